export * from './memory-releases.ts'
