import type { Engine, ReleaseStore } from '@dacryon/data'
import type { PlanRecord } from './schema/plan.ts'

/** Where score plans live: written once, never changed; a change is a further record. */
export interface PlanStore {
  /** Every plan of a study, oldest first; empty when none was fixed. */
  history(study: string): Promise<readonly PlanRecord[]>
  /** Keep a record as its revision. False, and nothing is kept, when that revision is there already: somebody was quicker. */
  keep(record: PlanRecord): Promise<boolean>
}

/** What scoring a release needs from outside. */
export interface ReleaseScoreDoors {
  readonly releases: ReleaseStore
  readonly engine: Engine
  readonly plans: PlanStore
  /** Name to record with a plan. */
  readonly by: string
  /** Current time as ISO date-time in UTC. */
  now(): string
}
