import { factorInformation, invertInformation, logDeterminantOf } from '../../regression/kernel/information.ts'
import { maximise } from '../../regression/kernel/maximise.ts'
import { type PartialLikelihood, partialLikelihood } from './partial-likelihood.ts'
import { visitRiskSets } from './risk-sets.ts'
import type { SortedCox } from './sorted.ts'

/** How to fit, and which coefficients are held. */
export interface FirthCoxOptions {
  readonly ties?: 'efron' | 'breslow' | undefined
  readonly start?: Float64Array | undefined
  /** Coefficients that may move; the columns of the others stay in the penalty. Default all. */
  readonly free?: readonly number[] | undefined
}

/** A penalised fit of the partial likelihood. */
export interface FirthCoxFit {
  readonly coefficients: Float64Array
  readonly covariance: Float64Array
  /** log partial likelihood + log |information| / 2. */
  readonly penalised: number
  readonly iterations: number
  readonly converged: boolean
}

/** (x - mean)' B (x - mean) of a row. */
const spread = (x: Float64Array, from: number, mean: Float64Array, inverse: Float64Array): number => {
  const size = mean.length
  let sum = 0
  for (let j = 0; j < size; j++) {
    const own = (x[from + j] as number) - (mean[j] as number)
    for (let k = 0; k < size; k++) sum += own * (inverse[j * size + k] as number) * ((x[from + k] as number) - (mean[k] as number))
  }
  return sum
}

/** Half the derivative of log |I|: third moments over each risk set, against the inverse information. */
const penaltyScore = (sorted: SortedCox, at: PartialLikelihood, inverse: Float64Array, ties: 'efron' | 'breslow'): Float64Array => {
  const { columns, groups, x, event, entries } = sorted
  const score = new Float64Array(columns)
  const mean = new Float64Array(columns)
  let stratum = 0
  visitRiskSets(sorted, at.risk, (set) => {
    while (set.group >= (groups.strata[stratum + 1] as number)) stratum++
    const first = groups.from[groups.strata[stratum] as number] as number
    const end = groups.to[set.group] as number
    const tiedFrom = groups.from[set.group] as number
    const time = groups.time[set.group] as number
    const steps = ties === 'efron' ? set.events : 1
    for (let step = 0; step < steps; step++) {
      const share = step / steps
      const denominator = set.sum - share * set.tiedSum
      for (let j = 0; j < columns; j++) mean[j] = ((set.first[j] as number) - share * (set.tiedFirst[j] as number)) / denominator
      for (let row = first; row < end; row++) {
        if (entries !== undefined && (entries.time[row] as number) >= time) continue
        const part = (at.risk[row] as number) * (row >= tiedFrom && event[row] === 1 ? 1 - share : 1)
        const weight = (0.5 * set.tiedWeight * part * spread(x, row * columns, mean, inverse)) / (steps * denominator)
        for (let j = 0; j < columns; j++)
          score[j] = (score[j] as number) + weight * ((x[row * columns + j] as number) - (mean[j] as number))
      }
    }
  })
  return score
}

const block = (matrix: Float64Array, size: number, kept: readonly number[]): Float64Array => {
  const part = new Float64Array(kept.length * kept.length)
  kept.forEach((row, a) => {
    kept.forEach((column, b) => {
      part[a * kept.length + b] = matrix[row * size + column] as number
    })
  })
  return part
}

/**
 * Cox's partial likelihood with Firth's penalty `log |I| / 2`, maximised by scoring. Finite where the likelihood is monotone. The work is
 * events x rows at risk x columns^2: for data of some thousand rows, which is where it is needed. Columns must be independent.
 */
export const firthCoxNewton = (sorted: SortedCox, { ties = 'efron', start, free }: FirthCoxOptions = {}): FirthCoxFit => {
  const size = sorted.columns
  const moving = free ?? Array.from({ length: size }, (_, j) => j)
  const base = start ?? new Float64Array(size)
  const whole = (part: Float64Array): Float64Array => {
    const b = Float64Array.from(base)
    moving.forEach((j, at) => {
      b[j] = part[at] as number
    })
    return b
  }
  const evaluate = (part: Float64Array) => {
    const at = partialLikelihood(sorted, whole(part), ties)
    const factored = factorInformation(at.information, size, 0)
    const inverse = invertInformation(factored)
    const logLikelihood = factored.rank < size ? -Infinity : at.logLikelihood + logDeterminantOf(factored) / 2
    const extra = penaltyScore(sorted, at, inverse, ties)
    const score = Float64Array.from(moving, (j) => (at.score[j] as number) + (extra[j] as number))
    return { logLikelihood, score, information: block(at.information, size, moving), inverse }
  }
  const from = Float64Array.from(moving, (j) => base[j] as number)
  const found = maximise(evaluate, from, { maxIterations: 300, tolerance: 1e-18 })
  return {
    coefficients: whole(found.coefficients),
    covariance: found.point.inverse,
    penalised: found.point.logLikelihood,
    iterations: found.iterations,
    converged: found.converged,
  }
}
