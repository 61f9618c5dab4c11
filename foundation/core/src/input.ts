export * from './fields.ts'
export * from './read-input.ts'
