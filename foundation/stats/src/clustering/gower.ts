import type { Issue, Outcome } from '@dacryon/core'
import type { Column } from '../data/column.ts'
import type { Frame } from '../data/frame.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { type Distances, distancesFrom } from './distances.ts'

/** Options of the Gower distance. */
export interface GowerOptions {
  /** Numeric columns of 0 and 1 where two absences say nothing: an antibody that neither has. */
  readonly asymmetric?: readonly string[]
}

/** Adds what a variable says about a pair: unlikeness 0 to 1, or -1 where it says nothing. */
type Says = (i: number, j: number) => number

const numericSays = (values: Float64Array): Says => {
  let [low, high] = [Infinity, -Infinity]
  for (const value of values)
    if (!Number.isNaN(value)) {
      low = Math.min(low, value)
      high = Math.max(high, value)
    }
  const range = high > low ? high - low : 1
  return (i, j) => {
    const gap = Math.abs((values[i] ?? Number.NaN) - (values[j] ?? Number.NaN)) / range
    return Number.isNaN(gap) ? -1 : gap
  }
}

const asymmetricSays = (values: Float64Array): Says => {
  return (i, j) => {
    const [a, b] = [values[i] ?? Number.NaN, values[j] ?? Number.NaN]
    if (Number.isNaN(a) || Number.isNaN(b) || (a === 0 && b === 0)) return -1
    return a === b ? 0 : 1
  }
}

const factorSays = (codes: Int32Array): Says => {
  return (i, j) => {
    const [a, b] = [codes[i] ?? -1, codes[j] ?? -1]
    if (a < 0 || b < 0) return -1
    return a === b ? 0 : 1
  }
}

const saysOf = (column: Column, asymmetric: readonly string[]): Says => {
  if (column.kind === 'factor') return factorSays(column.codes)
  return asymmetric.includes(column.name) ? asymmetricSays(column.values) : numericSays(column.values)
}

const asymmetricIssues = (frame: Frame, names: readonly string[]): readonly Issue[] =>
  names.flatMap((name) => {
    const column = frame.columns.get(name)
    const fits = column?.kind === 'numeric' && column.values.every((value) => Number.isNaN(value) || value === 0 || value === 1)
    return fits
      ? []
      : [
          inputError('not-binary', `${name} is not a numeric column of 0 and 1.`, 'Name a column that says present (1) or absent (0).', {
            column: name,
          }),
        ]
  })

/**
 * Gower distance between subjects with numeric, categorical and present-or-absent variables, missing values among them.
 *
 * Meaning: mean unlikeness over the variables that both subjects have, each from 0 to 1. A pair's missing variables are dropped, so pairs
 * may rest on different variables. Misleads where a numeric variable has an outlier: the range, and with it the weight, is the outlier's.
 *
 * Formula: numeric |x - y| / range over all subjects; categorical 0 if equal, else 1; asymmetric binary the same, with two absences dropped.
 *
 * Source: Gower JC. Biometrics 1971;27:857-71. doi:10.2307/2528823
 *
 * Issues: `too-few-rows`, `no-columns`, `not-binary`, `no-shared-variable` (two subjects with nothing to compare).
 *
 * @example computeGowerDistances(frame, { asymmetric: ['ssa'] })
 */
export const computeGowerDistances = (frame: Frame, { asymmetric = [] }: GowerOptions = {}): Outcome<Distances> => {
  if (frame.rows < 2) return failed(inputError('too-few-rows', `There are ${frame.rows} subjects.`, 'Give at least 2.'))
  if (frame.columns.size === 0) return failed(inputError('no-columns', 'There is no variable.', 'Give at least one.'))
  const wrong = asymmetricIssues(frame, asymmetric)
  if (wrong.length > 0) return failed(...wrong)
  const variables = [...frame.columns.values()].map((column) => saysOf(column, asymmetric))
  const apart: Issue[] = []
  const distances = distancesFrom(frame.rows, (i, j) => {
    let [sum, used] = [0, 0]
    for (const says of variables) {
      const said = says(i, j)
      if (said < 0) continue
      sum += said
      used += 1
    }
    if (used === 0 && apart.length === 0)
      apart.push(
        inputError('no-shared-variable', `Subjects ${j + 1} and ${i + 1} share no variable.`, 'Leave one of them out, or impute.', {
          line: i + 1,
        }),
      )
    return used === 0 ? 0 : sum / used
  })
  return apart.length > 0 ? failed(...apart) : done(distances)
}
