export * from './file-plans.ts'
