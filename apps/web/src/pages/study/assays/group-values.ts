import type { OutputOf } from '../../../api/operations.ts'

export type FeatureAnswer = OutputOf<'feature'>

/** One sample's value in its group. */
export interface GroupedValue {
  readonly group: string
  readonly value: number
  readonly sample: string
  readonly subject: string
}

export interface GroupSummary {
  readonly group: string
  readonly n: number
  readonly absent: number
  readonly min?: number
  readonly q1?: number
  readonly median?: number
  readonly q3?: number
  readonly max?: number
  readonly mean?: number
}

/** Quantile of sorted numbers, linear between order statistics (type 7 of Hyndman and Fan 1996, R's default). */
export const quantile = (sorted: readonly number[], p: number): number => {
  const at = (sorted.length - 1) * p
  const below = sorted[Math.floor(at)] ?? Number.NaN
  const above = sorted[Math.ceil(at)] ?? Number.NaN
  return below + (above - below) * (at - Math.floor(at))
}

/** How the samples are grouped: by the server's answer (a variable of the patients), or by an attribute of the samples. */
export const groupValues = (
  answer: FeatureAnswer,
  attribute: string | undefined,
  none: string,
): { readonly values: readonly GroupedValue[]; readonly summaries: readonly GroupSummary[] } => {
  const values: GroupedValue[] = []
  const absent = new Map<string, number>()
  const numbers = new Map<string, number[]>()
  for (const { sample, value, group } of answer.values) {
    const name = (attribute === undefined ? group : sample.attributes[attribute]) ?? none
    if (!numbers.has(name)) numbers.set(name, [])
    if (value === null) absent.set(name, (absent.get(name) ?? 0) + 1)
    else {
      values.push({ group: name, value, sample: sample.code, subject: sample.subject })
      numbers.get(name)?.push(value)
    }
  }
  const order = [...numbers.keys()].sort((a, b) => (a === none ? 1 : b === none ? -1 : a.localeCompare(b, undefined, { numeric: true })))
  const summaries = order.map((group): GroupSummary => {
    const sorted = (numbers.get(group) ?? []).toSorted((a, b) => a - b)
    const base = { group, n: sorted.length, absent: absent.get(group) ?? 0 }
    if (sorted.length === 0) return base
    return {
      ...base,
      min: quantile(sorted, 0),
      q1: quantile(sorted, 0.25),
      median: quantile(sorted, 0.5),
      q3: quantile(sorted, 0.75),
      max: quantile(sorted, 1),
      mean: sorted.reduce((sum, n) => sum + n, 0) / sorted.length,
    }
  })
  return { values, summaries }
}
