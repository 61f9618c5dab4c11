import type { Issue, Outcome } from '@dacryon/core'
import {
  type AgreementCoefficient,
  type BootstrapStatistic,
  bootstrapAgreement,
  computeBrennanPrediger,
  computeCohenKappa,
  computeCongerKappa,
  computeGwet,
  computeKrippendorff,
  computeLightKappa,
  computeWeightedFleiss,
  pairTable,
  type Ratings,
  type WeightKind,
} from '@dacryon/stats/agreement'
import { type Estimable, type Interval, isEstimable, notEstimable } from '@dacryon/stats/result'
import type { AnalysisContext } from '../analysis.ts'
import { ask } from './ask.ts'

/** One coefficient as a row. */
export interface CoefficientRow {
  readonly name: string
  readonly observed: Estimable | null
  readonly expected: Estimable | null
  readonly estimate: Estimable
  readonly interval: Estimable<Interval>
  readonly p: Estimable | null
  readonly used: number
  readonly how: string
}

/** What agreement is asked for. */
export interface AgreementAsked {
  readonly ratings: Ratings
  readonly weights: WeightKind
  readonly level: number
  readonly replicates: number
}

/** A coefficient that cannot be given, with its reason; `tested` where it would have had a P value. */
const refused = (name: string, issues: readonly Issue[], tested: boolean): CoefficientRow => {
  const none = notEstimable(issues[0]?.code ?? 'invalid', issues[0]?.message ?? 'It cannot be estimated.')
  return { name, observed: none, expected: none, estimate: none, interval: none, p: tested ? none : null, used: 0, how: '' }
}

const rowOf = (name: string, outcome: Outcome<AgreementCoefficient>, boot?: { readonly interval: Estimable<Interval> }): CoefficientRow => {
  if (!outcome.ok) return refused(name, outcome.issues, false)
  const { observed, expected, estimate, inference, used } = outcome.value
  const known = isEstimable(inference) ? inference : undefined
  return {
    name,
    observed,
    expected,
    estimate,
    interval: boot?.interval ?? known?.interval ?? (isEstimable(inference) ? inference.interval : inference),
    p: boot === undefined ? (known?.pValue ?? null) : null,
    used,
    how: boot === undefined ? 'linearised standard error' : 'bootstrap of subjects',
  }
}

/** Cohen's kappa of two readers. */
export const cohenRow = ({ ratings, weights, level }: AgreementAsked, name: string, first: number, second: number): CoefficientRow => {
  const table = pairTable(ratings, first, second)
  const found = computeCohenKappa(table, { weights, scale: ratings.scale, level })
  if (!found.ok) return refused(name, found.issues, true)
  const { inference } = found.value
  return {
    name,
    observed: found.value.observed,
    expected: found.value.expected,
    estimate: found.value.estimate,
    interval: isEstimable(inference) ? inference.interval : inference,
    p: isEstimable(inference) ? inference.pValue : inference,
    used: found.value.n,
    how: 'large-sample standard error',
  }
}

/** Every coefficient of all readers. */
export const coefficients = async (asked: AgreementAsked, context: AnalysisContext): Promise<readonly CoefficientRow[]> => {
  const { ratings, weights, level, replicates } = asked
  const boot = async (statistic: BootstrapStatistic) =>
    ask(await bootstrapAgreement(ratings, { statistic, replicates, seed: context.seed, level }, context.workshop, context))
  const metric = weights === 'unweighted' ? 'nominal' : weights === 'linear' ? 'ordinal' : 'interval'
  const first =
    ratings.raters === 2
      ? [cohenRow(asked, 'Cohen kappa', 0, 1)]
      : [
          rowOf('Light kappa', computeLightKappa(ratings, weights), await boot({ kind: 'light', weights })),
          rowOf('Conger kappa', computeCongerKappa(ratings, weights), await boot({ kind: 'conger', weights })),
        ]
  return [
    ...first,
    rowOf('Fleiss kappa', computeWeightedFleiss(ratings, weights, level)),
    rowOf(weights === 'unweighted' ? 'Gwet AC1' : 'Gwet AC2', computeGwet(ratings, weights, level)),
    rowOf('Brennan-Prediger', computeBrennanPrediger(ratings, weights, level)),
    // observed and expected are disagreements there: not to be mixed with the shares of the others
    {
      ...rowOf(`Krippendorff alpha, ${metric}`, computeKrippendorff(ratings, metric), await boot({ kind: 'krippendorff', metric })),
      observed: null,
      expected: null,
    },
  ]
}
