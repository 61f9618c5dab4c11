import type { Issue, Outcome } from '@dacryon/core'
import type { Term } from '../data/design-matrix.ts'
import { type Frame, factorOf } from '../data/frame.ts'
import { choleskyFactor, choleskyInverse } from '../numeric/matrix/cholesky.ts'
import type { Coefficient } from '../regression/coefficient.ts'
import { type LeastSquaresFit, leastSquares } from '../regression/kernel/least-squares.ts'
import { takeColumns } from '../regression/kernel/rows.ts'
import { aliasWarnings, type LinearPredictor } from '../regression/linear-predictor.ts'
import { codesOf, type ModelFrame, modelFrame } from '../regression/model-frame.ts'
import type { Counted } from '../result/estimate.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { betweenWithinDf } from './between-within.ts'
import { coefficientsOf } from './coefficients-of.ts'
import type { CoefficientInference, DegreesOfFreedom } from './contrast-inference.ts'
import { type CovarianceStructure, structureModel } from './covariance-structures.ts'
import { kenwardRogerAddition } from './kenward-roger-addition.ts'
import type { MarginalData } from './marginal-likelihood.ts'
import { type CovarianceMaximum, maximiseCovariance } from './maximise-covariance.ts'
import { spread, spreadSquare } from './spread.ts'
import { startingCovariance } from './starting-covariance.ts'
import { patternsOf, type SubjectRows, subjectRows } from './subject-patterns.ts'

/** What a model for repeated measures explains with what. */
export interface MmrmSpecification {
  /** Numeric column, usually the change from baseline. */
  readonly response: string
  /** Usually arm, visit, arm by visit, baseline, baseline by visit and the strata of randomisation. */
  readonly terms: readonly Term[]
  readonly subject: string
  /** Factor of the planned visits in their order. */
  readonly visit: string
  /** Tried in this order until one converges; declare it beforehand. Default us, toeph, ar1h, csh, cs. */
  readonly structures?: readonly CovarianceStructure[]
  /** Default `satterthwaite`. */
  readonly df?: DegreesOfFreedom
  /** Restricted (default) or full maximum likelihood. */
  readonly restricted?: boolean
  readonly level?: number
}

/** A mixed model for repeated measures. */
export interface Mmrm {
  readonly method: string
  readonly structure: CovarianceStructure
  /** Structures tried before, with what went wrong. */
  readonly failed: readonly { readonly structure: CovarianceStructure; readonly why: string }[]
  readonly df: DegreesOfFreedom
  readonly counted: Counted
  readonly subjects: number
  readonly coefficients: readonly Coefficient[]
  /** Covariance of the visits. */
  readonly covariance: { readonly visits: readonly string[]; readonly values: readonly (readonly number[])[] }
  readonly covarianceParameters: number
  readonly logLikelihood: number
  /** Counting covariance parameters only under restricted likelihood. */
  readonly aic: number
  /** With the number of subjects. */
  readonly bic: number
  readonly iterations: number
  readonly warnings: readonly Issue[]
  readonly data: ModelFrame
  readonly predictor: LinearPredictor
  readonly inference: CoefficientInference
}

const declaredOrder: readonly CovarianceStructure[] = ['us', 'toeph', 'ar1h', 'csh', 'cs']

const dfNames: Readonly<Record<DegreesOfFreedom, string>> = {
  satterthwaite: 'Satterthwaite',
  'kenward-roger': 'Kenward-Roger',
  'kenward-roger-linear': 'Kenward-Roger (linear)',
  'between-within': 'between-within',
}

const repeatedIssues = (subjects: readonly SubjectRows[], specification: MmrmSpecification, data: ModelFrame): readonly Issue[] => {
  for (const { rows, visits } of subjects)
    for (let k = 1; k < rows.length; k++)
      if (visits[k] === visits[k - 1])
        return [
          inputError('visit-twice', 'A subject has two rows for one visit.', 'Keep one row a subject and visit.', {
            column: specification.visit,
            line: (data.rows[rows[k] ?? 0] ?? 0) + 1,
          }),
        ]
  return subjects.length > 1
    ? []
    : [inputError('one-subject', 'There is one subject only.', 'Give several.', { column: specification.subject })]
}

interface Attempt {
  readonly structure: CovarianceStructure
  readonly maximum: CovarianceMaximum
}

const attempt = (
  marginal: MarginalData,
  start: Float64Array,
  order: readonly CovarianceStructure[],
): { readonly found?: Attempt; readonly failed: readonly { readonly structure: CovarianceStructure; readonly why: string }[] } => {
  const failures: { structure: CovarianceStructure; why: string }[] = []
  const diagonal = start.map((value, at) => (Math.floor(at / marginal.visits) === at % marginal.visits ? value : 0))
  for (const structure of order) {
    const model = structureModel(structure, marginal.visits)
    for (const from of [start, diagonal]) {
      const maximum = maximiseCovariance(marginal, model, model.start(from))
      if (maximum?.converged === true) return { found: { structure, maximum }, failed: failures }
    }
    failures.push({ structure, why: 'The likelihood has no interior maximum, or the information is singular there.' })
  }
  return { failed: failures }
}

const inferenceOf = (
  marginal: MarginalData,
  { fit, covariance, curvature }: CovarianceMaximum,
  kind: DegreesOfFreedom,
  columnDf: Float64Array,
): CoefficientInference => {
  const n = covariance.first.length
  const factor = choleskyFactor({ rows: n, columns: n, data: curvature.observed })
  const parameterCovariance = factor === undefined ? undefined : choleskyInverse(factor).data
  const adjusts = kind === 'kenward-roger' || kind === 'kenward-roger-linear'
  const addition =
    adjusts && parameterCovariance !== undefined
      ? kenwardRogerAddition(marginal, fit, covariance, curvature, parameterCovariance, kind === 'kenward-roger-linear')
      : undefined
  return {
    kind,
    beta: fit.beta,
    phi: fit.phi,
    covariance: addition === undefined ? fit.phi : fit.phi.map((value, at) => value + (addition[at] as number)),
    slopes: curvature.slopes,
    ...(parameterCovariance !== undefined && { parameterCovariance }),
    columnDf,
    residualDf: marginal.rows - marginal.columns,
  }
}

/** The inference over all columns of the design, with zeros where aliased. */
const widen = (inference: CoefficientInference, kept: readonly number[], columns: number): CoefficientInference => ({
  ...inference,
  beta: spread(inference.beta, kept, columns),
  phi: spreadSquare(inference.phi, kept, columns),
  covariance: spreadSquare(inference.covariance, kept, columns),
  slopes: inference.slopes.map((slope) => spreadSquare(slope, kept, columns)),
  ...(inference.columnDf !== undefined && { columnDf: spread(inference.columnDf, kept, columns) }),
})

const marginalData = (
  data: ModelFrame,
  subjects: readonly SubjectRows[],
  kept: readonly number[],
  visits: number,
  restricted: boolean,
): MarginalData => {
  const p = kept.length
  const z = new Float64Array(data.y.length * (p + 1))
  const x = takeColumns(data.design, kept).data
  for (let row = 0; row < data.y.length; row++) {
    z.set(x.subarray(row * p, (row + 1) * p), row * (p + 1))
    z[row * (p + 1) + p] = data.y[row] as number
  }
  return { patterns: patternsOf(subjects, z, p + 1), visits, columns: p, rows: data.y.length, restricted }
}

const keptOf = (ols: LeastSquaresFit): readonly number[] => Array.from(ols.aliased.keys()).filter((j) => ols.aliased[j] === 0)

interface MmrmData {
  readonly data: ModelFrame
  readonly subjects: readonly SubjectRows[]
  /** Planned visits. */
  readonly levels: readonly string[]
  readonly ols: LeastSquaresFit
  readonly kept: readonly number[]
}

const readMmrm = (frame: Frame, specification: MmrmSpecification): Outcome<MmrmData> => {
  const { response, terms, subject, visit, level = 0.95 } = specification
  const read = modelFrame(frame, { response, terms, level }, [subject, visit])
  if (!read.ok) return read
  const data = read.value
  const [who, when] = [codesOf(data.frame, subject), factorOf(data.frame, visit)]
  if (!who.ok) return who
  if (!when.ok) return when
  const subjects = subjectRows(who.value, when.value.codes)
  const issues = repeatedIssues(subjects, specification, data)
  if (issues.length > 0) return failed(...issues)
  const ols = leastSquares(data.design, data.y)
  const kept = keptOf(ols)
  const { levels } = when.value
  if (data.y.length <= kept.length || !(ols.residualSum > 0))
    return failed(inputError('no-degrees-of-freedom', 'The terms explain every row.', 'Leave terms out.', { column: response }))
  return done({ data, subjects, levels, ols, kept })
}

const mmrmWarnings = (data: ModelFrame, predictor: LinearPredictor, { structure }: Attempt, before: Mmrm['failed']): readonly Issue[] => [
  ...data.warnings,
  ...aliasWarnings(predictor),
  ...(before.length === 0
    ? []
    : [
        caution(
          'structure-fallback',
          `${before.map((one) => one.structure).join(', ')} did not converge; ${structure} was used.`,
          'Report it.',
        ),
      ]),
]

/**
 * Mixed model for repeated measures: a normal model of all planned visits at once, with a covariance of the visits and no imputation.
 *
 * Rows without the response are dropped; subjects contribute what they have, which is valid when missingness depends on what was observed
 * (missing at random), not when it depends on the missing value itself. Assumes that all subjects share the covariance. Structures simpler
 * than unstructured give wrong standard errors when they are wrong; choose and declare the order beforehand, not by the results.
 *
 * Formula: restricted log-likelihood `-(N-p)/2 ln 2π - ½ Σ ln|S_i| - ½ ln|Σ X'S⁻¹X| - ½ Σ r'S⁻¹r`, by Newton's method with exact second
 * derivatives.
 *
 * Sources: Mallinckrodt CH et al. Drug Inf J 2008;42:303-19 (doi 10.1177/009286150804200402); Kenward MG, Roger JH. Biometrics
 * 1997;53:983-97 (doi 10.2307/2533558).
 *
 * Issues: `column-unknown`, `no-complete-case`, `level-out-of-range`, `visit-twice`, `one-subject`, `not-converged` (no structure did).
 *
 * @example
 * fitMmrm(trial, { response: 'change', terms: [['arm'], ['week'], ['arm', 'week'], ['baseline']], subject: 'id', visit: 'week' })
 */
export const fitMmrm = (frame: Frame, specification: MmrmSpecification): Outcome<Mmrm> => {
  const { structures = declaredOrder, df = 'satterthwaite', restricted = true, level = 0.95 } = specification
  const read = readMmrm(frame, specification)
  if (!read.ok) return read
  const { data, subjects, levels, ols, kept } = read.value
  const marginal = marginalData(data, subjects, kept, levels.length, restricted)
  const { found, failed: before } = attempt(marginal, startingCovariance(ols.residuals, subjects, levels.length), structures)
  if (found === undefined)
    return failed(
      inputError(
        'not-converged',
        `None of ${structures.join(', ')} converged.`,
        'Check visits with few subjects, or add a simpler structure.',
      ),
    )
  const { fit, covariance, iterations, theta } = found.maximum
  const columnDf = betweenWithinDf(
    takeColumns(data.design, kept),
    subjects,
    kept.map((j) => data.design.termOf[j] === -1),
  )
  const inference = widen(inferenceOf(marginal, found.maximum, df, columnDf), kept, data.design.columns)
  const predictor: LinearPredictor = {
    frame: data.frame,
    design: data.design,
    intercept: true,
    coefficients: inference.beta,
    aliased: ols.aliased,
    combination: ols.combination,
    covariance: inference.covariance,
    level,
  }
  const parameters = theta.length + (restricted ? 0 : kept.length)
  return done({
    method: `Mixed model for repeated measures (${restricted ? 'REML' : 'ML'}, ${found.structure}, ${dfNames[df]} degrees of freedom)`,
    structure: found.structure,
    failed: before,
    df,
    counted: data.counted,
    subjects: subjects.length,
    coefficients: coefficientsOf(data, inference, ols.aliased),
    covariance: {
      visits: levels,
      values: levels.map((_, i) => levels.map((_, j) => covariance.sigma[i * levels.length + j] as number)),
    },
    covarianceParameters: theta.length,
    logLikelihood: fit.logLikelihood,
    aic: 2 * parameters - 2 * fit.logLikelihood,
    bic: parameters * Math.log(subjects.length) - 2 * fit.logLikelihood,
    iterations,
    warnings: mmrmWarnings(data, predictor, found, before),
    data,
    predictor,
    inference,
  })
}
