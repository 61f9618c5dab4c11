import type { Rows } from '../../regression/kernel/rows.ts'

/** What a Cox model is fitted to; vectors have one entry a row. */
export interface CoxInput {
  readonly design: Rows
  /** End of follow-up, or of the interval. */
  readonly time: ArrayLike<number>
  /** 1 where the event happened at `time`. */
  readonly event: ArrayLike<number>
  /** Start of the interval: at risk after it. */
  readonly entry?: ArrayLike<number> | undefined
  /** Number of the stratum, from 0; every stratum has its own baseline hazard. */
  readonly strata?: ArrayLike<number> | undefined
  readonly weights?: ArrayLike<number> | undefined
  readonly offset?: ArrayLike<number> | undefined
}

/** Rows that leave the risk set at one time. */
export interface TimeGroups {
  /** First and one past the last sorted row of each group; times descend within a stratum. */
  readonly from: Int32Array
  readonly to: Int32Array
  readonly time: Float64Array
  /** Number of events in each group. */
  readonly events: Int32Array
  /** First group of each stratum, and one past the last of all. */
  readonly strata: Int32Array
}

/** The rows sorted once: by stratum, then latest first; covariates centred at their means. */
export interface SortedCox {
  readonly rows: number
  readonly columns: number
  readonly x: Float64Array
  readonly centre: Float64Array
  /** Sorted row to given row. */
  readonly order: Int32Array
  readonly event: Uint8Array
  readonly weight: Float64Array
  readonly offset: Float64Array
  readonly groups: TimeGroups
  /** Where intervals have a start: sorted rows by stratum, latest start first, and the starts by sorted row. */
  readonly entries: { readonly order: Int32Array; readonly time: Float64Array; readonly strata: Int32Array } | undefined
}

const meansOf = ({ rows, columns, data }: Rows): Float64Array => {
  const means = new Float64Array(columns)
  for (let row = 0, at = 0; row < rows; row++) for (let j = 0; j < columns; j++) means[j] = (means[j] as number) + (data[at++] as number)
  // A constant column must become exactly zero.
  return means.map((sum, j) => {
    let constant = true
    for (let row = 1; row < rows && constant; row++) constant = data[row * columns + j] === data[j]
    return constant ? (data[j] ?? 0) : sum / rows
  })
}

const groupsOf = (input: CoxInput, order: Int32Array): TimeGroups => {
  const from: number[] = []
  const time: number[] = []
  const events: number[] = []
  const strata: number[] = []
  order.forEach((row, at) => {
    const before = at === 0 ? -1 : (order[at - 1] as number)
    const newStratum = at === 0 || (input.strata !== undefined && input.strata[row] !== input.strata[before])
    if (newStratum) strata.push(from.length)
    if (newStratum || input.time[row] !== input.time[before]) {
      from.push(at)
      time.push(input.time[row] as number)
      events.push(0)
    }
    if (input.event[row] === 1) events[events.length - 1] = (events.at(-1) ?? 0) + 1
  })
  return {
    from: Int32Array.from(from),
    to: Int32Array.from([...from.slice(1), order.length]),
    time: Float64Array.from(time),
    events: Int32Array.from(events),
    strata: Int32Array.from([...strata, from.length]),
  }
}

const entriesOf = (input: CoxInput, order: Int32Array, groups: TimeGroups): SortedCox['entries'] => {
  if (input.entry === undefined) return undefined
  const given = input.entry
  const time = Float64Array.from(order, (row) => given[row] as number)
  const byEntry = new Int32Array(order.length)
  const strata = Int32Array.from(groups.strata, (group) => groups.from[group] ?? order.length)
  for (let stratum = 0; stratum + 1 < strata.length; stratum++) {
    const first = strata[stratum] as number
    const part = Int32Array.from({ length: (strata[stratum + 1] as number) - first }, (_, at) => first + at)
    byEntry.set(
      part.sort((a, b) => (time[b] as number) - (time[a] as number) || a - b),
      first,
    )
  }
  return { order: byEntry, time, strata }
}

/** Sorts what a Cox model is fitted to; every pass over the partial likelihood reads it from start to end. */
export const sortCox = (input: CoxInput): SortedCox => {
  const { design, time, event, strata } = input
  const { rows, columns, data } = design
  const order = Int32Array.from({ length: rows }, (_, row) => row)
  order.sort(
    (a, b) =>
      (strata === undefined ? 0 : (strata[a] as number) - (strata[b] as number)) || (time[b] as number) - (time[a] as number) || a - b,
  )
  const centre = meansOf(design)
  const x = new Float64Array(rows * columns)
  for (let at = 0, to = 0; at < rows; at++) {
    const from = (order[at] as number) * columns
    for (let j = 0; j < columns; j++) x[to++] = (data[from + j] as number) - (centre[j] as number)
  }
  const groups = groupsOf(input, order)
  return {
    rows,
    columns,
    x,
    centre,
    order,
    event: Uint8Array.from(order, (row) => event[row] as number),
    weight: Float64Array.from(order, (row) => (input.weights === undefined ? 1 : (input.weights[row] as number))),
    offset: Float64Array.from(order, (row) => (input.offset === undefined ? 0 : (input.offset[row] as number))),
    groups,
    entries: entriesOf(input, order, groups),
  }
}
