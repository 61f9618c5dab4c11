import { addExact, compareExact, divideExact, type Exact, exact, exactZero, multiplyExact, subtractExact } from '@dacryon/core'
import { isMissing, type Missing, missing } from '../../definition/reason.ts'
import { lacking } from '../../rules/known.ts'

type Given = Readonly<Record<string, Exact | undefined>>

/** How far a gene lies from the healthy controls of the same run, in their standard deviations: `(x - mean) / sd`. */
export const zOf = (given: Given, gene: string): Exact | Missing => {
  const ids = [`x_${gene}`, `mean_${gene}`, `sd_${gene}`]
  const [x, mean, sd] = ids.map((id) => given[id])
  return x === undefined || mean === undefined || sd === undefined
    ? (lacking(given, ids) ?? { missing: [] })
    : divideExact(subtractExact(x, mean), sd)
}

/** A sum of z scores; `rescaled` when missing genes were made up for. */
export interface ZSum {
  readonly score: Exact | Missing
  readonly rescaled: boolean
}

/** Sum of z scores. With a gene missing: none, or the known ones scaled to all when there are at least `least` of them. */
export const zSum = (z: readonly (Exact | Missing)[], least: number | undefined): ZSum => {
  const known = z.flatMap((value) => (isMissing(value) ? [] : [value]))
  const sum = known.reduce(addExact, exactZero)
  const [first, ...more] = z.flatMap((value) => (isMissing(value) ? value.missing : []))
  if (first === undefined) return { score: sum, rescaled: false }
  return least !== undefined && known.length >= least
    ? { score: multiplyExact(sum, exact(z.length, known.length)), rescaled: true }
    : { score: missing(first, ...more), rescaled: false }
}

/** Items below zero, which relative expression on a linear scale cannot be. */
export const negatives = (given: Given): readonly string[] =>
  Object.entries(given).flatMap(([id, value]) => (value !== undefined && compareExact(value, exactZero) < 0 ? [id] : []))
