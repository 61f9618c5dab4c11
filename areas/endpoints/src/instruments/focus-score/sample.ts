import { compareExact, divideExact, type Exact, exact, multiplyExact, sumExact } from '@dacryon/core'
import { type Missing, missing } from '../../definition/reason.ts'

/** Foci and area of each level. */
export type Levels = { readonly [K in `${'n_foci' | 'area'}_${1 | 2 | 3}`]: Exact | undefined }

const numbers = [1, 2, 3] as const
const four = exact(4)

/** Area of all levels. A level that has foci but no area makes it missing. */
export const areaOf = (given: Levels): Exact | Missing => {
  const gaps = numbers.filter((level) => given[`n_foci_${level}`] !== undefined && given[`area_${level}`] === undefined)
  const areas = numbers.flatMap((level) => given[`area_${level}`] ?? [])
  const [gap, ...more] = gaps.length > 0 ? gaps : areas.length === 0 ? [1] : []
  return gap === undefined ? sumExact(areas) : missing(`missing:level_${gap}`, ...more.map((level) => `missing:level_${level}`))
}

/** Foci per 4 mm2 over all levels together. A level with only one of count and area makes it missing. */
export const fociPer4mm2 = (given: Levels): Exact | Missing => {
  const counted = numbers.filter((level) => given[`n_foci_${level}`] !== undefined || given[`area_${level}`] !== undefined)
  const gaps = counted.filter((level) => given[`n_foci_${level}`] === undefined || given[`area_${level}`] === undefined)
  const [gap, ...more] = counted.length === 0 ? [1] : gaps
  if (gap !== undefined) return missing(`missing:level_${gap}`, ...more.map((level) => `missing:level_${level}`))
  const sum = (what: 'n_foci' | 'area'): Exact => sumExact(counted.flatMap((level) => given[`${what}_${level}`] ?? []))
  return divideExact(multiplyExact(four, sum('n_foci')), sum('area'))
}

const one = exact(1)
const grades = { below: exact(2), one: exact(3), above: exact(4) }

/** Chisholm-Mason grade that a focus score stands for, once focal lymphocytic sialadenitis is established. */
export const chisholmMasonOf = (score: Exact): Exact => {
  const order = compareExact(score, one)
  return order < 0 ? grades.below : order === 0 ? grades.one : grades.above
}
