import type { Outcome } from '@dacryon/core'
import type { FactorColumn } from '../data/column.ts'
import { type Matrix, zeros } from '../numeric/matrix/matrix.ts'
import { type Likelihood, newtonMaximise } from '../numeric/optimise/newton-maximise.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { probabilitiesFrom } from './discriminant.ts'
import type { MultinomialRule } from './multinomial-classes.ts'
import { type Points, pointsIssues } from './points.ts'

/** A multinomial rule with how well it fits its training subjects. */
export interface TrainedMultinomial extends MultinomialRule {
  readonly deviance: number
  readonly n: number
  readonly ridge: number
}

/** Columns with an intercept before them. */
const withIntercept = ({ rows, columns, data }: Points): Matrix => {
  const out = zeros(rows, columns + 1)
  for (let i = 0; i < rows; i++) {
    out.data[i * (columns + 1)] = 1
    out.data.set(data.subarray(i * columns, (i + 1) * columns), i * (columns + 1) + 1)
  }
  return out
}

const rowScores = (x: Float64Array, b: Float64Array, classes: number): Float64Array =>
  Float64Array.from({ length: classes }, (_, c) =>
    c === 0 ? 0 : x.reduce((sum, value, j) => sum + value * (b[(c - 1) * x.length + j] ?? 0), 0),
  )

/** Log-likelihood less ridge / 2 times the squared coefficients (not of the intercepts), with its derivatives. */
const likelihoodAt = (x: Matrix, codes: Int32Array, names: readonly string[], ridge: number, b: Float64Array): Likelihood => {
  const [q, classes] = [x.columns, names.length]
  const size = (classes - 1) * q
  const score = new Float64Array(size)
  const information = zeros(size, size)
  let value = 0
  for (let i = 0; i < x.rows; i++) {
    const row = x.data.subarray(i * q, (i + 1) * q)
    const scores = rowScores(row, b, classes)
    const most = scores.reduce((so, at) => Math.max(so, at), -Infinity)
    const total = scores.reduce((so, at) => so + Math.exp(at - most), 0)
    const own = codes[i] ?? 0
    value += (scores[own] ?? 0) - most - Math.log(total)
    const p = scores.map((at) => Math.exp(at - most) / total)
    for (let c = 1; c < classes; c++)
      for (let j = 0; j < q; j++) {
        const at = (c - 1) * q + j
        score[at] = (score[at] ?? 0) + ((own === c ? 1 : 0) - (p[c] ?? 0)) * (row[j] ?? 0)
        for (let d = 1; d < classes; d++) {
          const weight = (p[c] ?? 0) * ((c === d ? 1 : 0) - (p[d] ?? 0)) * (row[j] ?? 0)
          for (let k = 0; k < q; k++) {
            const cell = at * size + (d - 1) * q + k
            information.data[cell] = (information.data[cell] ?? 0) + weight * (row[k] ?? 0)
          }
        }
      }
  }
  for (let at = 0; at < size; at++) {
    if (at % q === 0) continue
    value -= (ridge / 2) * (b[at] ?? 0) ** 2
    score[at] = (score[at] ?? 0) - ridge * (b[at] ?? 0)
    information.data[at * size + at] = (information.data[at * size + at] ?? 0) + ridge
  }
  return { value, score, information }
}

/**
 * A multinomial logistic rule trained to give probabilities of classes; with a ridge where classes are separated.
 *
 * Meaning: for classifying, not for reading coefficients (for those see the multinomial regression, which gives errors and intervals). Without a
 * ridge it fails where the columns separate the classes, because the coefficients then grow without end.
 *
 * Formula: maximum of log L - ridge / 2 sum of squared coefficients (intercepts free), by Newton's method.
 *
 * Source: Agresti A. Categorical data analysis. 3rd ed. Wiley 2013, section 8.1. Le Cessie S, van Houwelingen JC. Appl Stat 1992;41:191-201.
 * doi:10.2307/2347628
 *
 * Issues: `too-few-rows`, `no-columns`, `value-not-finite`, `lengths-differ`, `too-few-levels`, `classes-separated`, `ridge-invalid`.
 *
 * @example trainMultinomialRule(scales, subgroup) // levels, coefficients, deviance
 */
export const trainMultinomialRule = (points: Points, classes: FactorColumn, ridge = 0): Outcome<TrainedMultinomial> => {
  const issues = pointsIssues(points)
  if (issues.length > 0) return failed(...issues)
  const { levels, codes } = classes
  if (codes.length !== points.rows || codes.some((code) => code < 0))
    return failed(
      inputError('lengths-differ', `Not every one of ${points.rows} subjects has a class.`, 'Give one class a subject.', {
        column: classes.name,
      }),
    )
  if (levels.length < 2 || levels.some((_, c) => !codes.includes(c)))
    return failed(
      inputError('too-few-levels', `${classes.name} has a level without subjects, or one level only.`, 'Leave unused levels out.', {
        column: classes.name,
      }),
    )
  if (!(ridge >= 0 && ridge < Infinity))
    return failed(inputError('ridge-invalid', `The ridge is ${ridge}.`, 'Choose a number of at least 0.', { column: 'ridge' }))
  const x = withIntercept(points)
  const evaluate = (b: Float64Array): Likelihood => likelihoodAt(x, codes, levels, ridge, b)
  const found = newtonMaximise(evaluate, new Float64Array((levels.length - 1) * x.columns))
  if (!found.converged)
    return failed(
      inputError(
        'classes-separated',
        'The columns separate the classes, or depend on each other: coefficients grow without end.',
        'Give a ridge, such as 1.',
        { column: classes.name },
      ),
    )
  const coefficients = levels.slice(1).map((_, c) => Array.from(found.point.subarray(c * x.columns, (c + 1) * x.columns)))
  const rows = Array.from({ length: x.rows }, (_, i) =>
    rowScores(x.data.subarray(i * x.columns, (i + 1) * x.columns), found.point, levels.length),
  )
  const { probabilities } = probabilitiesFrom(levels, rows, 0)
  const deviance = -2 * codes.reduce((sum, code, i) => sum + Math.log(probabilities.data[i * levels.length + code] ?? 1), 0)
  return done({ levels, coefficients, deviance, n: points.rows, ridge })
}
