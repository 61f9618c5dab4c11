import type { Random } from '@dacryon/core'
import { choleskyFactor } from '../numeric/matrix/cholesky.ts'
import { orderOf } from '../numeric/rank.ts'
import { factorInformation, invertInformation } from '../regression/kernel/information.ts'
import { leastSquares } from '../regression/kernel/least-squares.ts'
import { logisticNewton } from '../regression/kernel/logistic-newton.ts'
import { maximise } from '../regression/kernel/maximise.ts'
import { ordinalPoint } from '../regression/kernel/ordinal-likelihood.ts'
import { type Rows, takeColumns } from '../regression/kernel/rows.ts'

/** Rows with the variable observed, and those to be imputed; the first column of a design is the intercept. */
export interface ImputationStep {
  readonly observed: Rows
  readonly y: Float64Array
  readonly absent: Rows
  readonly random: Random
}

const predict = ({ rows, columns, data }: Rows, b: Float64Array): Float64Array =>
  Float64Array.from({ length: rows }, (_, row) => {
    let sum = 0
    for (let j = 0; j < columns; j++) sum += (data[row * columns + j] as number) * (b[j] as number)
    return sum
  })

/** One draw from the normal distribution with this mean and covariance; columns without variance stay at their mean. */
const drawNormal = (mean: Float64Array, covariance: Float64Array, random: Random): Float64Array => {
  const n = mean.length
  const kept = Array.from({ length: n }, (_, j) => j).filter((j) => (covariance[j * n + j] as number) > 0)
  const part = Float64Array.from(kept.flatMap((i) => kept.map((j) => covariance[i * n + j] as number)))
  const factor = choleskyFactor({ rows: kept.length, columns: kept.length, data: part }, 1e-13)
  const z = Float64Array.from(kept, () => random.normal())
  const out = mean.slice()
  kept.forEach((column, i) => {
    let sum = 0
    if (factor === undefined) sum = Math.sqrt(covariance[column * n + column] as number) * (z[i] as number)
    else for (let k = 0; k <= i; k++) sum += (factor.data[i * kept.length + k] as number) * (z[k] as number)
    out[column] = (out[column] as number) + sum
  })
  return out
}

/** Coefficients and residual standard deviation, at their estimate and drawn from their posterior under a flat prior. */
const drawLinear = ({ observed, y, random }: ImputationStep) => {
  const fit = leastSquares(observed, y)
  const df = Math.max(1, observed.rows - fit.rank)
  const sigma = Math.sqrt(fit.residualSum / random.gamma(df / 2, 2))
  const drawn = drawNormal(
    fit.coefficients,
    fit.unscaled.map((value) => value * sigma * sigma),
    random,
  )
  return { estimated: fit.coefficients, drawn, sigma }
}

/** Normal linear draw. */
export const imputeNormal = (step: ImputationStep): Float64Array => {
  const { drawn, sigma } = drawLinear(step)
  return predict(step.absent, drawn).map((centre) => centre + sigma * step.random.normal())
}

/** One of the observed values whose predictions are nearest: type 1 matching, predictions of donors at the estimate. */
export const imputeByPredictiveMean = (step: ImputationStep, donors = 5): Float64Array => {
  const { estimated, drawn } = drawLinear(step)
  const known = predict(step.observed, estimated)
  const order = orderOf(known)
  const n = order.length
  const at = (k: number): number => known[order[k] as number] as number
  const wanted = Math.min(donors, n)
  return predict(step.absent, drawn).map((target) => {
    let [low, high] = [0, n]
    while (low < high) {
      const middle = (low + high) >> 1
      if (at(middle) < target) low = middle + 1
      else high = middle
    }
    let [left, right] = [low - 1, low]
    while (right - left - 1 < wanted) {
      if (right >= n || (left >= 0 && target - at(left) <= at(right) - target)) left -= 1
      else right += 1
    }
    return step.y[order[left + 1 + step.random.integer(0, wanted - 1)] as number] as number
  })
}

/**
 * A few rows of small weight around the mean of each column, half of them in each level, so that separated levels still have an estimate.
 *
 * Source: White IR, Daniel R, Royston P. Comput Stat Data Anal 2010;54:2267-75 (doi 10.1016/j.csda.2010.04.005).
 */
const augmented = ({ rows, columns, data }: Rows, y: Float64Array, levels: number) => {
  const extra = 2 * (columns - 1) * levels
  const all = new Float64Array((rows + extra) * columns)
  all.set(data)
  const [values, weights] = [new Float64Array(rows + extra), new Float64Array(rows + extra).fill(1)]
  values.set(y)
  const means = Float64Array.from({ length: columns }, (_, j) => {
    let sum = 0
    for (let row = 0; row < rows; row++) sum += data[row * columns + j] as number
    return sum / rows
  })
  let at = rows
  for (let j = 1; j < columns; j++) {
    let squares = 0
    for (let row = 0; row < rows; row++) squares += ((data[row * columns + j] as number) - (means[j] as number)) ** 2
    const sd = Math.sqrt(squares / Math.max(1, rows - 1))
    for (const side of [-1, 1])
      for (let level = 0; level < levels; level++, at++) {
        all.set(means, at * columns)
        all[at * columns + j] = (means[j] as number) + side * sd
        values[at] = level
        weights[at] = columns / extra
      }
  }
  return { design: { rows: rows + extra, columns, data: all }, values, weights }
}

const drawLogistic = ({ observed, y, random }: Omit<ImputationStep, 'absent'>): Float64Array => {
  const { design, values, weights } = augmented(observed, y, 2)
  const fit = logisticNewton(design, values, { weights })
  return drawNormal(fit.coefficients, fit.covariance, random)
}

const expit = (x: number): number => 1 / (1 + Math.exp(-x))

/** Codes 0 and 1. */
export const imputeLogistic = (step: ImputationStep): Float64Array =>
  predict(step.absent, drawLogistic(step)).map((eta) => (step.random.uniform() < expit(eta) ? 1 : 0))

const pick = (weights: readonly number[], random: Random): number => {
  let left = random.uniform() * weights.reduce((sum, weight) => sum + weight, 0)
  for (const [level, weight] of weights.entries()) {
    left -= weight
    if (left < 0) return level
  }
  return weights.length - 1
}

/**
 * Codes 0 to levels - 1: each level against the commonest by its own logistic model.
 *
 * Source: Begg CB, Gray R. Biometrika 1984;71:11-8 (doi 10.1093/biomet/71.1.11).
 */
export const imputeMultinomial = (step: ImputationStep, levels: number): Float64Array => {
  const { observed, y, absent, random } = step
  const counts = Array.from({ length: levels }, (_, level) => y.reduce((sum, value) => sum + (value === level ? 1 : 0), 0))
  const base = counts.indexOf(Math.max(...counts))
  const scores = counts.map((count, level) => {
    if (level === base) return new Float64Array(absent.rows)
    if (count === 0) return new Float64Array(absent.rows).fill(-Infinity)
    const rows = Array.from(y.keys()).filter((row) => y[row] === level || y[row] === base)
    const data = new Float64Array(rows.length * observed.columns)
    rows.forEach((row, at) => {
      data.set(observed.data.subarray(row * observed.columns, (row + 1) * observed.columns), at * observed.columns)
    })
    const own = { rows: rows.length, columns: observed.columns, data }
    const b = drawLogistic({ observed: own, y: Float64Array.from(rows, (row) => (y[row] === level ? 1 : 0)), random })
    return predict(absent, b)
  })
  return Float64Array.from({ length: absent.rows }, (_, row) => {
    const own = scores.map((score) => score[row] as number)
    const most = Math.max(...own)
    return pick(
      own.map((score) => Math.exp(score - most)),
      random,
    )
  })
}

/** Codes 0 to levels - 1 in their order: proportional odds; undefined where the model has no maximum. */
export const imputeOrdinal = (step: ImputationStep, levels: number): Float64Array | undefined => {
  const { observed, y, absent, random } = step
  const { design, values, weights } = augmented(observed, y, levels)
  const { aliased } = leastSquares(design, values)
  const kept = Array.from(aliased.keys()).filter((j) => j > 0 && aliased[j] === 0)
  const cuts = levels - 1
  const start = new Float64Array(cuts + kept.length)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let below = 0
  for (let k = 0; k < cuts; k++) {
    below += values.reduce((sum, value, at) => sum + (value === k ? (weights[at] as number) : 0), 0)
    start[k] = Math.log((below + 0.01 * (k + 1)) / (total - below + 0.01))
  }
  const x = takeColumns(design, kept)
  const found = maximise((b) => ordinalPoint(x, values, weights, cuts, b), start)
  if (!found.converged) return undefined
  const covariance = invertInformation(factorInformation(found.point.information, start.length, 0))
  let b = drawNormal(found.coefficients, covariance, random)
  for (let tries = 0; tries < 50 && b.subarray(0, cuts).some((cut, k) => k > 0 && cut <= (b[k - 1] as number)); tries++)
    b = drawNormal(found.coefficients, covariance, random)
  const thresholds = b.slice(0, cuts).sort()
  return predict(takeColumns(absent, kept), b.slice(cuts)).map((eta) => {
    const u = random.uniform()
    let level = 0
    while (level < cuts && u > expit((thresholds[level] as number) - eta)) level += 1
    return level
  })
}
