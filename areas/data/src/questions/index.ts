export * from './as-english.ts'
export * from './as-french.ts'
