import type { Rows } from '../regression/kernel/rows.ts'
import type { SubjectRows } from './subject-patterns.ts'

const constantWithin = ({ columns, data }: Rows, subjects: readonly SubjectRows[], column: number): boolean =>
  subjects.every(({ rows }) => rows.every((row) => data[row * columns + column] === data[(rows[0] as number) * columns + column]))

/**
 * Between-within degrees of freedom of each column: columns that are constant within every subject have subjects minus their number (the
 * intercept counted), the others and the intercept rows minus subjects minus the number of the others.
 *
 * Source: Schluchter MD, Elashoff JT. J Stat Comput Simul 1990;37:69-87 (doi 10.1080/00949659008811295).
 */
export const betweenWithinDf = (design: Rows, subjects: readonly SubjectRows[], intercept: readonly boolean[]): Float64Array => {
  const between = Array.from({ length: design.columns }, (_, column) => constantWithin(design, subjects, column))
  const count = between.filter(Boolean).length
  const within = design.rows - subjects.length - (design.columns - count)
  const only = between.every(Boolean)
  return Float64Array.from(between, (own, column) => (own && (only || intercept[column] !== true) ? subjects.length - count : within))
}
