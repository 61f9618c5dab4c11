import { mean, sum } from '../numeric/sum.ts'
import type { Numbers } from '../result/vectors.ts'

/** Mean squares of a complete table, subjects by raters. */
export interface MeanSquares {
  readonly subjects: number
  readonly raters: number
  readonly between: number
  readonly ofRaters: number
  /** Within subjects. */
  readonly within: number
  /** Left after subjects and raters. */
  readonly residual: number
}

/** Two-way mean squares of checked measurements. */
export const meanSquaresOf = (rows: readonly Numbers[]): MeanSquares => {
  const values = rows.map((row) => Float64Array.from(row))
  const [n, k] = [values.length, values[0]?.length ?? 0]
  const ofSubjects = values.map((row) => mean(row))
  const ofRaters = Array.from({ length: k }, (_, j) => mean(values.map((row) => row[j] ?? 0)))
  const grand = mean(ofSubjects)
  const squares = (distance: (value: number, i: number, j: number) => number): number =>
    sum(values.flatMap((row, i) => Array.from(row, (value, j) => distance(value, i, j) ** 2)))
  return {
    subjects: n,
    raters: k,
    between: (k * sum(ofSubjects.map((own) => (own - grand) ** 2))) / (n - 1),
    ofRaters: (n * sum(ofRaters.map((own) => (own - grand) ** 2))) / (k - 1),
    within: squares((value, i) => value - (ofSubjects[i] ?? 0)) / (n * (k - 1)),
    residual: squares((value, i, j) => value - (ofSubjects[i] ?? 0) - (ofRaters[j] ?? 0) + grand) / ((n - 1) * (k - 1)),
  }
}
