export * from './contrast-inference.ts'
export type { CovarianceStructure } from './covariance-structures.ts'
export * from './fit-mmrm.ts'
export * from './mmrm-means.ts'
