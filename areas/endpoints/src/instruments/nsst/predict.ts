import { addExact, compareExact, type Exact, multiplyExact, numberOfExact, subtractExact } from '@dacryon/core'
import type { NsstCoefficients } from './coefficients.ts'
import { inputs, type NsstInput, type Subgroup, subgroups } from './subgroups.ts'

/** What the model says of one patient. */
export interface Prediction {
  readonly subgroup: Subgroup
  readonly probabilities: Readonly<Record<Subgroup, number>>
  /** Several subgroups are most probable alike; the first of them was taken. */
  readonly tie: boolean
}

/**
 * Probabilities of the four subgroups: a softmax of four linear scores. The scores and their order are exact, so that a tie is a tie; the
 * probabilities are doubles.
 */
export const predict = ({ classes }: NsstCoefficients, values: Readonly<Record<NsstInput, Exact>>): Prediction => {
  const scored = subgroups.map((subgroup) => {
    const own = classes[subgroup]
    return { subgroup, score: inputs.reduce((sum, id) => addExact(sum, multiplyExact(own[id], values[id])), own.intercept) }
  })
  const best = scored.reduce((top, one) => (compareExact(one.score, top.score) > 0 ? one : top))
  const powers = scored.map(({ score }) => Math.exp(numberOfExact(subtractExact(score, best.score))))
  const sum = powers.reduce((total, power) => total + power, 0)
  const share = (subgroup: Subgroup): number => (powers[subgroups.indexOf(subgroup)] ?? 0) / sum
  return {
    subgroup: best.subgroup,
    probabilities: { LSB: share('LSB'), HSB: share('HSB'), DDF: share('DDF'), PDF: share('PDF') },
    tie: scored.filter(({ score }) => compareExact(score, best.score) === 0).length > 1,
  }
}
