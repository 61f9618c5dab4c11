export type * from './analysis.ts'
export type * from './doors.ts'
export type * from './findings.ts'
export * from './operations.ts'
