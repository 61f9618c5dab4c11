import type { Issue, Outcome } from '@dacryon/core'
import { caution, done, failed, inputError } from '../result/problems.ts'

/** What one rater said of one subject; null where nothing. */
export type Rating = string | number | null

/** Ratings on a scale of categories. */
export interface Ratings {
  readonly subjects: number
  readonly raters: number
  /** Position in the scale, subject by subject, rater by rater; -1 where missing. */
  readonly codes: Int32Array
  readonly categories: readonly string[]
  /** Values of the categories, from which weights are made. */
  readonly scale: readonly number[]
  readonly missing: number
  readonly warnings: readonly Issue[]
}

const inOrder = (values: readonly (string | number)[]): readonly (string | number)[] =>
  [...new Set(values)].sort((a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1))

const positions = caution(
  'scale-from-positions',
  'The categories are texts, so their positions serve as values.',
  'Give numbers where distances between categories matter.',
)

/**
 * Ratings of subjects (rows) by raters (columns). Give all categories of the scale, in order: a grade that nobody used still has its place,
 * and weights are made from the values of the grades, not from their positions among those that occur.
 *
 * Issues: `too-few-values`, `lengths-differ`, `category-unknown`, `value-not-finite`.
 *
 * @example
 * ratingsOf([[0, 0], [1, 2], [2, null]], [0, 1, 2, 3])
 */
export const ratingsOf = (rows: readonly (readonly Rating[])[], categories?: readonly (string | number)[]): Outcome<Ratings> => {
  const raters = rows[0]?.length ?? 0
  const given = rows.flat().filter((rating) => rating !== null)
  const scale = categories ?? inOrder(given)
  const places = new Map(scale.map((category, at) => [category, at]))
  const unknown = inOrder(given.filter((rating) => !places.has(rating)))
  const issues = [
    ...(rows.length < 1 || raters < 2
      ? [inputError('too-few-values', 'Agreement needs a subject and two raters.', 'Give more.', { column: 'ratings' })]
      : []),
    ...(rows.some((row) => row.length !== raters)
      ? [inputError('lengths-differ', 'Subjects differ in their number of raters.', 'Give null where a rating is missing.')]
      : []),
    ...unknown.map((rating) =>
      inputError('category-unknown', `${rating} is none of the categories.`, `Give one of ${scale.join(', ')}.`, { value: String(rating) }),
    ),
    ...(scale.some((category) => typeof category === 'number' && !Number.isFinite(category))
      ? [inputError('value-not-finite', 'A category is not a finite number.', 'Give null where a rating is missing.')]
      : []),
  ]
  if (issues.length > 0) return failed(...issues)
  const numbers = scale.filter((category) => typeof category === 'number')
  const numeric = numbers.length === scale.length
  const codes = Int32Array.from(rows.flat(), (rating) => (rating === null ? -1 : (places.get(rating) ?? -1)))
  return done({
    subjects: rows.length,
    raters,
    codes,
    categories: scale.map(String),
    scale: numeric ? numbers : scale.map((_, at) => at),
    missing: codes.filter((code) => code < 0).length,
    warnings: numeric ? [] : [positions],
  })
}

/** The subjects that every rater rated. */
export const completeRatings = (ratings: Ratings): Ratings => {
  const { raters, codes } = ratings
  const kept: number[] = []
  for (let from = 0; from < codes.length; from += raters) {
    const row = codes.subarray(from, from + raters)
    if (row.every((code) => code >= 0)) kept.push(...row)
  }
  return { ...ratings, subjects: kept.length / raters, codes: Int32Array.from(kept), missing: 0 }
}

/** How often two raters (columns) said what, row the first one's category; only subjects that both rated. */
export const pairTable = ({ raters, codes, categories }: Ratings, first: number, second: number): readonly (readonly number[])[] => {
  const table = categories.map(() => categories.map(() => 0))
  for (let from = 0; from < codes.length; from += raters) {
    const [line, column] = [table[codes[from + first] ?? -1], codes[from + second] ?? -1]
    if (line !== undefined && column >= 0) line[column] = (line[column] ?? 0) + 1
  }
  return table
}

/** How many raters chose each category, subject by subject. */
export const categoryCounts = ({ subjects, raters, codes, categories }: Ratings): Float64Array => {
  const q = categories.length
  const counts = new Float64Array(subjects * q)
  codes.forEach((code, at) => {
    if (code < 0) return
    const cell = Math.floor(at / raters) * q + code
    counts[cell] = (counts[cell] ?? 0) + 1
  })
  return counts
}
