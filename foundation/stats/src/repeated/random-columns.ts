import type { Outcome } from '@dacryon/core'
import { numericOf } from '../data/frame.ts'
import { standardDeviation } from '../numeric/sum.ts'
import type { ModelFrame } from '../regression/model-frame.ts'
import { done, failed, inputError } from '../result/problems.ts'

/** Intercept and slopes by row; slopes over their standard deviation, so that the search is well scaled. */
export const randomColumns = (
  data: ModelFrame,
  slopes: readonly string[],
): Outcome<{ readonly z: Float64Array; readonly scales: readonly number[] }> => {
  const q = slopes.length + 1
  const z = new Float64Array(data.y.length * q)
  const scales = [1]
  for (let row = 0; row < data.y.length; row++) z[row * q] = 1
  for (const [at, name] of slopes.entries()) {
    const column = numericOf(data.frame, name)
    if (!column.ok) return column
    const { values } = column.value
    const scale = values.length > 1 ? standardDeviation(values) : 0
    if (!(scale > 0)) return failed(inputError('constant-slope', `${name} does not vary.`, 'Leave its random slope out.', { column: name }))
    scales.push(scale)
    for (let row = 0; row < values.length; row++) z[row * q + at + 1] = (values[row] as number) / scale
  }
  return done({ z, scales })
}

/** Names of the groups in the order of their codes. */
export const groupNames = (data: ModelFrame, group: string): readonly string[] => {
  const column = data.frame.columns.get(group)
  if (column?.kind === 'factor') return column.levels
  return column === undefined ? [] : [...new Set(column.values)].sort((a, b) => a - b).map(String)
}

/** Variance components in the units of the columns, from those of the scaled ones. */
export const unscale = (entries: Float64Array, scales: readonly number[]): Float64Array => {
  const out = entries.slice()
  let at = 0
  scales.forEach((a, i) => {
    for (let j = 0; j <= i; j++, at++) out[at] = (entries[at] as number) / (a * (scales[j] ?? 1))
  })
  return out
}
