import type { Random } from '@dacryon/core'
import { figure } from '../figures.ts'
import { lymphomaPredictors } from '../model/history.ts'
import type { Enrolled, SimulatedStudy } from '../model/simulate.ts'

export interface LymphomaEvent {
  readonly enrolled: Enrolled
  /** Days since 1970-01-01. */
  readonly day: number
  readonly type: 'malt' | 'dlbcl' | 'nodal_mzl'
  /** Label of the first visit that took place after the diagnosis. */
  readonly visit: string
}

/** Five-year risk by the number of predictors at inclusion. */
const lymphomaRisk = (predictors: number): number => {
  const high = figure('lymphomaRiskManyPredictors')
  if (predictors >= 3) return high
  const odds = high / (1 - high) / figure('lymphomaOddsRatio')
  return odds / (1 + odds)
}

/** Lymphomas that were diagnosed between two visits of the follow-up. */
export const lymphomasOf = (study: SimulatedStudy, random: Random): readonly LymphomaEvent[] =>
  study.enrolled.flatMap((enrolled) => {
    const first = enrolled.visits[0]
    const last = enrolled.visits.at(-1)
    if (first === undefined || last === undefined) return []
    const draw = random.fork(enrolled.person.id)
    if (!draw.bernoulli(lymphomaRisk(lymphomaPredictors({ ...first.complete, ...enrolled.history })))) return []
    const day = enrolled.inclusionDay + draw.integer(60, 1780)
    const after = enrolled.visits.find((visit) => visit.day >= day)
    return after === undefined
      ? []
      : [{ enrolled, day, type: draw.pick(['malt', 'malt', 'malt', 'dlbcl', 'nodal_mzl'] as const), visit: after.time.label }]
  })
