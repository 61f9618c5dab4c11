import type { Issue, Outcome } from '@dacryon/core'
import { designMatrix, type Term } from '../data/design-matrix.ts'
import { type Frame, withColumns } from '../data/frame.ts'
import type { Coefficient } from '../regression/coefficient.ts'
import { aliasWarnings, coefficientsOf, type LinearPredictor } from '../regression/linear-predictor.ts'
import { levelIssues } from '../regression/model-frame.ts'
import type { Counted } from '../result/estimate.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { type CompetingFollowUp, competingRows } from './competing-rows.ts'
import { type CoxModel, type CoxSpecification, fitCox, withoutIntercept } from './fit-cox.ts'
import { type FineGrayKernelFit, fineGrayNewton } from './kernel/fine-gray-newton.ts'

/** What a model of one of several competing events explains with what. */
export interface CompetingSpecification extends CompetingFollowUp {
  /** The event of interest, by its level. */
  readonly of: string
  readonly terms: readonly Term[]
  /** Default 0.95. */
  readonly level?: number
}

/** A subdistribution hazards model. */
export interface FineGrayModel {
  readonly method: 'Fine-Gray subdistribution hazards'
  readonly counted: Counted
  readonly events: number
  readonly competing: number
  /** Log subdistribution hazard ratios (`asRatio`). */
  readonly coefficients: readonly Coefficient[]
  readonly logLikelihood: readonly [number, number]
  readonly predictor: LinearPredictor
  readonly fit: FineGrayKernelFit
  readonly warnings: readonly Issue[]
}

const unknownEvent = (status: string, of: string, events: readonly string[]): Issue =>
  inputError('level-unknown', `${status} has no event '${of}'.`, `Choose one of ${events.join(', ')}.`, { column: status, value: of })

/**
 * Fine and Gray's model of the cumulative incidence of one event: the subdistribution hazard is proportional. Its ratios say in which
 * direction covariates move the incidence; they are not hazard ratios of those still at risk (see `fitCauseSpecificCox`). Assumes that the
 * end of follow-up does not depend on covariates.
 *
 * Source: Fine JP, Gray RJ. J Am Stat Assoc 1999;94:496-509, doi:10.1080/01621459.1999.10474144.
 *
 * Issues: those of `competingRows`; `level-unknown`, `no-event`, `no-term`, `level-out-of-range`.
 *
 * @example
 * fitFineGray(cohort, { time: 'years', status: 'outcome', of: 'lymphoma', terms: [['age']] })
 */
export const fitFineGray = (frame: Frame, specification: CompetingSpecification): Outcome<FineGrayModel> => {
  const { terms, of, level = 0.95 } = specification
  const badLevel = levelIssues(level)
  if (badLevel.length > 0) return failed(...badLevel)
  if (terms.length === 0) return failed(inputError('no-term', 'The model has no terms.', 'Name at least one.'))
  const read = competingRows(frame, specification, terms.flat())
  if (!read.ok) return read
  const { time, events, counted, warnings } = read.value
  const cause = events.indexOf(of) + 1
  if (cause === 0) return failed(unknownEvent(specification.status, of, events))
  const status = read.value.status.map((value) => (value === 0 ? 0 : value === cause ? 1 : 2))
  const count = (what: number): number => status.reduce((sum, value) => sum + (value === what ? 1 : 0), 0)
  if (count(1) === 0)
    return failed(inputError('no-event', `Nobody has the event ${of}.`, 'Choose another event.', { column: specification.status }))
  const design = withoutIntercept(designMatrix(read.value.frame, terms))
  const fit = fineGrayNewton({ design, time, status })
  const predictor: LinearPredictor = {
    frame: read.value.frame,
    design,
    intercept: false,
    coefficients: fit.coefficients,
    aliased: fit.aliased,
    combination: new Float64Array(design.columns ** 2),
    covariance: fit.covariance,
    level,
  }
  return done({
    method: 'Fine-Gray subdistribution hazards',
    counted,
    events: count(1),
    competing: count(2),
    coefficients: coefficientsOf(predictor),
    logLikelihood: fit.logLikelihood,
    predictor,
    fit,
    warnings: [
      ...warnings,
      ...aliasWarnings(predictor),
      ...(fit.converged ? [] : [caution('not-converged', 'The model did not converge.', 'Look for sparse groups or separation.')]),
    ],
  })
}

/**
 * Cox's model of the cause-specific hazard of one event: the others end follow-up. Right for how covariates act on the event among those
 * still free of any; says nothing about incidence without the models of the other events.
 *
 * Source: Prentice RL, et al. Biometrics 1978;34:541-554, doi:10.2307/2530374.
 *
 * Issues: those of `fitCox`; `level-unknown`.
 *
 * @example
 * fitCauseSpecificCox(cohort, { time: 'years', status: 'outcome', of: 'lymphoma', terms: [['age']] })
 */
export const fitCauseSpecificCox = (
  frame: Frame,
  { status, of, ...specification }: CompetingSpecification & Omit<CoxSpecification, 'event'>,
): Outcome<CoxModel> => {
  const read = competingRows(frame, { time: specification.time, status })
  if (!read.ok) return read
  const cause = read.value.events.indexOf(of) + 1
  if (cause === 0) return failed(unknownEvent(status, of, read.value.events))
  const values = new Float64Array(frame.rows).fill(Number.NaN)
  read.value.rows.forEach((row, at) => {
    values[row] = read.value.status[at] === cause ? 1 : 0
  })
  const event = `${status}: ${of}`
  return fitCox(withColumns(frame, { kind: 'numeric', name: event, values }), { ...specification, event })
}
