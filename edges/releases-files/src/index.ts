export * from './file-releases.ts'
