import type { TestOptions } from './options.ts'

/** What rank tests can be told besides. */
export interface RankOptions extends TestOptions {
  /**
   * `auto`: the exact distribution below 50 values a group without ties (or zeros), else the normal approximation. `exact`: always exact,
   * ties kept as they are. `asymptotic`: always the normal approximation.
   */
  readonly distribution?: 'auto' | 'exact' | 'asymptotic'
  /** Continuity correction of the normal approximation. Default true. */
  readonly continuity?: boolean
}
