import { mirror } from '../../regression/kernel/rows.ts'
import type { PartialLikelihood } from './partial-likelihood.ts'
import { risksOf } from './partial-likelihood.ts'
import type { SortedCox } from './sorted.ts'

/** Sums over all ways of choosing d rows, with first and second derivatives, for d = 0 to the number of events. */
interface Choices {
  readonly value: Float64Array
  readonly first: Float64Array
  readonly second: Float64Array
}

const choicesOf = (most: number, columns: number): Choices => {
  const value = new Float64Array(most + 1)
  value[0] = 1
  return { value, first: new Float64Array((most + 1) * columns), second: new Float64Array((most + 1) * columns * columns) }
}

/** One more row to choose from (Gail, Lubin and Rubinstein's recursion, differentiated). */
const admit = ({ value, first, second }: Choices, most: number, columns: number, x: Float64Array, at: number, u: number): void => {
  const square = columns * columns
  for (let d = most; d >= 1; d--) {
    const below = value[d - 1] as number
    if (below === 0) continue
    const f = d * columns
    const s = d * square
    for (let j = 0; j < columns; j++) {
      const xj = x[at + j] as number
      const fj = first[f - columns + j] as number
      for (let k = 0; k <= j; k++) {
        const xk = x[at + k] as number
        const fk = first[f - columns + k] as number
        second[s + j * columns + k] =
          (second[s + j * columns + k] as number) +
          u * ((second[s - square + j * columns + k] as number) + xj * fk + xk * fj + xj * xk * below)
      }
    }
    for (let j = 0; j < columns; j++)
      first[f + j] = (first[f + j] as number) + u * ((first[f - columns + j] as number) + (x[at + j] as number) * below)
    value[d] = (value[d] as number) + u * below
  }
}

/**
 * The exact partial likelihood of discrete time: at each event time the chance that, among those at risk, these and no others have the
 * event. The work grows with rows x events at one time x columns^2 at every event time, so it is for data of some thousand rows.
 */
export const exactLikelihood = (sorted: SortedCox, b: ArrayLike<number>): PartialLikelihood => {
  const { rows, columns, x, groups, entries, event } = sorted
  const eta = new Float64Array(rows)
  const risk = risksOf({ ...sorted, weight: new Float64Array(rows).fill(1) }, b, eta)
  const information = new Float64Array(columns * columns)
  const scale = new Float64Array(columns)
  const score = new Float64Array(columns)
  const zeros = new Float64Array(groups.time.length)
  let logLikelihood = 0
  const take = (group: number, first: number): void => {
    const most = groups.events[group] as number
    const time = groups.time[group] as number
    const end = groups.to[group] as number
    const from = groups.from[first] as number
    const inSet = (row: number): boolean => entries === undefined || (entries.time[row] as number) < time
    let total = 0
    for (let row = from; row < end; row++) if (inSet(row)) total += risk[row] as number
    const unit = total / most
    const choices = choicesOf(most, columns)
    for (let row = from; row < end; row++) if (inSet(row)) admit(choices, most, columns, x, row * columns, (risk[row] as number) / unit)
    const value = choices.value[most] as number
    logLikelihood -= Math.log(value) + most * Math.log(unit)
    for (let j = 0; j < columns; j++) {
      const mean = (choices.first[most * columns + j] as number) / value
      score[j] = (score[j] as number) - mean
      for (let k = 0; k <= j; k++) {
        const second = (choices.second[(most * columns + j) * columns + k] as number) / value
        const at = j * columns + k
        information[at] = (information[at] as number) + second - (mean * (choices.first[most * columns + k] as number)) / value
        if (j === k) scale[j] = (scale[j] as number) + second
      }
    }
    for (let row = groups.from[group] as number; row < end; row++) {
      if (event[row] !== 1) continue
      logLikelihood += eta[row] as number
      for (let j = 0; j < columns; j++) score[j] = (score[j] as number) + (x[row * columns + j] as number)
    }
  }
  for (let stratum = 0; stratum + 1 < groups.strata.length; stratum++) {
    const first = groups.strata[stratum] as number
    for (let group = first; group < (groups.strata[stratum + 1] as number); group++) if (groups.events[group] !== 0) take(group, first)
  }
  mirror(information, columns)
  return { logLikelihood, score, information, scale, risk, increments: { all: zeros, tied: zeros } }
}
