export { kaplanMeier } from './kaplan-meier/kaplan-meier.ts'
