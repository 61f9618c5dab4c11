export * from './conform.ts'
export * from './operations.ts'
