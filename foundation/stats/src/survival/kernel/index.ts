export * from './cox-newton.ts'
export * from './fine-gray-newton.ts'
export type { PartialLikelihood, Ties } from './partial-likelihood.ts'
export { type CoxInput, type SortedCox, sortCox } from './sorted.ts'
