export * from './doors.ts'
export * from './operations.ts'
export * from './score-table.ts'
export * from './summary.ts'
