import type { Issue, Outcome } from '@dacryon/core'
import type { FactorColumn } from '../data/column.ts'
import { choleskyFactor, forwardSolve, logDeterminant } from '../numeric/matrix/cholesky.ts'
import { type Matrix, selectRows, zeros } from '../numeric/matrix/matrix.ts'
import { sum } from '../numeric/sum.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { type Points, pointsIssues } from './points.ts'

/** A discriminant rule: for each class a centre, a covariance factor (one for all classes when linear) and a prior. */
export interface Discriminant {
  readonly kind: 'linear' | 'quadratic'
  readonly levels: readonly string[]
  readonly columns: number
  readonly priors: readonly number[]
  readonly means: Matrix
  /** Lower triangular factors of the covariances, one a class. */
  readonly factors: readonly Matrix[]
  /** Subjects used for each class. */
  readonly sizes: readonly number[]
  readonly method: string
}

/** Options of a discriminant rule. */
export interface DiscriminantOptions {
  readonly kind?: 'linear' | 'quadratic'
  /** In the order of the levels; default: shares of the training subjects. */
  readonly priors?: readonly number[]
}

/** Probabilities of classes. */
export interface ClassProbabilities {
  readonly levels: readonly string[]
  /** n by classes, row by row. */
  readonly probabilities: Matrix
  /** The most probable class, from 0. */
  readonly labels: Int32Array
  /** The same, with -1 ("uncertain") where no class reaches the threshold. */
  readonly certain: Int32Array
  readonly threshold: number
  readonly uncertain: number
}

const meansOf = ({ rows, columns, data }: Points, classes: Int32Array, sizes: Int32Array): Matrix => {
  const means = zeros(sizes.length, columns)
  for (let i = 0; i < rows; i++) {
    const c = classes[i] ?? 0
    for (let j = 0; j < columns; j++)
      means.data[c * columns + j] = (means.data[c * columns + j] ?? 0) + (data[i * columns + j] ?? 0) / (sizes[c] ?? 1)
  }
  return means
}

/** Sum of squares and products around the class means, over one class or all. */
const scatterOf = ({ rows, columns, data }: Points, classes: Int32Array, means: Matrix, only: number | undefined): Matrix => {
  const out = zeros(columns, columns)
  for (let i = 0; i < rows; i++) {
    const c = classes[i] ?? 0
    if (only !== undefined && c !== only) continue
    for (let a = 0; a < columns; a++) {
      const gap = (data[i * columns + a] ?? 0) - (means.data[c * columns + a] ?? 0)
      for (let b = 0; b < columns; b++)
        out.data[a * columns + b] =
          (out.data[a * columns + b] ?? 0) + gap * ((data[i * columns + b] ?? 0) - (means.data[c * columns + b] ?? 0))
    }
  }
  return out
}

const factorOf = (scatter: Matrix, freedom: number): Matrix | undefined =>
  freedom < 1 ? undefined : choleskyFactor({ ...scatter, data: scatter.data.map((value) => value / freedom) }, 1e-10)

const classIssues = (points: Points, classes: FactorColumn): readonly Issue[] => {
  if (classes.codes.length !== points.rows)
    return [
      inputError('lengths-differ', `${points.rows} subjects have ${classes.codes.length} classes.`, 'Give one class a subject.', {
        column: classes.name,
      }),
    ]
  if (classes.codes.some((code) => code < 0))
    return [inputError('class-missing', `${classes.name} is missing for some subjects.`, 'Leave them out.', { column: classes.name })]
  const empty = classes.levels.find((_, c) => !classes.codes.includes(c))
  if (empty !== undefined || classes.levels.length < 2)
    return [
      inputError(
        'class-empty',
        empty === undefined ? 'There is one class.' : `Nobody is in class ${empty}.`,
        'Leave the level out; at least two classes are needed.',
        { column: classes.name },
      ),
    ]
  return []
}

const priorIssues = (priors: readonly number[] | undefined, count: number): readonly Issue[] =>
  priors === undefined || (priors.length === count && priors.every((prior) => prior > 0 && prior < 1) && Math.abs(sum(priors) - 1) < 1e-9)
    ? []
    : [
        inputError('priors-invalid', `Priors are ${priors.join(', ')}.`, `Give ${count} numbers above 0 that sum to 1.`, {
          column: 'priors',
        }),
      ]

/**
 * Linear or quadratic discriminant analysis.
 *
 * Meaning: each class is a normal distribution; a new subject gets the probability of every class. Linear assumes one covariance for all
 * classes, quadratic one for each. Probabilities are too sure where that fails or where many columns meet few subjects. A stored rule has its
 * own training population and scaling: apply it to columns on that scale only.
 *
 * Formula: log prior - 1/2 log|S| - 1/2 (x - m)' S^-1 (x - m), S with denominators n - classes (linear), n_c - 1 (quadratic).
 *
 * Source: Fisher RA. Ann Eugen 1936;7:179-88. doi:10.1111/j.1469-1809.1936.tb02137.x. Venables WN, Ripley BD. Modern applied statistics
 * with S. Springer 2002. doi:10.1007/978-0-387-21706-2
 *
 * Issues: `too-few-rows`, `no-columns`, `value-not-finite`, `lengths-differ`, `class-missing`, `class-empty`, `priors-invalid`,
 * `covariance-singular`.
 *
 * @example fitDiscriminant(scales, subgroup, { kind: 'linear' })
 */
export const fitDiscriminant = (
  points: Points,
  classes: FactorColumn,
  { kind = 'linear', priors }: DiscriminantOptions = {},
): Outcome<Discriminant> => {
  const count = classes.levels.length
  const issues = [...pointsIssues(points), ...classIssues(points, classes), ...priorIssues(priors, count)]
  if (issues.length > 0) return failed(...issues)
  const sizes = new Int32Array(count)
  for (const code of classes.codes) sizes[code] = (sizes[code] ?? 0) + 1
  const means = meansOf(points, classes.codes, sizes)
  const pooled = kind === 'linear' ? factorOf(scatterOf(points, classes.codes, means, undefined), points.rows - count) : undefined
  const found = classes.levels.map(
    (_, c) => pooled ?? (kind === 'linear' ? undefined : factorOf(scatterOf(points, classes.codes, means, c), (sizes[c] ?? 0) - 1)),
  )
  const flat = found.indexOf(undefined)
  if (flat >= 0)
    return failed(
      inputError(
        'covariance-singular',
        kind === 'linear' ? 'The covariance within classes is singular.' : `The covariance of ${classes.levels[flat]} is singular.`,
        'Leave out columns that are constant or follow from others, or take the nearest centroid or a penalised model.',
        { column: classes.name },
      ),
    )
  return done({
    kind,
    levels: classes.levels,
    columns: points.columns,
    priors: priors ?? Array.from(sizes, (size) => size / points.rows),
    means,
    factors: found.flatMap((factor) => factor ?? []),
    sizes: Array.from(sizes),
    method: `${kind} discriminant analysis`,
  })
}

const scoresOf = (rule: Discriminant, row: Float64Array): Float64Array =>
  Float64Array.from(rule.levels, (_, c) => {
    const factor = rule.factors[c]
    if (factor === undefined) return -Infinity
    const solved = forwardSolve(
      factor,
      row.map((value, j) => value - (rule.means.data[c * rule.columns + j] ?? 0)),
    )
    return Math.log(rule.priors[c] ?? 0) - logDeterminant(factor) / 2 - solved.reduce((so, value) => so + value * value, 0) / 2
  })

/** Probabilities from scores on the log scale. */
export const probabilitiesFrom = (levels: readonly string[], rows: readonly Float64Array[], threshold: number): ClassProbabilities => {
  const probabilities = zeros(rows.length, levels.length)
  const labels = new Int32Array(rows.length)
  const certain = new Int32Array(rows.length).fill(-1)
  rows.forEach((scores, i) => {
    const most = scores.reduce((so, value) => Math.max(so, value), -Infinity)
    const weights = scores.map((value) => Math.exp(value - most))
    const total = sum(weights)
    const best = scores.indexOf(most)
    probabilities.data.set(
      weights.map((weight) => weight / total),
      i * levels.length,
    )
    labels[i] = best
    if (1 / total >= threshold) certain[i] = best
  })
  return { levels, probabilities, labels, certain, threshold, uncertain: certain.filter((label) => label < 0).length }
}

/**
 * Probability of each class for new subjects, and "uncertain" where none reaches the threshold (0.5 unless asked otherwise).
 *
 * Issues: `too-few-rows`, `value-not-finite`, `columns-differ`, `threshold-invalid`.
 *
 * @example classifyByDiscriminant(rule, scales).value.certain // -1: uncertain
 */
export const classifyByDiscriminant = (rule: Discriminant, points: Points, threshold = 0.5): Outcome<ClassProbabilities> => {
  const issues = pointsIssues(points, 1)
  if (issues.length > 0) return failed(...issues)
  if (points.columns !== rule.columns)
    return failed(
      inputError(
        'columns-differ',
        `The rule knows ${rule.columns} columns, the subjects have ${points.columns}.`,
        'Give the columns of the training subjects, in their order.',
      ),
    )
  if (!(threshold >= 0 && threshold <= 1))
    return failed(inputError('threshold-invalid', `The threshold is ${threshold}.`, 'Choose a probability.', { column: 'threshold' }))
  const rows = Array.from({ length: points.rows }, (_, i) =>
    scoresOf(rule, points.data.slice(i * points.columns, (i + 1) * points.columns)),
  )
  return done(probabilitiesFrom(rule.levels, rows, threshold))
}

/**
 * Probabilities for the training subjects, each by the rule made without that subject; priors stay those of all.
 *
 * Issues: those of `fitDiscriminant`; `class-empty` where a class has one subject.
 *
 * @example crossValidateDiscriminant(scales, subgroup).value.labels
 */
export const crossValidateDiscriminant = (
  points: Points,
  classes: FactorColumn,
  options: DiscriminantOptions = {},
): Outcome<ClassProbabilities> => {
  const whole = fitDiscriminant(points, classes, options)
  if (!whole.ok) return whole
  const rows: Float64Array[] = []
  for (let out = 0; out < points.rows; out++) {
    const kept = Int32Array.from({ length: points.rows - 1 }, (_, at) => (at < out ? at : at + 1))
    const others: FactorColumn = { ...classes, codes: kept.map((i) => classes.codes[i] ?? 0) }
    const rule = fitDiscriminant(selectRows(points, kept), others, { ...options, priors: whole.value.priors })
    if (!rule.ok) return rule
    rows.push(scoresOf(rule.value, points.data.slice(out * points.columns, (out + 1) * points.columns)))
  }
  return done(probabilitiesFrom(classes.levels, rows, 0.5))
}
