import type { Outcome } from '@dacryon/core'
import type { FactorColumn } from '../data/column.ts'
import { type Matrix, zeros } from '../numeric/matrix/matrix.ts'
import { sum } from '../numeric/sum.ts'
import { maximise } from '../regression/kernel/maximise.ts'
import { type MultinomialPoint, multinomialConditions, multinomialPoint } from '../regression/kernel/multinomial-likelihood.ts'
import { findDivergence } from '../regression/separation.ts'
import { done, failed, inputError } from '../result/problems.ts'
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

/** The likelihood less ridge / 2 times the squared coefficients (not of the intercepts), with its derivatives. */
const penalised = (point: MultinomialPoint, b: Float64Array, columns: number, ridge: number): MultinomialPoint => {
  const { score, information } = point
  let { logLikelihood } = point
  for (let at = 0; at < b.length; at++) {
    if (at % columns === 0) continue
    const value = b[at] as number
    logLikelihood -= (ridge / 2) * value ** 2
    score[at] = (score[at] as number) - ridge * value
    information[at * b.length + at] = (information[at * b.length + at] as number) + ridge
  }
  return { ...point, logLikelihood, score, information }
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
  const evaluate = (b: Float64Array): MultinomialPoint =>
    penalised(multinomialPoint(x, codes, undefined, levels.length, b), b, x.columns, ridge)
  const size = (levels.length - 1) * x.columns
  const { converged, coefficients: b, point } = maximise(evaluate, new Float64Array(size))
  const suspicious = ridge === 0 && converged && point.probabilities.some((p) => p < 1e-8)
  if (!converged || (suspicious && findDivergence(multinomialConditions(x, codes, levels.length), size).some((one) => one !== 'finite')))
    return failed(
      inputError(
        'classes-separated',
        'The columns separate the classes, or depend on each other: coefficients grow without end.',
        'Give a ridge, such as 1.',
        { column: classes.name },
      ),
    )
  const coefficients = levels.slice(1).map((_, c) => Array.from(b.subarray(c * x.columns, (c + 1) * x.columns)))
  const deviance = -2 * sum(Float64Array.from(codes, (code, i) => Math.log(point.probabilities[i * levels.length + code] as number)))
  return done({ levels, coefficients, deviance, n: points.rows, ridge })
}
