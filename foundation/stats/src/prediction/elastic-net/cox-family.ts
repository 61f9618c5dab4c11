import { orderOf } from '../../numeric/rank.ts'
import type { BlockState, Family } from './family.ts'

/** Range of equal times: [from, to) in the order, with the number of events. */
interface TimeGroup {
  readonly from: number
  readonly to: number
  readonly deaths: number
}

const timeGroups = (times: Float64Array, events: Uint8Array, order: ArrayLike<number>): readonly TimeGroup[] => {
  const rows = times.length
  const groups: TimeGroup[] = []
  for (let from = 0; from < rows; ) {
    let to = from
    let deaths = 0
    while (to < rows && times[order[to] as number] === times[order[from] as number]) deaths += events[order[to++] as number] as number
    groups.push({ from, to, deaths })
    from = to
  }
  return groups
}

class CoxLikelihood implements Family {
  readonly blocks = 1
  readonly intercept = false
  readonly start = [0]
  readonly saturated: number
  readonly #events: Uint8Array
  readonly #order: ArrayLike<number>
  readonly #groups: readonly TimeGroup[]
  readonly #risk: Float64Array
  readonly #atRisk: Float64Array
  readonly #residual: Float64Array
  readonly #weights: Float64Array

  constructor(times: Float64Array, events: Uint8Array) {
    this.#events = events
    this.#order = orderOf(times)
    this.#groups = timeGroups(times, events, this.#order)
    this.#risk = new Float64Array(times.length)
    this.#atRisk = new Float64Array(this.#groups.length)
    this.#residual = new Float64Array(times.length)
    this.#weights = new Float64Array(times.length)
    this.saturated = -2 * this.#groups.reduce((total, { deaths }) => (deaths > 0 ? total - deaths * Math.log(deaths) : total), 0)
  }

  deviance([predictor]: readonly Float64Array[]): number {
    const own = predictor as Float64Array
    const order = this.#order
    const most = this.#prepare(own)
    let total = 0
    this.#groups.forEach(({ from, to, deaths }, group) => {
      if (deaths === 0) return
      for (let at = from; at < to; at++) {
        const row = order[at] as number
        if (this.#events[row] === 1) total += own[row] as number
      }
      total -= deaths * (most + Math.log(this.#atRisk[group] as number))
    })
    return -2 * total
  }

  state([predictor]: readonly Float64Array[]): BlockState {
    this.#prepare(predictor as Float64Array)
    const order = this.#order
    const events = this.#events
    const risk = this.#risk
    const residual = this.#residual
    const weights = this.#weights
    let hazard = 0
    this.#groups.forEach(({ from, to, deaths }, group) => {
      if (deaths > 0) hazard += deaths / (this.#atRisk[group] as number)
      for (let at = from; at < to; at++) {
        const row = order[at] as number
        const expected = (risk[row] as number) * hazard
        residual[row] = (events[row] as number) - expected
        weights[row] = expected
      }
    })
    return { residual, weights, means: (active) => this.#meansOf(active) }
  }

  /** Relative risks and their sums over the risk sets; returns what was taken off the predictors. */
  #prepare(predictor: Float64Array): number {
    const order = this.#order
    const groups = this.#groups
    const risk = this.#risk
    let most = Number.NEGATIVE_INFINITY
    for (let row = 0; row < predictor.length; row++) most = Math.max(most, predictor[row] as number)
    let total = 0
    for (let group = groups.length - 1; group >= 0; group--) {
      const { from, to } = groups[group] as TimeGroup
      for (let at = from; at < to; at++) {
        const row = order[at] as number
        risk[row] = Math.exp((predictor[row] as number) - most)
        total += risk[row] as number
      }
      this.#atRisk[group] = total
    }
    return most
  }

  #meansOf(active: readonly Float64Array[]): readonly Float64Array[] {
    const order = this.#order
    const groups = this.#groups
    const risk = this.#risk
    const dying = groups.reduce((count, { deaths }) => count + (deaths > 0 ? 1 : 0), 0)
    return active.map((column) => {
      const means = new Float64Array(dying)
      let total = 0
      let next = dying - 1
      for (let group = groups.length - 1; group >= 0; group--) {
        const { from, to, deaths } = groups[group] as TimeGroup
        for (let at = from; at < to; at++) {
          const row = order[at] as number
          total += (risk[row] as number) * (column[row] as number)
        }
        if (deaths > 0) means[next--] = (total / (this.#atRisk[group] as number)) * Math.sqrt(deaths)
      }
      return means
    })
  }
}

/** Cox partial likelihood, Breslow's handling of ties. */
export const coxFamily = (times: Float64Array, events: Uint8Array): Family => new CoxLikelihood(times, events)
