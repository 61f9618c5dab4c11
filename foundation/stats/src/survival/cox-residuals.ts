import type { CoxKernelFit } from './kernel/cox-newton.ts'
import { accumulatedHazards } from './kernel/hazards.ts'
import type { Ties } from './kernel/partial-likelihood.ts'
import { visitRiskSets } from './kernel/risk-sets.ts'

/** Vectors in the order of the rows used. */
const unsorted = ({ sorted }: CoxKernelFit, values: Float64Array): Float64Array => {
  const given = new Float64Array(values.length)
  values.forEach((value, at) => {
    given[sorted.order[at] as number] = value
  })
  return given
}

/** Events minus expected events per row used. */
export const martingaleResiduals = (fit: CoxKernelFit): Float64Array => {
  const { sorted, at } = fit
  const hazards = accumulatedHazards(sorted, at.increments)
  return unsorted(
    fit,
    hazards.map((hazard, row) => {
      const expected = ((at.risk[row] as number) / (sorted.weight[row] || 1)) * hazard
      return (sorted.event[row] as number) - expected
    }),
  )
}

/** Martingale residuals made nearly symmetric. */
export const devianceResiduals = (fit: CoxKernelFit, event: ArrayLike<number>): Float64Array =>
  martingaleResiduals(fit).map((m, row) => {
    const d = event[row] as number
    const inner = d === 0 ? -m : -(m + Math.log(d - m))
    return Math.sign(m) * Math.sqrt(Math.max(0, 2 * inner))
  })

/** Mean covariates of those at risk at each group of rows, and the increments of mean times hazard; columns x groups, column by column. */
export interface RiskMeans {
  readonly mean: Float64Array
  readonly all: Float64Array
  readonly tied: Float64Array
}

/** Means over the risk sets at the fit, by the fit's own way with ties. */
export const riskMeans = ({ sorted, at }: CoxKernelFit, ties: Exclude<Ties, 'exact'>): RiskMeans => {
  const { columns, groups } = sorted
  const count = groups.time.length
  const means = { mean: new Float64Array(columns * count), all: new Float64Array(columns * count), tied: new Float64Array(columns * count) }
  visitRiskSets(sorted, at.risk, (set) => {
    const steps = ties === 'efron' ? set.events : 1
    const each = set.tiedWeight / steps
    for (let step = 0; step < steps; step++) {
      const share = step / steps
      const denominator = set.sum - share * set.tiedSum
      for (let j = 0; j < columns; j++) {
        const mean = ((set.first[j] as number) - share * (set.tiedFirst[j] as number)) / denominator
        const to = j * count + set.group
        means.mean[to] = (means.mean[to] as number) + mean / steps
        means.all[to] = (means.all[to] as number) + (each * mean) / denominator
        means.tied[to] = (means.tied[to] as number) + (share * each * mean) / denominator
      }
    }
  })
  return means
}

/** Score of each row used in each coefficient, case weight included: rows x columns. They sum to the score, zero at the fit. */
export const scoreResiduals = (fit: CoxKernelFit, ties: Exclude<Ties, 'exact'>): Float64Array => {
  const { sorted, at } = fit
  const { columns, rows, groups, x, event, weight } = sorted
  const count = groups.time.length
  const means = riskMeans(fit, ties)
  const hazards = accumulatedHazards(sorted, at.increments)
  const groupOf = new Int32Array(rows)
  for (let group = 0; group < count; group++) groupOf.fill(group, groups.from[group] as number, groups.to[group] as number)
  const residuals = new Float64Array(rows * columns)
  for (let j = 0; j < columns; j++) {
    const part = (values: Float64Array): Float64Array => values.subarray(j * count, (j + 1) * count)
    const drift = accumulatedHazards(sorted, { all: part(means.all), tied: part(means.tied) })
    const mean = part(means.mean)
    for (let row = 0; row < rows; row++) {
      const own = x[row * columns + j] as number
      const jump = event[row] === 1 ? (weight[row] as number) * (own - (mean[groupOf[row] as number] as number)) : 0
      const value = jump - (at.risk[row] as number) * (own * (hazards[row] as number) - (drift[row] as number))
      residuals[(sorted.order[row] as number) * columns + j] = value
    }
  }
  return residuals
}

/** Schoenfeld residuals: covariates of each event minus the mean over those at risk. */
export interface Schoenfeld {
  /** Times of the events, rising. */
  readonly time: Float64Array
  /** Row used of each event. */
  readonly row: Int32Array
  /** Events x columns. */
  readonly residuals: Float64Array
  /** Scaled (Grambsch and Therneau): their trend over time is that of the coefficient. */
  readonly scaled: Float64Array
}

/** Schoenfeld residuals of every event, plain and scaled. */
export const schoenfeldResiduals = (fit: CoxKernelFit, ties: Exclude<Ties, 'exact'>): Schoenfeld => {
  const { sorted, covariance, coefficients } = fit
  const { columns, groups, x, event, order } = sorted
  const count = groups.time.length
  const { mean } = riskMeans(fit, ties)
  const events: { readonly time: number; readonly at: number; readonly group: number }[] = []
  for (let group = 0; group < count; group++)
    for (let at = groups.from[group] as number; at < (groups.to[group] as number); at++)
      if (event[at] === 1) events.push({ time: groups.time[group] as number, at, group })
  events.sort((a, b) => a.time - b.time || (order[a.at] as number) - (order[b.at] as number))
  const residuals = new Float64Array(events.length * columns)
  const scaled = new Float64Array(events.length * columns)
  events.forEach(({ at, group }, k) => {
    for (let j = 0; j < columns; j++) residuals[k * columns + j] = (x[at * columns + j] as number) - (mean[j * count + group] as number)
    for (let j = 0; j < columns; j++) {
      let sum = 0
      for (let m = 0; m < columns; m++) sum += (covariance[j * columns + m] as number) * (residuals[k * columns + m] as number)
      scaled[k * columns + j] = events.length * sum + (coefficients[j] as number)
    }
  })
  return {
    time: Float64Array.from(events, ({ time }) => time),
    row: Int32Array.from(events, ({ at }) => order[at] as number),
    residuals,
    scaled,
  }
}
