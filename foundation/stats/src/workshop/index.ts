export * from './one-thread.ts'
export * from './shared.ts'
export type * from './task.ts'
export { task } from './task.ts'
