import { addCrossProduct } from '../../regression/kernel/add-cross-product.ts'
import { factorInformation, invertInformation } from '../../regression/kernel/information.ts'
import { maximise } from '../../regression/kernel/maximise.ts'
import { mirror, type Rows } from '../../regression/kernel/rows.ts'
import { breadMeatBread } from '../../regression/sandwich.ts'
import { indexAt, survivalCurve } from '../survival-curve.ts'

/** What a subdistribution hazards model is fitted to. */
export interface FineGrayInput {
  readonly design: Rows
  readonly time: Float64Array
  /** 0 end of follow-up, 1 the event, 2 a competing event. */
  readonly status: ArrayLike<number>
}

/** A fit of the weighted partial likelihood. */
export interface FineGrayKernelFit {
  readonly coefficients: Float64Array
  readonly aliased: Uint8Array
  readonly rank: number
  /** Sandwich that counts the estimation of the censoring weights. */
  readonly covariance: Float64Array
  readonly logLikelihood: readonly [number, number]
  readonly converged: boolean
  readonly iterations: number
}

/** Rows in rising order of time, covariates centred, with what does not change while coefficients do. */
interface Prepared {
  readonly rows: number
  readonly columns: number
  readonly x: Float64Array
  readonly status: Uint8Array
  /** First row of the distinct time of each row. */
  readonly first: Int32Array
  readonly time: Float64Array
  /** Chance not to be censored before the row's time. */
  readonly open: Float64Array
  /** First rows of times with events, rising; number of events there. */
  readonly eventTimes: Int32Array
  readonly events: Float64Array
}

const prepare = ({ design, time, status }: FineGrayInput): Prepared => {
  const { rows, columns, data } = design
  const order = Int32Array.from({ length: rows }, (_, row) => row).sort((a, b) => (time[a] as number) - (time[b] as number) || a - b)
  const means = new Float64Array(columns)
  for (let at = 0; at < data.length; at++) means[at % columns] = (means[at % columns] as number) + (data[at] as number) / rows
  const x = new Float64Array(rows * columns)
  order.forEach((row, at) => {
    for (let j = 0; j < columns; j++) x[at * columns + j] = (data[row * columns + j] as number) - (means[j] as number)
  })
  const sorted = Float64Array.from(order, (row) => time[row] as number)
  const what = Uint8Array.from(order, (row) => status[row] as number)
  const censoring = survivalCurve(
    sorted,
    what.map((value) => (value === 0 ? 1 : 0)),
  )
  const first = new Int32Array(rows)
  const open = new Float64Array(rows)
  const eventTimes: number[] = []
  const events: number[] = []
  for (let at = 0; at < rows; at++) {
    first[at] = at > 0 && sorted[at] === sorted[at - 1] ? (first[at - 1] as number) : at
    const index = indexAt(censoring.time, sorted[at] as number) - 1
    open[at] = index < 0 ? 1 : (censoring.survival[index] as number)
    if (what[at] !== 1) continue
    if (eventTimes.at(-1) === first[at]) events[events.length - 1] = (events.at(-1) ?? 0) + 1
    else {
      eventTimes.push(first[at] as number)
      events.push(1)
    }
  }
  return {
    rows,
    columns,
    x,
    status: what,
    first,
    time: sorted,
    open,
    eventTimes: Int32Array.from(eventTimes),
    events: Float64Array.from(events),
  }
}

/** Sums at event times: of risks weighted by the chance to be still under observation, and the means of covariates. */
interface RiskSums {
  readonly risk: Float64Array
  readonly eta: Float64Array
  readonly sum: Float64Array
  /** Event times x columns. */
  readonly mean: Float64Array
}

const riskSums = (p: Prepared, b: Float64Array): RiskSums => {
  const { rows, columns, x, status, open, eventTimes } = p
  const count = eventTimes.length
  const [risk, eta] = [new Float64Array(rows), new Float64Array(rows)]
  for (let row = 0; row < rows; row++) {
    let value = 0
    for (let j = 0; j < columns; j++) value += (x[row * columns + j] as number) * (b[j] as number)
    eta[row] = value
    risk[row] = Math.exp(value)
  }
  const sum = new Float64Array(count)
  const mean = new Float64Array(count * columns)
  const first = new Float64Array(columns)
  let total = 0
  const take = (row: number, weight: number): void => {
    const r = (risk[row] as number) * weight
    total += r
    for (let j = 0; j < columns; j++) first[j] = (first[j] as number) + r * (x[row * columns + j] as number)
  }
  // Still under observation: from the end.
  for (let k = count - 1, row = rows - 1; k >= 0; k--) {
    for (; row >= (eventTimes[k] as number); row--) take(row, 1)
    sum[k] = total
    mean.set(first, k * columns)
  }
  // Had the competing event before: from the start, weighted by the chance to be still uncensored.
  total = 0
  first.fill(0)
  for (let k = 0, row = 0; k < count; k++) {
    for (; row < (eventTimes[k] as number); row++) if (status[row] === 2) take(row, 1 / (open[row] as number))
    const g = open[eventTimes[k] as number] as number
    sum[k] = (sum[k] as number) + g * total
    for (let j = 0; j < columns; j++)
      mean[k * columns + j] = ((mean[k * columns + j] as number) + g * (first[j] as number)) / (sum[k] as number)
  }
  return { risk, eta, sum, mean }
}

/** Per row: weighted cumulative subdistribution hazard that it was exposed to. */
const exposures = (p: Prepared, increments: ArrayLike<number>): Float64Array => {
  const { rows, status, open, eventTimes, first } = p
  const count = eventTimes.length
  const exposure = new Float64Array(rows)
  let [sum, k] = [0, 0]
  for (let row = 0; row < rows; row++) {
    while (k < count && (eventTimes[k] as number) <= (first[row] as number)) sum += increments[k++] as number
    exposure[row] = sum
  }
  sum = 0
  k = count - 1
  for (let row = rows - 1; row >= 0; row--) {
    for (; k >= 0 && (eventTimes[k] as number) > (first[row] as number); k--)
      sum += (open[eventTimes[k] as number] as number) * (increments[k] as number)
    if (status[row] === 2) exposure[row] = (exposure[row] as number) + sum / (open[row] as number)
  }
  return exposure
}

const pointAt = (p: Prepared, b: Float64Array) => {
  const { rows, columns, x, status, eventTimes, events } = p
  const { risk, eta, sum, mean } = riskSums(p, b)
  const score = new Float64Array(columns)
  let logLikelihood = 0
  for (let row = 0; row < rows; row++) {
    if (status[row] !== 1) continue
    logLikelihood += eta[row] as number
    for (let j = 0; j < columns; j++) score[j] = (score[j] as number) + (x[row * columns + j] as number)
  }
  for (let k = 0; k < eventTimes.length; k++) {
    const d = events[k] as number
    logLikelihood -= d * Math.log(sum[k] as number)
    for (let j = 0; j < columns; j++) score[j] = (score[j] as number) - d * (mean[k * columns + j] as number)
  }
  const increments = events.map((d, k) => d / (sum[k] as number))
  const weights = exposures(p, increments).map((value, row) => value * (risk[row] as number))
  const information = new Float64Array(columns * columns)
  addCrossProduct(x, rows, columns, weights, information)
  const scale = Float64Array.from({ length: columns }, (_, j) => information[j * columns + j] as number)
  addCrossProduct(mean, eventTimes.length, columns, events, information, -1)
  return { logLikelihood, score, information, scale, risk, mean, increments }
}

/** Scores of rows in the coefficients: the event itself and the exposure. */
const ownScores = (p: Prepared, point: ReturnType<typeof pointAt>): Float64Array => {
  const { rows, columns, x, status, eventTimes, first } = p
  const { risk, mean, increments } = point
  const at = new Map(Array.from(eventTimes, (row, k) => [row, k]))
  const exposure = exposures(p, increments)
  const scores = new Float64Array(rows * columns)
  for (let j = 0; j < columns; j++) {
    const drift = exposures(
      p,
      increments.map((value, k) => value * (mean[k * columns + j] as number)),
    )
    for (let row = 0; row < rows; row++) {
      const own = x[row * columns + j] as number
      const k = status[row] === 1 ? at.get(first[row] as number) : undefined
      const jump = k === undefined ? 0 : own - (mean[k * columns + j] as number)
      scores[row * columns + j] = jump - (risk[row] as number) * (own * (exposure[row] as number) - (drift[row] as number))
    }
  }
  return scores
}

/**
 * Adds what the estimated censoring weights carry into the scores: a censoring at u changes the weights, from u on, of those who had the
 * competing event before u.
 */
const addCensoring = (p: Prepared, { risk, mean, increments }: ReturnType<typeof pointAt>, scores: Float64Array): void => {
  const { rows, columns, x, status, open, eventTimes, first } = p
  const starts = Array.from(first).filter((row, at) => row === at)
  const q = new Float64Array(starts.length * columns)
  // Hazard from u on, and hazard times mean.
  const later = new Float64Array(columns + 1)
  const ahead = starts.map(() => new Float64Array(columns + 1))
  for (let s = starts.length - 1, k = eventTimes.length - 1; s >= 0; s--) {
    for (; k >= 0 && (eventTimes[k] as number) >= (starts[s] as number); k--) {
      const weight = (open[eventTimes[k] as number] as number) * (increments[k] as number)
      later[columns] = (later[columns] as number) + weight
      for (let j = 0; j < columns; j++) later[j] = (later[j] as number) + weight * (mean[k * columns + j] as number)
    }
    ahead[s]?.set(later)
  }
  const past = new Float64Array(columns + 1)
  starts.forEach((start, s) => {
    const own = ahead[s] ?? later
    for (let j = 0; j < columns; j++)
      q[s * columns + j] = (past[j] as number) * (own[columns] as number) - (past[columns] as number) * (own[j] as number)
    const end = starts[s + 1] ?? rows
    for (let row = start; row < end; row++) {
      if (status[row] !== 2) continue
      const r = (risk[row] as number) / (open[row] as number)
      past[columns] = (past[columns] as number) + r
      for (let j = 0; j < columns; j++) past[j] = (past[j] as number) + r * (x[row * columns + j] as number)
    }
  })
  const drift = new Float64Array(columns)
  starts.forEach((start, s) => {
    const end = starts[s + 1] ?? rows
    const atRisk = rows - start
    let censored = 0
    for (let row = start; row < end; row++) if (status[row] === 0) censored++
    for (let j = 0; j < columns; j++) drift[j] = (drift[j] as number) + ((q[s * columns + j] as number) * censored) / (atRisk * atRisk)
    for (let row = start; row < end; row++)
      for (let j = 0; j < columns; j++) {
        const jump = status[row] === 0 ? (q[s * columns + j] as number) / atRisk : 0
        scores[row * columns + j] = (scores[row * columns + j] as number) + jump - (drift[j] as number)
      }
  })
}

/**
 * Fine and Gray's proportional subdistribution hazards: a Cox likelihood in which those who had the competing event stay at risk with the
 * chance of being still uncensored, `G(t-) / G(T-)`; Breslow ties. Sorted once; a pass is linear in rows.
 */
export const fineGrayNewton = (input: FineGrayInput): FineGrayKernelFit => {
  const p = prepare(input)
  const { columns } = p
  const none = pointAt(p, new Float64Array(columns))
  const { aliased, rank } = factorInformation(none.information, columns, 1e-11, none.scale)
  const evaluate = (b: Float64Array) => {
    const point = pointAt(p, b)
    // A column that is no information is held at 0 by a wall of its own.
    aliased.forEach((gone, j) => {
      if (gone === 0) return
      for (let k = 0; k < columns; k++) point.information[Math.max(j, k) * columns + Math.min(j, k)] = 0
      point.information[j * columns + j] = 1
      point.score[j] = 0
    })
    return point
  }
  const found = maximise(evaluate, new Float64Array(columns))
  const scores = ownScores(p, found.point)
  addCensoring(p, found.point, scores)
  const meat = new Float64Array(columns * columns)
  addCrossProduct(scores, p.rows, columns, new Float64Array(p.rows).fill(1), meat)
  mirror(meat, columns)
  const bread = invertInformation(found.factored)
  aliased.forEach((gone, j) => {
    if (gone === 1) for (let k = 0; k < columns; k++) bread[j * columns + k] = bread[k * columns + j] = 0
  })
  return {
    coefficients: found.coefficients,
    aliased,
    rank,
    covariance: breadMeatBread(bread, meat, columns),
    logLikelihood: [none.logLikelihood, found.point.logLikelihood],
    converged: found.converged,
    iterations: found.iterations,
  }
}
