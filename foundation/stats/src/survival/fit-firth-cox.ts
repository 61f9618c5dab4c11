import type { Issue, Outcome } from '@dacryon/core'
import type { Frame } from '../data/frame.ts'
import { aliasedReason } from '../regression/coefficient.ts'
import { factorInformation } from '../regression/kernel/information.ts'
import { takeColumns } from '../regression/kernel/rows.ts'
import { levelIssues } from '../regression/model-frame.ts'
import { type FirthEstimate, penalisedEstimate } from '../regression/penalised-estimate.ts'
import type { Estimable } from '../result/estimable.ts'
import type { Counted } from '../result/estimate.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { type CoxSpecification, coxFrame } from './fit-cox.ts'
import { type FirthCoxFit, firthCoxNewton } from './kernel/firth-cox-newton.ts'
import { partialLikelihood } from './kernel/partial-likelihood.ts'
import { sortCox } from './kernel/sorted.ts'

/** A penalised proportional hazards model. */
export interface FirthCoxModel {
  readonly method: "Cox proportional hazards with Firth's penalty"
  readonly counted: Counted
  readonly events: number
  /** Log hazard ratios with penalised likelihood-ratio tests and profile intervals. */
  readonly coefficients: readonly { readonly name: string; readonly value: Estimable<FirthEstimate> }[]
  readonly penalisedLogLikelihood: number
  readonly fit: FirthCoxFit
  readonly warnings: readonly Issue[]
}

/**
 * Cox's model with Firth's penalty: finite hazard ratios where all events lie in one group (monotone likelihood), with less bias where
 * events are few. Tests and intervals come from the penalised likelihood.
 *
 * Source: Heinze G, Schemper M. Biometrics 2001;57:114-119, doi:10.1111/j.0006-341X.2001.00114.x.
 *
 * Issues: those of `coxFrame`; `level-out-of-range`, `exact-ties`, `clusters-not-possible`; warning `not-converged`.
 *
 * @example
 * fitFirthCox(cohort, { time: 'years', event: 'lymphoma', terms: [['low_c4']] })
 */
export const fitFirthCox = (frame: Frame, specification: CoxSpecification): Outcome<FirthCoxModel> => {
  const { ties = 'efron', level = 0.95 } = specification
  const badLevel = levelIssues(level)
  if (badLevel.length > 0) return failed(...badLevel)
  if (ties === 'exact') return failed(inputError('exact-ties', 'The penalised fit takes Efron or Breslow ties.', 'Use Efron ties.'))
  if (specification.cluster !== undefined)
    return failed(
      inputError('clusters-not-possible', 'The penalised fit has no robust variance.', 'Leave the clusters out.', {
        column: specification.cluster,
      }),
    )
  const read = coxFrame(frame, specification)
  if (!read.ok) return read
  const { design, time, event, entry, strata, weights, offset, counted, warnings } = read.value
  const all = sortCox({ design, time, event, entry, strata, weights, offset })
  const none = partialLikelihood(all, new Float64Array(design.columns), ties)
  const { aliased } = factorInformation(none.information, design.columns, 1e-11, none.scale)
  const kept = Array.from({ length: design.columns }, (_, j) => j).filter((j) => aliased[j] === 0)
  const sorted =
    kept.length === design.columns ? all : sortCox({ design: takeColumns(design, kept), time, event, entry, strata, weights, offset })
  const fit = firthCoxNewton(sorted, { ties })
  const refit = (start: Float64Array, free: readonly number[]) => firthCoxNewton(sorted, { ties, start, free })
  return done({
    method: "Cox proportional hazards with Firth's penalty",
    counted,
    events: event.reduce((sum, value) => sum + value, 0),
    coefficients: design.names.map((name, column) => {
      const at = kept.indexOf(column)
      if (at < 0) return { name, value: aliasedReason(name) }
      const standardError = Math.sqrt(fit.covariance[at * kept.length + at] as number)
      return { name, value: penalisedEstimate(fit, at, standardError, level, refit) }
    }),
    penalisedLogLikelihood: fit.penalised,
    fit,
    warnings: fit.converged
      ? warnings
      : [...warnings, caution('not-converged', 'The penalised fit did not converge.', 'Check the columns.')],
  })
}
