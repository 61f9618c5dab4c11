/** Counts of one concept, and moments of its plain numbers; sd is the sample standard deviation, absent for fewer than two numbers. */
export interface ConceptStats {
  readonly observations: number
  /** Distinct subjects with any observation. */
  readonly subjects: number
  /** Observations with a reason instead of a value. */
  readonly missing: number
  readonly censored: number
  readonly min?: number
  readonly max?: number
  readonly mean?: number
  readonly sd?: number
}

/** Statistics of a concept without observations. */
export const noStats: ConceptStats = Object.freeze({ observations: 0, subjects: 0, missing: 0, censored: 0 })
