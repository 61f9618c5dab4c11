export { clinessdai } from './clinessdai/clinessdai.ts'
export { essdai } from './essdai/essdai.ts'
export { esspri } from './esspri/esspri.ts'
export { star } from './star/star.ts'
