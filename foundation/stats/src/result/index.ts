export * from './estimable.ts'
export type * from './estimate.ts'
export * from './problems.ts'
export * from './vectors.ts'
