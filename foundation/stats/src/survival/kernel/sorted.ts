import type { Rows } from '../../regression/kernel/rows.ts'
import { descendingOrder } from './descending-order.ts'

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
interface TimeGroups {
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

const groupsOf = ({ time, event, strata: given }: CoxInput, order: Int32Array): TimeGroups => {
  const rows = order.length
  const from = new Int32Array(rows + 1)
  const times = new Float64Array(rows)
  const events = new Int32Array(rows)
  const strata: number[] = []
  let count = 0
  let last = Number.NaN
  let lastStratum = Number.NaN
  for (let at = 0; at < rows; at++) {
    const row = order[at] as number
    const stratum = given === undefined ? 0 : (given[row] as number)
    const now = time[row] as number
    if (stratum !== lastStratum || now !== last) {
      if (stratum !== lastStratum) strata.push(count)
      from[count] = at
      times[count] = now
      count++
    }
    last = now
    lastStratum = stratum
    if (event[row] === 1) events[count - 1] = (events[count - 1] as number) + 1
  }
  from[count] = rows
  return {
    from: from.slice(0, count),
    to: from.slice(1, count + 1),
    time: times.slice(0, count),
    events: events.slice(0, count),
    strata: Int32Array.from([...strata, count]),
  }
}

/** Values in sorted order. */
const gathered = (values: ArrayLike<number> | undefined, order: Int32Array, otherwise: number): Float64Array => {
  const sorted = new Float64Array(order.length)
  for (let at = 0; at < order.length; at++) sorted[at] = values === undefined ? otherwise : (values[order[at] as number] as number)
  return sorted
}

const entriesOf = (input: CoxInput, order: Int32Array, groups: TimeGroups): SortedCox['entries'] => {
  if (input.entry === undefined) return undefined
  const time = gathered(input.entry, order, 0)
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
  const order = descendingOrder(time, strata)
  const centre = meansOf(design)
  const x = new Float64Array(rows * columns)
  for (let at = 0, to = 0; at < rows; at++) {
    const from = (order[at] as number) * columns
    for (let j = 0; j < columns; j++) x[to++] = (data[from + j] as number) - (centre[j] as number)
  }
  const groups = groupsOf(input, order)
  const marks = new Uint8Array(rows)
  for (let at = 0; at < rows; at++) marks[at] = event[order[at] as number] as number
  return {
    rows,
    columns,
    x,
    centre,
    order,
    event: marks,
    weight: gathered(input.weights, order, 1),
    offset: gathered(input.offset, order, 0),
    groups,
    entries: entriesOf(input, order, groups),
  }
}
