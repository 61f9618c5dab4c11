export { box } from './box/box.ts'
export { forest } from './forest/forest.ts'
export { kaplanMeier } from './kaplan-meier/kaplan-meier.ts'
