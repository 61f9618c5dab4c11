export type * from './delimited.ts'
export * from './read-delimited.ts'
