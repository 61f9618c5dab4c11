export * from './threads-workshop.ts'
