export * from './doors.ts'
export * from './import-study.ts'
export * from './operations.ts'
export * from './releases.ts'
