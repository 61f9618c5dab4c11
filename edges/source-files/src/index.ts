export * from './limits.ts'
export * from './open-source.ts'
