import type { Issue, Outcome } from '@dacryon/core'
import { type DesignMatrix, designMatrix, type Term } from '../data/design-matrix.ts'
import { type Frame, numericOf } from '../data/frame.ts'
import { chiSquare } from '../numeric/distributions/index.ts'
import type { Coefficient } from '../regression/coefficient.ts'
import { addCrossProduct } from '../regression/kernel/add-cross-product.ts'
import { factorInformation, solveInformation } from '../regression/kernel/information.ts'
import { mirror, takeColumns } from '../regression/kernel/rows.ts'
import type { ChiSquareResult } from '../regression/likelihood-ratio.ts'
import { aliasWarnings, coefficientsOf, type LinearPredictor } from '../regression/linear-predictor.ts'
import { levelIssues } from '../regression/model-frame.ts'
import { breadMeatBread } from '../regression/sandwich.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Counted } from '../result/estimate.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { type Concordance, computeConcordance } from './concordance.ts'
import { scoreResiduals } from './cox-residuals.ts'
import { type CoxKernelFit, coxNewton } from './kernel/cox-newton.ts'
import type { Ties } from './kernel/partial-likelihood.ts'
import { type FollowUp, groupsOf, type SurvivalRows, survivalRows } from './survival-frame.ts'

/** What a Cox model explains with what. */
export interface CoxSpecification extends FollowUp {
  readonly terms: readonly Term[]
  /** Column whose levels have a baseline hazard each. */
  readonly strata?: string
  /** Column whose levels hold rows that go together: standard errors are then robust. */
  readonly cluster?: string
  /** Column of case weights. */
  readonly weights?: string
  /** Column with a known part of the log hazard. */
  readonly offset?: string
  /** Default `efron`. */
  readonly ties?: Ties
  /** Default 0.95. */
  readonly level?: number
}

/** The rows of a Cox model as numbers. */
export interface CoxFrame extends SurvivalRows {
  readonly design: DesignMatrix
  readonly strata: Int32Array | undefined
  readonly cluster: Int32Array | undefined
  readonly weights: Float64Array | undefined
  readonly offset: Float64Array | undefined
}

/** A proportional hazards model. */
export interface CoxModel {
  readonly method: string
  readonly counted: Counted
  readonly events: number
  /** Log hazard ratios (`asRatio`). */
  readonly coefficients: readonly Coefficient[]
  /** Without effects, and at the fit. */
  readonly logLikelihood: readonly [number, number]
  readonly likelihoodRatio: Estimable<ChiSquareResult>
  readonly wald: Estimable<ChiSquareResult>
  readonly score: Estimable<ChiSquareResult>
  /** C of the linear predictor. */
  readonly concordance: Concordance | undefined
  /** Coefficients that grow without end: in every risk set the event had the highest (or lowest) value. */
  readonly monotone: readonly string[]
  readonly predictor: LinearPredictor
  readonly data: CoxFrame
  readonly ties: Ties
  readonly fit: CoxKernelFit
  readonly warnings: readonly Issue[]
}

/** The design without its intercept, factors still coded against their reference. */
export const withoutIntercept = (design: DesignMatrix): DesignMatrix => {
  const kept = design.termOf.flatMap((term, column) => (term < 0 ? [] : [column]))
  return {
    ...takeColumns(design, kept),
    names: kept.map((column) => design.names[column] ?? ''),
    termOf: kept.map((column) => design.termOf[column] ?? 0),
    terms: design.terms,
  }
}

/** The rows of a Cox model. Issues: those of `survivalRows`; `no-event`, `no-term`. */
export const coxFrame = (given: Frame, specification: CoxSpecification): Outcome<CoxFrame> => {
  const { terms, strata, cluster, weights, offset } = specification
  if (terms.length === 0) return failed(inputError('no-term', 'The model has no terms.', 'Name at least one.'))
  const named = [strata, cluster, weights, offset].filter((name) => name !== undefined)
  const read = survivalRows(given, specification, [...terms.flat(), ...named])
  if (!read.ok) return read
  const { frame, event } = read.value
  if (!event.some((value) => value === 1))
    return failed(
      inputError('no-event', 'Nobody has the event.', 'Choose another event or more follow-up.', { column: specification.event }),
    )
  const numbers = (name: string | undefined) => (name === undefined ? done(undefined) : numericOf(frame, name))
  const codes = (name: string | undefined) => (name === undefined ? done(undefined) : groupsOf(frame, name))
  const [w, o, s, c] = [numbers(weights), numbers(offset), codes(strata), codes(cluster)]
  if (!w.ok) return w
  if (!o.ok) return o
  if (!s.ok) return s
  if (!c.ok) return c
  if (w.value?.values.some((value) => value < 0))
    return failed(inputError('weight-negative', `${weights} has a negative weight.`, 'Weights are 0 or more.'))
  return done({
    ...read.value,
    design: withoutIntercept(designMatrix(frame, terms)),
    strata: s.value?.codes,
    cluster: c.value?.codes,
    weights: w.value?.values,
    offset: o.value?.values,
  })
}

/** Coefficients that would still move while the likelihood does not: it has no maximum in them. */
const monotoneOf = ({ nextStep, aliased, coefficients, converged }: CoxKernelFit, names: readonly string[]): readonly string[] =>
  names.filter(
    (_, j) =>
      aliased[j] === 0 && Math.abs(nextStep[j] as number) > (converged ? 1e-3 : 1e-2) * Math.max(0.1, Math.abs(coefficients[j] as number)),
  )

const robustCovariance = (fit: CoxKernelFit, ties: 'efron' | 'breslow', cluster: Int32Array): Float64Array => {
  const { columns, rows } = fit.sorted
  const residuals = scoreResiduals(fit, ties)
  const count = cluster.reduce((most, code) => Math.max(most, code), 0) + 1
  const sums = new Float64Array(count * columns)
  for (let row = 0; row < rows; row++)
    for (let j = 0; j < columns; j++) {
      const to = (cluster[row] as number) * columns + j
      sums[to] = (sums[to] as number) + (residuals[row * columns + j] as number)
    }
  const meat = new Float64Array(columns * columns)
  addCrossProduct(sums, count, columns, new Float64Array(count).fill(1), meat)
  mirror(meat, columns)
  return breadMeatBread(fit.covariance, meat, columns)
}

const chi = (statistic: number, df: number): Estimable<ChiSquareResult> =>
  df === 0
    ? notEstimable('no-degrees-of-freedom', 'No term has an effect that could be estimated.')
    : { statistic, df, pValue: chiSquare.upper(Math.max(0, statistic), df) }

const waldOf = ({ coefficients, covariance }: LinearPredictor, rank: number): Estimable<ChiSquareResult> => {
  const factored = factorInformation(covariance, coefficients.length, 1e-12)
  const solved = solveInformation(factored, coefficients)
  return chi(
    solved.reduce((sum, value, j) => sum + value * (coefficients[j] as number), 0),
    rank,
  )
}

const concordanceOf = (data: CoxFrame, coefficients: Float64Array): Concordance | undefined => {
  if (data.entry !== undefined) return undefined
  const { rows, columns, data: x } = data.design
  const marker = Float64Array.from({ length: rows }, (_, row) => {
    let sum = data.offset?.[row] ?? 0
    for (let j = 0; j < columns; j++) sum += (x[row * columns + j] as number) * (coefficients[j] as number)
    return sum
  })
  const found = computeConcordance(data.time, data.event, marker, data.strata)
  return found.ok ? found.value : undefined
}

const withoutMonotone = (coefficients: readonly Coefficient[], monotone: readonly string[]): readonly Coefficient[] =>
  coefficients.map((one) =>
    monotone.includes(one.name)
      ? {
          name: one.name,
          value: notEstimable(
            'monotone-likelihood',
            `The log hazard ratio of ${one.name} grows without end; a penalised fit has a finite one.`,
          ),
        }
      : one,
  )

const fitWarnings = ({ converged }: CoxKernelFit, monotone: readonly string[]): readonly Issue[] => {
  if (monotone.length > 0)
    return [
      caution('monotone-likelihood', `No finite estimate for ${monotone.join(', ')}.`, 'Use the penalised fit (Firth), which has one.'),
    ]
  return converged ? [] : [caution('not-converged', 'The model did not converge.', 'Look for sparse groups.')]
}

/**
 * Cox's proportional hazards model by partial likelihood: `hazard = baseline(t) exp(x b)`. Coefficients are log hazard ratios. Ties by
 * Efron's method unless asked otherwise; strata have their own baseline; delayed entry and time-varying covariates by intervals
 * (`entry`, `time`]; with `cluster` the standard errors are robust (rows of one level go together).
 *
 * Assumes that hazard ratios do not change over time (`testProportionalHazards`) and that ends of follow-up have nothing to do with the
 * event. Where a coefficient has no finite estimate (monotone likelihood) it is `not_estimable` and `fitFirthCox` gives one.
 *
 * Source: Cox DR. J R Stat Soc B 1972;34:187-220; Efron B. J Am Stat Assoc 1977;72:557-565, doi:10.1080/01621459.1977.10480613.
 *
 * Issues: those of `coxFrame`; `level-out-of-range`; `exact-without-weights`; warnings `monotone-likelihood`, `not-converged`, `aliased`.
 *
 * @example
 * fitCox(cohort, { time: 'years', event: 'lymphoma', terms: [['low_c4'], ['age']] })
 */
export const fitCox = (frame: Frame, specification: CoxSpecification): Outcome<CoxModel> => {
  const { ties = 'efron', level = 0.95 } = specification
  const badLevel = levelIssues(level)
  if (badLevel.length > 0) return failed(...badLevel)
  const read = coxFrame(frame, specification)
  if (!read.ok) return read
  const data = read.value
  if (ties === 'exact' && (data.weights !== undefined || data.cluster !== undefined))
    return failed(
      inputError(
        'exact-without-weights',
        'Exact ties go with neither weights nor clusters.',
        'Use Efron ties, or leave weights and clusters out.',
      ),
    )
  const { design, time, event, entry, strata, weights, offset } = data
  const fit = coxNewton({ design, time, event, entry, strata, weights, offset }, { ties })
  const covariance = data.cluster === undefined || ties === 'exact' ? fit.covariance : robustCovariance(fit, ties, data.cluster)
  const predictor: LinearPredictor = {
    frame: data.frame,
    design,
    intercept: false,
    coefficients: fit.coefficients,
    aliased: fit.aliased,
    combination: new Float64Array(design.columns ** 2),
    covariance,
    level,
  }
  const monotone = monotoneOf(fit, design.names)
  const likelihoodStatistic = 2 * (fit.logLikelihood[1] - fit.logLikelihood[0])
  return done({
    method: `Cox proportional hazards (${ties} ties)`,
    counted: data.counted,
    events: event.reduce((sum, value) => sum + value, 0),
    coefficients: withoutMonotone(coefficientsOf(predictor), monotone),
    logLikelihood: fit.logLikelihood,
    likelihoodRatio: chi(likelihoodStatistic, fit.rank),
    wald: monotone.length > 0 ? notEstimable('monotone-likelihood', 'A coefficient has no finite estimate.') : waldOf(predictor, fit.rank),
    score: chi(fit.scoreStatistic, fit.rank),
    concordance: concordanceOf(data, fit.coefficients),
    monotone,
    predictor,
    data,
    ties,
    fit,
    warnings: [...data.warnings, ...aliasWarnings(predictor), ...fitWarnings(fit, monotone)],
  })
}
