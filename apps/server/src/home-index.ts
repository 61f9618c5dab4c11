export { type AuditEntry, subjectsOf } from './audit.ts'
export * from './home.ts'
export * from './operations.ts'
export { program, version } from './version.ts'
