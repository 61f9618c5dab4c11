import type { ArmNames, Of, ResultSummary, Summary } from './points-of.ts'

/** What every kind of result is drawn from. */
export interface ViewProps {
  readonly summary: Summary
  readonly chosen: Pick<ResultSummary, 'result' | 'kind' | 'label'>
  readonly visit: string
  readonly of: Of
  /** As they are shown, the reference first. */
  readonly arms: readonly string[]
  readonly names: ArmNames
}
