export * from './doors.ts'
export * from './operations.ts'
export type { PlanRecord, ScorePlan } from './schema/plan.ts'
