import { orderOf } from '../../numeric/rank.ts'
import type { Family } from './family.ts'

/** Cox partial likelihood, Breslow's handling of ties. */
export const coxFamily = (times: Float64Array, events: Uint8Array): Family => {
  const rows = times.length
  const order = orderOf(times)
  const risk = new Float64Array(rows)
  const cumulative = new Float64Array(rows)
  const residual = new Float64Array(rows)
  const weights = new Float64Array(rows)
  /** Ranges of equal times: [from, to) in the order, with the number of events. */
  const groups: { readonly from: number; readonly to: number; readonly deaths: number }[] = []
  for (let from = 0; from < rows; ) {
    let to = from
    let deaths = 0
    while (to < rows && times[order[to] as number] === times[order[from] as number]) deaths += events[order[to++] as number] as number
    groups.push({ from, to, deaths })
    from = to
  }
  const atRisk = new Float64Array(groups.length)

  /** Relative risks and their sums over the risk sets; returns what was taken off the predictors. */
  const prepare = (predictor: Float64Array): number => {
    let most = Number.NEGATIVE_INFINITY
    for (let row = 0; row < rows; row++) most = Math.max(most, predictor[row] as number)
    let total = 0
    for (let group = groups.length - 1; group >= 0; group--) {
      const { from, to } = groups[group] as (typeof groups)[number]
      for (let at = from; at < to; at++) {
        const row = order[at] as number
        risk[row] = Math.exp((predictor[row] as number) - most)
        total += risk[row] as number
      }
      atRisk[group] = total
    }
    return most
  }

  const meansOf = (active: readonly Float64Array[]): readonly Float64Array[] => {
    const dying = groups.flatMap(({ deaths }, group) => (deaths > 0 ? [group] : []))
    return active.map((column) => {
      const means = new Float64Array(dying.length)
      let total = 0
      let next = dying.length - 1
      for (let group = groups.length - 1; group >= 0; group--) {
        const { from, to, deaths } = groups[group] as (typeof groups)[number]
        for (let at = from; at < to; at++) {
          const row = order[at] as number
          total += (risk[row] as number) * (column[row] as number)
        }
        if (deaths > 0) means[next--] = (total / (atRisk[group] as number)) * Math.sqrt(deaths)
      }
      return means
    })
  }

  return {
    blocks: 1,
    intercept: false,
    start: [0],
    saturated: -2 * groups.reduce((total, { deaths }) => (deaths > 0 ? total - deaths * Math.log(deaths) : total), 0),
    deviance: ([predictor]) => {
      const own = predictor as Float64Array
      const most = prepare(own)
      let total = 0
      groups.forEach(({ from, to, deaths }, group) => {
        if (deaths === 0) return
        for (let at = from; at < to; at++) {
          const row = order[at] as number
          if (events[row] === 1) total += own[row] as number
        }
        total -= deaths * (most + Math.log(atRisk[group] as number))
      })
      return -2 * total
    },
    state: ([predictor]) => {
      prepare(predictor as Float64Array)
      let hazard = 0
      groups.forEach(({ from, to, deaths }, group) => {
        if (deaths > 0) hazard += deaths / (atRisk[group] as number)
        for (let at = from; at < to; at++) {
          const row = order[at] as number
          cumulative[row] = hazard
          const expected = (risk[row] as number) * hazard
          residual[row] = (events[row] as number) - expected
          weights[row] = expected
        }
      })
      return { residual, weights, means: meansOf }
    },
  }
}
