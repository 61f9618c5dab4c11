import type { Outcome } from '@dacryon/core'
import { chiSquare } from '../numeric/distributions/chi-square.ts'
import { done, failed, inputError } from '../result/problems.ts'
import type { MixedModel } from './fit-mixed-model.ts'

/** A likelihood ratio test of two models, one within the other. */
export interface ModelComparison {
  readonly method: string
  readonly statistic: number
  readonly df: number
  readonly pValue: number
}

/**
 * Likelihood ratio test of a smaller model within a larger one.
 *
 * Fixed parts may differ only when both are fitted by full maximum likelihood. For a random effect the null lies on the boundary and the
 * p value is too large (about double for one variance).
 *
 * Source: Pinheiro JC, Bates DM. Mixed-effects models in S and S-PLUS, 2000, section 2.4.
 *
 * Issues: `restricted-likelihood`, `rows-differ`, `not-nested` (no more parameters than the smaller one).
 *
 * @example compareMixedModels(withArm, withoutArm) // { statistic: 8.533, df: 1, pValue: 0.00349 }
 */
export const compareMixedModels = (larger: MixedModel, smaller: MixedModel): Outcome<ModelComparison> => {
  const columns = (model: MixedModel): string => model.data.design.names.join('\n')
  if ((larger.restricted || smaller.restricted) && (columns(larger) !== columns(smaller) || larger.restricted !== smaller.restricted))
    return failed(
      inputError(
        'restricted-likelihood',
        'Restricted likelihoods of different fixed parts cannot be compared.',
        'Fit both with restricted: false.',
      ),
    )
  if (larger.counted.used !== smaller.counted.used)
    return failed(
      inputError('rows-differ', `${larger.counted.used} and ${smaller.counted.used} rows were used.`, 'Fit both to the same rows.'),
    )
  const df = larger.parameters - smaller.parameters
  if (df <= 0) return failed(inputError('not-nested', 'The first model has no more parameters.', 'Give the larger model first.'))
  const statistic = Math.max(0, 2 * (larger.logLikelihood - smaller.logLikelihood))
  return done({ method: 'Likelihood ratio', statistic, df, pValue: chiSquare.upper(statistic, df) })
}
