export * from './figures.ts'
export * from './generate-consortium.ts'
export type * from './generated-study.ts'
export * from './truth.ts'
