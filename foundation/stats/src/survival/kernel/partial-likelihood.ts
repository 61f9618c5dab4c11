import { addCrossProduct } from '../../regression/kernel/add-cross-product.ts'
import { mirror } from '../../regression/kernel/rows.ts'
import { accumulatedHazards, type Increments } from './hazards.ts'
import { type RiskSet, visitRiskSets } from './risk-sets.ts'
import type { SortedCox } from './sorted.ts'

/** How events at one time are taken. */
export type Ties = 'efron' | 'breslow' | 'exact'

/** The partial likelihood at one vector of coefficients. */
export interface PartialLikelihood {
  readonly logLikelihood: number
  readonly score: Float64Array
  /** Full and symmetric, row by row. */
  readonly information: Float64Array
  /** Diagonal of the information before means are taken off: the scale against which rounding is judged. */
  readonly scale: Float64Array
  /** Risk relative to the mean covariates, per sorted row, case weight included. */
  readonly risk: Float64Array
  /** Increments of the baseline hazard at mean covariates, per group. */
  readonly increments: Increments
}

const blockRows = 256

/** exp(x b + offset) times the case weight, per sorted row; x b + offset into `eta`. */
export const risksOf = ({ rows, columns, x, weight, offset }: SortedCox, b: ArrayLike<number>, eta: Float64Array): Float64Array => {
  const risk = new Float64Array(rows)
  for (let row = 0, at = 0; row < rows; row++) {
    let sum = offset[row] as number
    for (let j = 0; j < columns; j++) sum += (x[at++] as number) * (b[j] as number)
    eta[row] = sum
    risk[row] = (weight[row] as number) * Math.exp(sum)
  }
  return risk
}

/** Weighted means of covariates at event times, gathered in blocks and taken off the information. */
class MeanBlocks {
  readonly #columns: number
  readonly #means: Float64Array
  readonly #weights = new Float64Array(blockRows)
  readonly #information: Float64Array
  #filled = 0

  constructor(columns: number, information: Float64Array) {
    this.#columns = columns
    this.#means = new Float64Array(blockRows * columns)
    this.#information = information
  }

  /** The mean over the risk set with share `share` of the tied rows taken off; its `weight` times is taken off the score. */
  take(set: RiskSet, share: number, denominator: number, weight: number, score: Float64Array): void {
    const columns = this.#columns
    const from = this.#filled * columns
    for (let j = 0; j < columns; j++) {
      const mean = ((set.first[j] as number) - share * (set.tiedFirst[j] as number)) / denominator
      this.#means[from + j] = mean
      score[j] = (score[j] as number) - weight * mean
    }
    this.#weights[this.#filled] = weight
    this.#filled++
    if (this.#filled === blockRows) this.flush()
  }

  flush(): void {
    addCrossProduct(this.#means, this.#filled, this.#columns, this.#weights, this.#information, -1)
    this.#filled = 0
  }
}

/**
 * Log partial likelihood, score and information (Efron or Breslow). Every row's outer product enters once, weighted with its cumulative
 * hazard, instead of once at every event time: the work is rows x columns^2, however many events there are.
 *
 * `timeWeights` multiplies score and information of each group (not the likelihood): what the test of proportional hazards needs.
 */
export const partialLikelihood = (
  sorted: SortedCox,
  b: ArrayLike<number>,
  ties: 'efron' | 'breslow',
  timeWeights?: ArrayLike<number>,
): PartialLikelihood => {
  const { rows, columns, x, groups, event, weight } = sorted
  const eta = new Float64Array(rows)
  const risk = risksOf(sorted, b, eta)
  const information = new Float64Array(columns * columns)
  const score = new Float64Array(columns)
  const increments = { all: new Float64Array(groups.time.length), tied: new Float64Array(groups.time.length) }
  const weighted = timeWeights === undefined ? increments : { all: increments.all.slice(), tied: increments.tied.slice() }
  const means = new MeanBlocks(columns, information)
  let logLikelihood = 0
  visitRiskSets(sorted, risk, (set) => {
    const g = timeWeights === undefined ? 1 : (timeWeights[set.group] as number)
    const steps = ties === 'efron' ? set.events : 1
    const each = set.tiedWeight / steps
    let all = 0
    let tied = 0
    for (let step = 0; step < steps; step++) {
      const share = step / steps
      const denominator = set.sum - share * set.tiedSum
      logLikelihood -= each * Math.log(denominator)
      all += each / denominator
      tied += (share * each) / denominator
      means.take(set, share, denominator, g * each, score)
    }
    increments.all[set.group] = all
    increments.tied[set.group] = tied
    if (timeWeights !== undefined) {
      weighted.all[set.group] = g * all
      weighted.tied[set.group] = g * tied
    }
    for (let row = groups.from[set.group] as number; row < (groups.to[set.group] as number); row++) {
      if (event[row] !== 1) continue
      logLikelihood += (weight[row] as number) * (eta[row] as number)
      const w = g * (weight[row] as number)
      for (let j = 0, at = row * columns; j < columns; j++, at++) score[j] = (score[j] as number) + w * (x[at] as number)
    }
  })
  const hazards = accumulatedHazards(sorted, weighted)
  for (let row = 0; row < rows; row++) hazards[row] = (hazards[row] as number) * (risk[row] as number)
  means.flush()
  const plain = new Float64Array(columns * columns)
  addCrossProduct(x, rows, columns, hazards, plain)
  const scale = Float64Array.from({ length: columns }, (_, j) => plain[j * columns + j] as number)
  for (let at = 0; at < information.length; at++) information[at] = (information[at] as number) + (plain[at] as number)
  mirror(information, columns)
  return { logLikelihood, score, information, scale, risk, increments }
}
