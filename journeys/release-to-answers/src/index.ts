export * from './doors.ts'
export * from './operations.ts'
