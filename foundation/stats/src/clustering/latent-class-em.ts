import type { Random } from '@dacryon/core'
import type { Patterns } from './latent-class-patterns.ts'

/** A latent class model: shares of classes and, for each class, probabilities of all levels of all items in one flat row. */
export interface ClassModel {
  readonly k: number
  readonly shares: Float64Array
  /** k rows of all levels. */
  readonly probabilities: Float64Array
}

/** Where expectation-maximisation ended. */
export interface ClassState extends ClassModel {
  readonly logLikelihood: number
  readonly converged: boolean
  /** Probability of each class for each pattern. */
  readonly posterior: Float64Array
}

/** Answers at random for each class. */
export const randomModel = ({ levels, offsets, width }: Patterns, k: number, random: Random): ClassModel => {
  const probabilities = new Float64Array(k * width)
  for (let c = 0; c < k; c++)
    levels.forEach((count, j) => {
      const from = c * width + (offsets[j] ?? 0)
      let sum = 0
      for (let l = 0; l < count; l++) {
        const value = random.exponential(1)
        probabilities[from + l] = value
        sum += value
      }
      for (let l = 0; l < count; l++) probabilities[from + l] = (probabilities[from + l] ?? 0) / sum
    })
  return { k, shares: new Float64Array(k).fill(1 / k), probabilities }
}

/** Log probability of a pattern in each class goes to its row of `logs`; the log of their sum is returned. */
const patternLog = (
  patterns: Patterns,
  logShares: Float64Array,
  logProbabilities: Float64Array,
  at: number,
  logs: Float64Array,
): number => {
  const { items, width, cells } = patterns
  const k = logShares.length
  let most = -Infinity
  for (let c = 0; c < k; c++) {
    let log = logShares[c] ?? 0
    for (let j = 0; j < items; j++) {
      const cell = cells[at * items + j] ?? -1
      if (cell >= 0) log += logProbabilities[c * width + cell] ?? 0
    }
    logs[at * k + c] = log
    most = Math.max(most, log)
  }
  let sum = 0
  for (let c = 0; c < k; c++) sum += Math.exp((logs[at * k + c] ?? 0) - most)
  return most + Math.log(sum)
}

/** Logarithms with a floor, so that a probability of 0 rules a class out without making the sum meaningless. */
const logsOf = (values: Float64Array): Float64Array => values.map((value) => Math.log(Math.max(value, 1e-300)))

/** Posterior of each pattern and the log-likelihood. */
export const classPosterior = (
  patterns: Patterns,
  { k, shares, probabilities }: ClassModel,
): { readonly posterior: Float64Array; readonly logLikelihood: number; readonly patternLogs: Float64Array } => {
  const count = patterns.counts.length
  const posterior = new Float64Array(count * k)
  const patternLogs = new Float64Array(count)
  const [logShares, logProbabilities] = [logsOf(shares), logsOf(probabilities)]
  let logLikelihood = 0
  for (let at = 0; at < count; at++) {
    const log = patternLog(patterns, logShares, logProbabilities, at, posterior)
    patternLogs[at] = log
    logLikelihood += (patterns.counts[at] ?? 0) * log
    for (let c = 0; c < k; c++) posterior[at * k + c] = Math.exp((posterior[at * k + c] ?? 0) - log)
  }
  return { posterior, logLikelihood, patternLogs }
}

/** Shares and probabilities from the posterior; a class or item without weight keeps what it had. */
const maximise = (patterns: Patterns, posterior: Float64Array, model: ClassModel): void => {
  const { items, width, cells, counts, levels, offsets, used } = patterns
  const { k, shares, probabilities } = model
  for (let c = 0; c < k; c++) {
    const sums = new Float64Array(width)
    let size = 0
    for (let at = 0; at < counts.length; at++) {
      const weight = (counts[at] ?? 0) * (posterior[at * k + c] ?? 0)
      size += weight
      for (let j = 0; j < items; j++) {
        const cell = cells[at * items + j] ?? -1
        if (cell >= 0) sums[cell] = (sums[cell] ?? 0) + weight
      }
    }
    shares[c] = size / used
    for (let j = 0; j < items; j++) {
      const from = offsets[j] ?? 0
      let total = 0
      for (let l = 0; l < (levels[j] ?? 0); l++) total += sums[from + l] ?? 0
      if (total > 0) for (let l = 0; l < (levels[j] ?? 0); l++) probabilities[c * width + from + l] = (sums[from + l] ?? 0) / total
    }
  }
}

/** Expectation-maximisation until the log-likelihood rises by less than `tolerance`. */
export const runClasses = (patterns: Patterns, start: ClassModel, tolerance: number, most: number): ClassState => {
  const model: ClassModel = { k: start.k, shares: start.shares.slice(), probabilities: start.probabilities.slice() }
  let before = -Infinity
  for (let iteration = 1; ; iteration++) {
    const { posterior, logLikelihood } = classPosterior(patterns, model)
    const converged = logLikelihood - before < tolerance
    if (converged || iteration >= most) return { ...model, logLikelihood, converged, posterior }
    before = logLikelihood
    maximise(patterns, posterior, model)
  }
}
