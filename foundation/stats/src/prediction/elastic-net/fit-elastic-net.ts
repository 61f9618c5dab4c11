import type { Issue, Outcome } from '@dacryon/core'
import { caution, done, failed, inputError } from '../../result/problems.ts'
import type { Predictors } from '../predictors.ts'
import { coxFamily } from './cox-family.ts'
import type { Family } from './family.ts'
import { gaussianFamily } from './gaussian-family.ts'
import { logisticFamily } from './logistic-family.ts'
import { multinomialFamily } from './multinomial-family.ts'
import { outcomeIssues, type PenalisedOutcome } from './outcome.ts'
import { PenalisedSolver, type Solution } from './penalised-solver.ts'
import { penaltyPath } from './penalty-path.ts'
import { type Standardised, standardise } from './standardise.ts'

export interface ElasticNetOptions {
  /** 1 is the lasso, 0 is ridge; default 1. */
  readonly alpha?: number
  /** Penalties, from large to small; absent: `count` of them from the largest useful one. */
  readonly lambda?: readonly number[]
  /** Default 100. */
  readonly count?: number
  /** Smallest over largest penalty; default 1e-4 where there are more rows than columns, else 1e-2. */
  readonly ratio?: number
  /** Stops when a step changes the objective by less than this share of the null deviance; default 1e-14. */
  readonly tolerance?: number
  /**
   * Ridge part on the outcome's own scale: λ (1-α)/2 ‖b‖² is divided by the standard deviation of a measured outcome, as glmnet does. Default
   * true; false gives the textbook objective.
   */
  readonly scaledRidge?: boolean
}

/** Coefficients of one penalty, on the scale of the data. */
export interface ElasticNetStep {
  readonly lambda: number
  /** One for each block: one, or one a class. Cox: 0. */
  readonly intercepts: readonly number[]
  readonly coefficients: readonly Float64Array[]
  /** Columns with a coefficient that is not 0. */
  readonly nonzero: number
  /** 1 - deviance / null deviance. */
  readonly devianceRatio: number
}

/** Fits along a path of penalties. */
export interface ElasticNet {
  readonly method: string
  readonly family: 'gaussian' | 'binomial' | 'multinomial' | 'cox'
  readonly n: number
  readonly names: readonly string[]
  /** Classes, in the order of the blocks for more than two; empty otherwise. */
  readonly levels: readonly string[]
  readonly alpha: number
  readonly steps: readonly ElasticNetStep[]
  readonly nullDeviance: number
  /** Smallest penalty at which every coefficient is 0. */
  readonly largestPenalty: number
  readonly warnings: readonly Issue[]
}

interface Prepared {
  readonly name: ElasticNet['family']
  readonly family: Family
  readonly spread: number
}

const familyOf = (outcome: PenalisedOutcome): Prepared => {
  if (outcome.kind === 'survival') return { name: 'cox', family: coxFamily(outcome.times, outcome.events), spread: 1 }
  if (outcome.kind === 'number') {
    const family = gaussianFamily(outcome.values)
    return { name: 'gaussian', family, spread: family.spread }
  }
  if (outcome.levels.length === 2) return { name: 'binomial', family: logisticFamily(Float64Array.from(outcome.codes)), spread: 1 }
  return { name: 'multinomial', family: multinomialFamily(outcome.codes, outcome.levels.length), spread: 1 }
}

const optionIssues = (predictors: Predictors, { alpha = 1, lambda, ratio }: ElasticNetOptions): readonly Issue[] => {
  const issues: Issue[] = []
  if (!(alpha >= 0 && alpha <= 1))
    issues.push(inputError('option-invalid', `alpha is ${alpha}.`, 'Give a number from 0 to 1.', { column: 'alpha' }))
  if (lambda?.some((value, at) => !(value >= 0) || (at > 0 && value >= (lambda[at - 1] as number))) || lambda?.length === 0)
    issues.push(
      inputError('option-invalid', 'The penalties do not fall.', 'Give penalties from large to small, none negative.', {
        column: 'lambda',
      }),
    )
  if (ratio !== undefined && !(ratio > 0 && ratio < 1))
    issues.push(inputError('option-invalid', `ratio is ${ratio}.`, 'Give a number between 0 and 1.', { column: 'ratio' }))
  predictors.levels.forEach((levels, column) => {
    if (levels.length > 0)
      issues.push(
        inputError('categories-not-coded', `${predictors.names[column]} has categories.`, 'Code them first with indicatorPredictors.', {
          column: predictors.names[column] ?? '',
        }),
      )
  })
  if (predictors.names.length === 0) issues.push(inputError('no-predictor', 'There is no predictor.', 'Give at least one column.'))
  return issues
}

/** Coefficients on the scale of the data; blocks of classes are centred, the intercepts too. */
const backOf = (
  x: Standardised,
  solution: Solution,
  blocks: number,
  intercept: boolean,
): Pick<ElasticNetStep, 'intercepts' | 'coefficients'> => {
  const coefficients = Array.from({ length: blocks }, (_, block) =>
    Float64Array.from({ length: x.columns }, (_, column) =>
      (x.scales[column] as number) === 0 ? 0 : (solution.coefficients[block * x.columns + column] as number) / (x.scales[column] as number),
    ),
  )
  const intercepts = coefficients.map((own, block) => {
    let value = solution.intercepts[block] as number
    for (let column = 0; column < x.columns; column++) value -= (own[column] as number) * (x.means[column] as number)
    return intercept ? value : 0
  })
  const shift = blocks > 1 ? intercepts.reduce((total, value) => total + value, 0) / blocks : 0
  return { intercepts: intercepts.map((value) => value - shift), coefficients }
}

const constantWarnings = (x: Standardised, predictors: Predictors): readonly Issue[] => {
  const names = predictors.names.filter((_, column) => x.scales[column] === 0)
  return names.length === 0
    ? []
    : [caution('column-constant', `Constant: ${names.join(', ')}.`, 'Their coefficients are 0; leave them out.')]
}

/**
 * Elastic net: regression with a penalty on the size of the coefficients, along a path of penalties.
 *
 * Meaning: chooses few predictors and shrinks them; for measured, binary, several-class (one block of coefficients a class) and survival
 * outcomes (Breslow ties). Assumes independent rows and effects that add up on the scale of the linear predictor. Misleads: coefficients are
 * shrunk and have no valid standard errors; among correlated predictors the lasso picks one almost at random. Choose the penalty by
 * `crossValidateElasticNet`, judge the whole by `crossValidate`.
 *
 * Formula: minimises -log L / n + λ [α ‖b‖₁ + (1-α)/2 ‖b‖²] (least squares: RSS / 2n) with columns scaled by their 1/n standard deviation;
 * coefficients are returned on the scale of the data. The largest penalty is max |xᵀr| / (n max(α, 0.001)).
 *
 * Source: Friedman J, Hastie T, Tibshirani R. J Stat Softw 2010;33(1) (doi 10.18637/jss.v033.i01); Simon N et al. J Stat Softw 2011;39(5)
 * (doi 10.18637/jss.v039.i05) for Cox; strong rules: Tibshirani R et al. J R Stat Soc B 2012;74:245-66.
 *
 * Issues: those of the outcome; `option-invalid`, `no-predictor`, `categories-not-coded`.
 *
 * @example
 * fitElasticNet(predictors, numberResponse(y), { alpha: 0.5, lambda: [0.5, 0.1] })
 */
export const fitElasticNet = (predictors: Predictors, outcome: PenalisedOutcome, options: ElasticNetOptions = {}): Outcome<ElasticNet> => {
  const issues = [...outcomeIssues(outcome, predictors.rows), ...optionIssues(predictors, options)]
  if (issues.length > 0) return failed(...issues)
  const { alpha = 1, count = 100, tolerance = 1e-14, scaledRidge = true } = options
  const x = standardise(predictors)
  const { name, family, spread } = familyOf(outcome)
  const flat = family.start.map((value) => new Float64Array(x.rows).fill(value))
  const nullDeviance = family.deviance(flat) - family.saturated
  if (!(nullDeviance > 0))
    return failed(inputError('outcome-constant', 'The outcome is constant.', 'There is nothing to predict.', { column: 'outcome' }))
  const solver = new PenalisedSolver(x, family, tolerance * (nullDeviance / x.rows), name === 'gaussian')
  const largestPenalty = solver.steepest() / Math.max(alpha, 0.001)
  const lambda = options.lambda ?? penaltyPath(largestPenalty, options.ratio ?? (x.rows > x.columns ? 1e-4 : 1e-2), count)
  const ridge = name === 'gaussian' && scaledRidge ? 1 / spread : 1
  const warnings = [...constantWarnings(x, predictors)]
  const steps = lambda.map((penalty): ElasticNetStep => {
    const solution = solver.solve(penalty * alpha, penalty * (1 - alpha) * ridge)
    if (!solution.converged && warnings.every((issue) => issue.code !== 'not-converged'))
      warnings.push(caution('not-converged', `The search did not settle at penalty ${penalty}.`, 'Use larger penalties.'))
    const back = backOf(x, solution, family.blocks, family.intercept)
    const nonzero = predictors.names.filter((_, column) => back.coefficients.some((own) => own[column] !== 0)).length
    return { lambda: penalty, ...back, nonzero, devianceRatio: 1 - (solution.deviance - family.saturated) / nullDeviance }
  })
  return done({
    method: `Elastic net, ${name}, alpha ${alpha}`,
    family: name,
    n: x.rows,
    names: predictors.names,
    levels: outcome.kind === 'class' ? outcome.levels : [],
    alpha,
    steps,
    nullDeviance,
    largestPenalty,
    warnings,
  })
}
