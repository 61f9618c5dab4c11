/** Cumulative incidence of competing events in one group, one entry a distinct time. */
export interface IncidenceCurve {
  readonly time: Float64Array
  readonly atRisk: Float64Array
  /** Share without any event after the time. */
  readonly eventFree: Float64Array
  /** Per event: events at the time, cumulative incidence after it, and two variances of it. */
  readonly causes: readonly {
    readonly events: Float64Array
    readonly incidence: Float64Array
    /** Infinitesimal jackknife: what each subject moves, squared and summed. */
    readonly jackknife: Float64Array
    /** Aalen's, with the correction for events at one time. */
    readonly aalen: Float64Array
  }[]
}

interface Tables {
  readonly time: Float64Array
  readonly atRisk: Float64Array
  readonly censored: Float64Array
  readonly events: readonly Float64Array[]
}

const tabulate = (time: ArrayLike<number>, status: ArrayLike<number>, causes: number): Tables => {
  const order = Int32Array.from({ length: time.length }, (_, at) => at).sort((a, b) => (time[a] as number) - (time[b] as number))
  const distinct: number[] = []
  for (const row of order) if (distinct.at(-1) !== time[row]) distinct.push(time[row] as number)
  const size = distinct.length
  const tables = {
    time: Float64Array.from(distinct),
    atRisk: new Float64Array(size),
    censored: new Float64Array(size),
    events: Array.from({ length: causes }, () => new Float64Array(size)),
  }
  let next = 0
  for (let at = 0; at < size; at++) {
    tables.atRisk[at] = order.length - next
    for (; next < order.length && time[order[next] as number] === distinct[at]; next++) {
      const cause = status[order[next] as number] as number
      const column = cause === 0 ? tables.censored : tables.events[cause - 1]
      if (column !== undefined) column[at] = (column[at] as number) + 1
    }
  }
  return tables
}

const incidences = ({ time, atRisk, events }: Tables) => {
  const eventFree = new Float64Array(time.length)
  const incidence = events.map(() => new Float64Array(time.length))
  let free = 1
  const sums = new Float64Array(events.length)
  for (let at = 0; at < time.length; at++) {
    const n = atRisk[at] as number
    let d = 0
    events.forEach((column, cause) => {
      d += column[at] as number
      sums[cause] = (sums[cause] as number) + (free * (column[at] as number)) / n
    })
    free *= (n - d) / n
    eventFree[at] = free
    incidence.forEach((column, cause) => {
      column[at] = sums[cause] as number
    })
  }
  return { eventFree, incidence }
}

/** Aalen's variance: every event moves what comes after it; `sum (coefficient)^2 var(events at u)` with `F(t)` taken out of the sums. */
const aalenVariance = (
  { time, atRisk, events }: Tables,
  eventFree: Float64Array,
  incidence: readonly Float64Array[],
  cause: number,
): Float64Array => {
  const variance = new Float64Array(time.length)
  const own = incidence[cause] ?? new Float64Array(time.length)
  let [constant, linear, square] = [0, 0, 0]
  let before = 1
  for (let at = 0; at < time.length; at++) {
    const n = atRisk[at] as number
    const after = eventFree[at] as number
    const f = own[at] as number
    events.forEach((column, other) => {
      const d = column[at] as number
      if (d === 0 || (other !== cause && after <= 0)) return
      const spread = (before * before * d * (d > 1 ? (n - d) / (n - 1) : 1)) / (n * n)
      const inverse = after > 0 ? 1 / after : 0
      const offset = (other === cause ? 1 : 0) + f * inverse
      constant += offset * offset * spread
      linear += offset * inverse * spread
      square += inverse * inverse * spread
    })
    variance[at] = Math.max(0, constant - 2 * f * linear + f * f * square)
    before = after
  }
  return variance
}

/**
 * Jackknife variance: those still at risk all have moved the estimate alike; who has left moves it on in proportion to what is still to
 * come, so sums over those who left are enough.
 */
const jackknifeVariance = (
  { time, atRisk, events, censored }: Tables,
  eventFree: Float64Array,
  own: Float64Array,
  cause: number,
): Float64Array => {
  const variance = new Float64Array(time.length)
  // Those at risk: effect on survival, and on the incidence.
  let [u, f] = [0, 0]
  // Sums over those who left of (fixed part)^2, fixed part x slope, slope^2.
  let [fixed, mixed, slope] = [0, 0, 0]
  let before = 1
  const leave = (count: number, effect: number, incidence: number, now: number, free: number): void => {
    if (count === 0) return
    const rate = free > 0 ? effect / free : 0
    const rest = incidence - rate * now
    fixed += count * rest * rest
    mixed += count * rest * rate
    slope += count * rate * rate
  }
  for (let at = 0; at < time.length; at++) {
    const n = atRisk[at] as number
    const free = eventFree[at] as number
    const now = own[at] as number
    let d = 0
    for (const column of events) d += column[at] as number
    const hazard = (events[cause]?.[at] ?? 0) / n
    f += u * hazard - (before * hazard) / n
    u = u * (1 - d / n) + (before * d) / (n * n)
    let left = n - (censored[at] as number)
    events.forEach((column, other) => {
      const count = column[at] as number
      left -= count
      leave(count, u - before / n, f + (other === cause ? before / n : 0), now, free)
    })
    leave(censored[at] as number, u, f, now, free)
    variance[at] = Math.max(0, fixed + 2 * now * mixed + now * now * slope + left * f * f)
    before = free
  }
  return variance
}

/** Aalen and Johansen's cumulative incidences of one group; status 0 is the end of follow-up, 1 to `causes` are events. */
export const incidenceCurve = (time: ArrayLike<number>, status: ArrayLike<number>, causes: number): IncidenceCurve => {
  const tables = tabulate(time, status, causes)
  const { eventFree, incidence } = incidences(tables)
  return {
    time: tables.time,
    atRisk: tables.atRisk,
    eventFree,
    causes: tables.events.map((events, cause) => {
      const own = incidence[cause] ?? new Float64Array(tables.time.length)
      return {
        events,
        incidence: own,
        jackknife: jackknifeVariance(tables, eventFree, own, cause),
        aalen: aalenVariance(tables, eventFree, incidence, cause),
      }
    }),
  }
}
