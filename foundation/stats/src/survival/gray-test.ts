import type { Issue, Outcome } from '@dacryon/core'
import type { Frame } from '../data/frame.ts'
import { chiSquare } from '../numeric/distributions/index.ts'
import { factorInformation, solveInformation } from '../regression/kernel/information.ts'
import type { ChiSquareResult } from '../regression/likelihood-ratio.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Counted } from '../result/estimate.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { type CompetingFollowUp, competingRows } from './competing-rows.ts'
import { groupsOf } from './survival-frame.ts'

/** What to compare. */
export interface GrayTestSpecification extends CompetingFollowUp {
  readonly group: string
  /** Column whose levels are compared within only. */
  readonly strata?: string
  /** Weight (1 - F)^rho. Default 0. */
  readonly rho?: number
}

/** Gray's test for each event. */
export interface GrayTest {
  readonly method: "Gray's test"
  readonly counted: Counted
  readonly tests: readonly { readonly event: string; readonly test: Estimable<ChiSquareResult> }[]
  readonly warnings: readonly Issue[]
}

interface Step {
  /** Group sizes at risk, events of interest and others by group. */
  readonly atRisk: Float64Array
  readonly own: Float64Array
  readonly other: Float64Array
}

const stepsOf = (
  rows: readonly number[],
  time: Float64Array,
  status: Int32Array,
  codes: Int32Array,
  cause: number,
  k: number,
): readonly Step[] => {
  const order = [...rows].sort((a, b) => (time[a] as number) - (time[b] as number))
  const atRisk = new Float64Array(k)
  for (const row of order) atRisk[codes[row] as number] = (atRisk[codes[row] as number] as number) + 1
  const steps: Step[] = []
  for (let from = 0; from < order.length; ) {
    const step = { atRisk: atRisk.slice(), own: new Float64Array(k), other: new Float64Array(k) }
    let to = from
    for (; to < order.length && time[order[to] as number] === time[order[from] as number]; to++) {
      const row = order[to] as number
      const group = codes[row] as number
      const what = status[row] as number
      if (what === cause) step.own[group] = (step.own[group] as number) + 1
      else if (what !== 0) step.other[group] = (step.other[group] as number) + 1
      atRisk[group] = (atRisk[group] as number) - 1
    }
    if (step.own.some((d) => d > 0) || step.other.some((d) => d > 0)) steps.push(step)
    from = to
  }
  return steps
}

/** What later sums need of one time. */
interface Moment extends Step {
  /** Weight of group k in the score of group i: how the sub-hazard of k enters it. */
  readonly a: Float64Array
  /** Increment of the common sub-hazard, and its incidence after the time. */
  readonly increment: number
  readonly incidence: number
  /** Event-free share of each group before and after. */
  readonly before: Float64Array
  readonly after: Float64Array
  /** Common incidence increment per scaled subject: d / sum of scaled risk sets, and that sum. */
  readonly share: number
  readonly scaled: number
}

/** Forward pass: score, and what its variance is made of. */
const forward = (steps: readonly Step[], k: number, rho: number, score: Float64Array): readonly Moment[] => {
  const own = new Float64Array(k)
  let free = new Float64Array(k).fill(1)
  let incidence = 0
  return steps.map((step) => {
    const before = free
    const h = step.atRisk.map((n, i) => ((before[i] as number) > 0 ? n / (before[i] as number) : 0))
    const scaled = h.reduce((sum, value) => sum + value, 0)
    const open = h.reduce((sum, value, i) => sum + value * (1 - (own[i] as number)), 0)
    const d = step.own.reduce((sum, value) => sum + value, 0)
    const weight = rho === 0 ? 1 : (1 - incidence) ** rho
    const share = d / scaled
    const increment = incidence < 1 ? share / (1 - incidence) : 0
    const a = new Float64Array(k * k)
    for (let i = 0; i < k; i++)
      for (let j = 0; j < k; j++) a[i * k + j] = weight * (h[i] as number) * ((i === j ? 1 : 0) - (h[j] as number) / scaled)
    const after = new Float64Array(k)
    for (let i = 0; i < k; i++) {
      const n = step.atRisk[i] as number
      if (d > 0)
        score[i] = (score[i] as number) + weight * ((step.own[i] as number) - (d * (h[i] as number) * (1 - (own[i] as number))) / open)
      const events = (step.own[i] as number) + (step.other[i] as number)
      if (n > 0) own[i] = (own[i] as number) + ((before[i] as number) * (step.own[i] as number)) / n
      after[i] = n > 0 ? ((before[i] as number) * (n - events)) / n : (before[i] as number)
    }
    incidence += share
    free = after
    return { ...step, a, increment, incidence, before, after, share, scaled }
  })
}

/** Share of the variance that is left when some of the tied come from few: (n - d) / (n - 1). */
const tied = (d: number, n: number): number => (d > 1 ? 1 - (d - 1) / (n - 1) : 1)

/** Backward pass: what each event moves of the score, squared and summed. */
const backward = (moments: readonly Moment[], k: number, covariance: Float64Array): void => {
  const later = new Float64Array(k * k)
  const effect = new Float64Array(k)
  const add = (spread: number): void => {
    for (let i = 0; i < k; i++)
      for (let j = 0; j < k; j++)
        covariance[i * k + j] = (covariance[i * k + j] as number) + spread * (effect[i] as number) * (effect[j] as number)
  }
  for (let at = moments.length - 1; at >= 0; at--) {
    const moment = moments[at] as Moment
    const d = moment.own.reduce((sum, value) => sum + value, 0)
    for (let g = 0; g < k; g++) {
      const n = moment.atRisk[g] as number
      if (n <= 0) continue
      const [before, after] = [moment.before[g] as number, moment.after[g] as number]
      const ratio = after > 0 ? (1 - moment.incidence) / after : 0
      if (d > 0) {
        for (let i = 0; i < k; i++) effect[i] = (moment.a[i * k + g] as number) + (later[i * k + g] as number) * (1 - ratio)
        add((tied(d, moment.scaled * before) * before * moment.share) / n)
      }
      const others = moment.other[g] as number
      if (others > 0 && after > 0) {
        for (let i = 0; i < k; i++) effect[i] = (later[i * k + g] as number) * ratio
        add((tied(others, n) * before * before * others) / (n * n))
      }
    }
    for (let cell = 0; cell < k * k; cell++) later[cell] = (later[cell] as number) + (moment.a[cell] as number) * moment.increment
  }
}

const testOf = (score: Float64Array, covariance: Float64Array): Estimable<ChiSquareResult> => {
  const factored = factorInformation(covariance, score.length, 1e-9)
  if (factored.rank === 0) return notEstimable('no-comparison', 'No event at a time when two groups were at risk.')
  const solved = solveInformation(factored, score)
  const statistic = solved.reduce((sum, value, at) => sum + value * (score[at] as number), 0)
  return { statistic, df: factored.rank, pValue: chiSquare.upper(Math.max(0, statistic), factored.rank) }
}

/**
 * Gray's test that the cumulative incidence of each event is the same in all groups. It compares what happens, not hazards: an event may
 * come less often only because another comes more often (see cause-specific hazards).
 *
 * With `h_k = Y_k / S_k(t-)` the score of group i is `sum_k integral a_ik (dF_k + (F_k - F) dF / (1 - F))`,
 * `a_ik = h_i (1{i = k} - h_k / h.)`. An event of interest in group k at u moves it by `S_k(u-)/Y_k (a_ik + C_ik (1 - (1 - F)/S_k))`, another
 * event by `-S_k(u-)/Y_k C_ik (1 - F)/S_k`, where C_ik is the integral of a_ik over the common sub-hazard after u; squares are summed with
 * the hypergeometric correction for events at one time.
 *
 * Source: Gray RJ. Ann Stat 1988;16:1141-1154, doi:10.1214/aos/1176350951.
 *
 * Issues: those of `competingRows`; `one-group`.
 *
 * @example
 * testGray(cohort, { time: 'years', status: 'outcome', group: 'sex' }).tests
 */
export const testGray = (frame: Frame, specification: GrayTestSpecification): Outcome<GrayTest> => {
  const { group, strata, rho = 0 } = specification
  const read = competingRows(frame, specification, strata === undefined ? [group] : [group, strata])
  if (!read.ok) return read
  const { time, status, events, counted, warnings } = read.value
  const factor = groupsOf(read.value.frame, group)
  if (!factor.ok) return factor
  const { levels, codes } = factor.value
  const k = levels.length
  if (k < 2) return failed(inputError('one-group', `${group} has one level.`, 'Choose a column with at least two.', { column: group }))
  const column = strata === undefined ? undefined : groupsOf(read.value.frame, strata)
  if (column !== undefined && !column.ok) return column
  const parts: number[][] = (column?.value.levels ?? ['']).map(() => [])
  for (let row = 0; row < time.length; row++) parts[column?.value.codes[row] ?? 0]?.push(row)
  const tests = events.map((event, at) => {
    const score = new Float64Array(k)
    const covariance = new Float64Array(k * k)
    for (const part of parts) backward(forward(stepsOf(part, time, status, codes, at + 1, k), k, rho, score), k, covariance)
    return { event, test: testOf(score, covariance) }
  })
  return done({ method: "Gray's test", counted, tests, warnings })
}
