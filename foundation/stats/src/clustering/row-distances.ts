import type { Outcome } from '@dacryon/core'
import { done, failed, inputError } from '../result/problems.ts'
import { type Distances, distancesFrom } from './distances.ts'
import { type Points, pointsIssues } from './points.ts'

/** How the unlikeness of two rows of numbers is measured. */
export type Metric =
  | { readonly kind: 'euclidean' | 'manhattan' | 'maximum' | 'canberra' }
  | { readonly kind: 'minkowski'; readonly power: number }

type Between = (a: number, b: number) => number

const euclidean = ({ columns, data }: Points): Between => {
  return (a, b) => {
    let sum = 0
    for (let j = 0; j < columns; j++) {
      const gap = (data[a + j] ?? 0) - (data[b + j] ?? 0)
      sum += gap * gap
    }
    return Math.sqrt(sum)
  }
}

const manhattan = ({ columns, data }: Points): Between => {
  return (a, b) => {
    let sum = 0
    for (let j = 0; j < columns; j++) sum += Math.abs((data[a + j] ?? 0) - (data[b + j] ?? 0))
    return sum
  }
}

const maximum = ({ columns, data }: Points): Between => {
  return (a, b) => {
    let most = 0
    for (let j = 0; j < columns; j++) most = Math.max(most, Math.abs((data[a + j] ?? 0) - (data[b + j] ?? 0)))
    return most
  }
}

const canberra = ({ columns, data }: Points): Between => {
  return (a, b) => {
    let [sum, used] = [0, 0]
    for (let j = 0; j < columns; j++) {
      const [x, y] = [data[a + j] ?? 0, data[b + j] ?? 0]
      const whole = Math.abs(x) + Math.abs(y)
      if (whole === 0) continue
      sum += Math.abs(x - y) / whole
      used += 1
    }
    return used === 0 ? 0 : (sum * columns) / used
  }
}

const minkowski = ({ columns, data }: Points, power: number): Between => {
  return (a, b) => {
    let sum = 0
    for (let j = 0; j < columns; j++) sum += Math.abs((data[a + j] ?? 0) - (data[b + j] ?? 0)) ** power
    return sum ** (1 / power)
  }
}

const betweenOf = (points: Points, metric: Metric): Between => {
  switch (metric.kind) {
    case 'euclidean':
      return euclidean(points)
    case 'manhattan':
      return manhattan(points)
    case 'maximum':
      return maximum(points)
    case 'canberra':
      return canberra(points)
    case 'minkowski':
      return minkowski(points, metric.power)
  }
}

/** Euclidean distances between rows that are known to be right. */
export const euclideanDistances = (points: Points): Distances => {
  const between = euclidean(points)
  return distancesFrom(points.rows, (i, j) => between(i * points.columns, j * points.columns))
}

/**
 * Distances between the rows of a table of numbers.
 *
 * Meaning: 0 for equal rows. Assumes that one unit means the same in every column: scale the columns first (see `standardise`) unless they
 * share a unit, else the column with the largest spread decides alone. Canberra leaves out columns where both are zero and rescales by the
 * share that is left; two rows of zeros have distance 0.
 *
 * Formula: euclidean sqrt(sum d^2); manhattan sum |d|; maximum max |d|; canberra sum |x - y| / (|x| + |y|); minkowski (sum |d|^p)^(1/p).
 *
 * Source: Kaufman L, Rousseeuw PJ. Finding groups in data. Wiley 1990, chapter 1. doi:10.1002/9780470316801
 *
 * Issues: `too-few-rows`, `no-columns`, `value-not-finite`, `power-invalid`.
 *
 * @example computeDistances(matrixOf([[0, 0], [3, 4]]), { kind: 'euclidean' }) // 5
 */
export const computeDistances = (points: Points, metric: Metric = { kind: 'euclidean' }): Outcome<Distances> => {
  const issues = pointsIssues(points)
  if (issues.length > 0) return failed(...issues)
  if (metric.kind === 'minkowski' && !(metric.power >= 1 && metric.power < Infinity))
    return failed(
      inputError('power-invalid', `The power is ${metric.power}.`, 'Choose a number of at least 1.', {
        column: 'power',
        value: String(metric.power),
        expected: 'at least 1',
      }),
    )
  const between = betweenOf(points, metric)
  return done(distancesFrom(points.rows, (i, j) => between(i * points.columns, j * points.columns)))
}
