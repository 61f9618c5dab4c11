/** A product-limit curve, one entry a distinct time. */
export interface SurvivalCurve {
  readonly time: Float64Array
  /** At risk just before the time. */
  readonly atRisk: Float64Array
  readonly events: Float64Array
  readonly censored: Float64Array
  /** Share without the event after the time. */
  readonly survival: Float64Array
  /** Greenwood's sum of d / (n (n - d)); Infinity from where nobody is left. */
  readonly greenwood: Float64Array
  /** Nelson-Aalen cumulative hazard. */
  readonly hazard: Float64Array
}

const risingOrder = (values: ArrayLike<number>): Int32Array =>
  Int32Array.from({ length: values.length }, (_, at) => at).sort((a, b) => (values[a] as number) - (values[b] as number) || a - b)

/** Kaplan and Meier's curve of one group; at a tied time events come before ends of follow-up. */
export const survivalCurve = (time: ArrayLike<number>, event: ArrayLike<number>, entry?: ArrayLike<number>): SurvivalCurve => {
  const order = risingOrder(time)
  const entries = entry === undefined ? undefined : risingOrder(entry)
  const distinct: number[] = []
  for (const row of order) if (distinct.at(-1) !== time[row]) distinct.push(time[row] as number)
  const size = distinct.length
  const curve = {
    time: Float64Array.from(distinct),
    atRisk: new Float64Array(size),
    events: new Float64Array(size),
    censored: new Float64Array(size),
    survival: new Float64Array(size),
    greenwood: new Float64Array(size),
    hazard: new Float64Array(size),
  }
  let survival = 1
  let greenwood = 0
  let hazard = 0
  let gone = 0
  let entered = 0
  for (let at = 0; at < size; at++) {
    const now = distinct[at] as number
    if (entries !== undefined && entry !== undefined)
      while (entered < entries.length && (entry[entries[entered] as number] as number) < now) entered++
    const n = (entry === undefined ? order.length : entered) - gone
    let d = 0
    let c = 0
    for (; gone < order.length && time[order[gone] as number] === now; gone++) {
      if (event[order[gone] as number] === 1) d++
      else c++
    }
    if (d > 0) {
      survival *= (n - d) / n
      greenwood += d === n ? Infinity : d / (n * (n - d))
      hazard += d / n
    }
    curve.atRisk[at] = n
    curve.events[at] = d
    curve.censored[at] = c
    curve.survival[at] = survival
    curve.greenwood[at] = greenwood
    curve.hazard[at] = hazard
  }
  return curve
}

/** Last index whose time is at most t; -1 before the first. */
export const indexAt = (times: Float64Array, t: number): number => {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle] as number) <= t) low = middle + 1
    else high = middle
  }
  return low - 1
}
