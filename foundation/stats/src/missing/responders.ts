import type { Issue, Outcome } from '@dacryon/core'
import { normal } from '../numeric/distributions/normal.ts'
import { mean } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Interval } from '../result/estimate.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { levelIssues } from '../tables/proportion.ts'
import { type Pooled, poolRubin } from './pool-rubin.ts'

/** A randomised subject at the time of the endpoint. */
export interface ResponderSubject {
  readonly active: boolean
  /** Null: not known. */
  readonly response: boolean | null
  /** Rescue, prohibited medicine, death, or stopped for lack of efficacy: a non-responder whatever was measured. */
  readonly failedByEvent?: boolean
  /** Some components known, but not enough to decide. */
  readonly partlyKnown?: boolean
}

/**
 * What a missing response counts as: `observed` left out, `non-responder` (NRI), `worst-case` against the active arm: non-responder there,
 * responder under placebo.
 */
export type MissingResponse = 'observed' | 'non-responder' | 'worst-case'

/** What became of the subjects of an arm; always shown beside the result. */
export interface ResponderFlow {
  readonly randomised: number
  readonly complete: number
  readonly partlyKnown: number
  readonly failedByEvent: number
  readonly imputed: number
  readonly leftOut: number
}

export interface ResponderAnalysis {
  readonly method: string
  readonly active: { readonly proportion: number; readonly flow: ResponderFlow }
  readonly placebo: { readonly proportion: number; readonly flow: ResponderFlow }
  /** Active minus placebo. */
  readonly riskDifference: number
  readonly variance: number
  readonly interval: Estimable<Interval>
  readonly pValue: Estimable
}

const names: Readonly<Record<MissingResponse, string>> = {
  observed: 'Observed cases',
  'non-responder': 'Non-responder imputation',
  'worst-case': 'Worst case for the active arm',
}

const settle = (subject: ResponderSubject, policy: MissingResponse): boolean | null => {
  if (subject.failedByEvent === true) return false
  if (subject.response !== null || policy === 'observed') return subject.response
  return policy === 'worst-case' && !subject.active
}

const armOf = (subjects: readonly ResponderSubject[], policy: MissingResponse) => {
  const settled = subjects.map((subject) => settle(subject, policy))
  const known = settled.filter((response) => response !== null)
  const byEvent = subjects.filter(({ failedByEvent }) => failedByEvent === true).length
  const missing = subjects.filter(({ response, failedByEvent }) => response === null && failedByEvent !== true)
  return {
    n: known.length,
    responders: known.filter(Boolean).length,
    flow: {
      randomised: subjects.length,
      complete: subjects.length - byEvent - missing.length,
      partlyKnown: missing.filter(({ partlyKnown }) => partlyKnown === true).length,
      failedByEvent: byEvent,
      imputed: policy === 'observed' ? 0 : missing.length,
      leftOut: policy === 'observed' ? missing.length : 0,
    },
  }
}

const armIssues = (active: number, placebo: number): readonly Issue[] =>
  active > 0 && placebo > 0
    ? []
    : [
        inputError(
          'no-subjects',
          `${active} subjects in the active arm, ${placebo} under placebo.`,
          'Both arms need subjects with a response.',
        ),
      ]

/**
 * Difference of response rates with the stated rule for missing responses.
 *
 * Subjects with an intercurrent event that counts as failure are non-responders under every rule. `observed` answers for those who stayed
 * and misleads where leaving depends on the outcome; `non-responder` is right for an estimand that counts stopping as failure, and biased
 * otherwise; `worst-case` is a bound.
 *
 * Formula: `p1 - p0`, variance `p1 q1/n1 + p0 q0/n0` (Wald).
 *
 * Source: ICH E9(R1), 2019; National Research Council. The prevention and treatment of missing data in clinical trials, 2010.
 *
 * Issues: `no-subjects`, `level-invalid`. Not estimable: `zero-variance`.
 *
 * @example analyseResponders(subjects, 'non-responder') // proportions 0.53 and 0.178, difference 0.352
 */
export const analyseResponders = (
  subjects: readonly ResponderSubject[],
  policy: MissingResponse,
  level = 0.95,
): Outcome<ResponderAnalysis> => {
  const [active, placebo] = [true, false].map((arm) =>
    armOf(
      subjects.filter((subject) => subject.active === arm),
      policy,
    ),
  )
  if (active === undefined || placebo === undefined) throw new RangeError('Two arms are needed.')
  const issues = [...armIssues(active.n, placebo.n), ...levelIssues(level)]
  if (issues.length > 0) return failed(...issues)
  const [p1, p0] = [active.responders / active.n, placebo.responders / placebo.n]
  const riskDifference = p1 - p0
  const variance = (p1 * (1 - p1)) / active.n + (p0 * (1 - p0)) / placebo.n
  const none = notEstimable('zero-variance', 'In each arm all or none responded.')
  const se = Math.sqrt(variance)
  const reach = normal.quantileUpper((1 - level) / 2) * se
  return done({
    method: names[policy],
    active: { proportion: p1, flow: active.flow },
    placebo: { proportion: p0, flow: placebo.flow },
    riskDifference,
    variance,
    interval: variance > 0 ? { low: Math.max(-1, riskDifference - reach), high: Math.min(1, riskDifference + reach), level } : none,
    pValue: variance > 0 ? 2 * normal.upper(Math.abs(riskDifference) / se) : none,
  })
}

/** Response rates over imputed data sets. */
export interface ImputedResponders extends Pooled {
  readonly active: number
  readonly placebo: number
}

/**
 * Difference of response rates over imputed data sets: components are imputed, the rule is applied to each data set, the risk difference of
 * each is pooled. Never impute the composite itself where its components exist.
 *
 * Issues: `too-few-values`, `lengths-differ`, `no-subjects`, `variance-invalid`, `level-invalid`.
 *
 * @example analyseImputedResponders(active, responsesByImputation) // estimate 0.373, standard error 0.064
 */
export const analyseImputedResponders = (
  active: readonly boolean[],
  imputations: readonly (readonly boolean[])[],
  level = 0.95,
): Outcome<ImputedResponders> => {
  const odd = imputations.find((responses) => responses.length !== active.length)
  const n1 = active.filter(Boolean).length
  const n0 = active.length - n1
  const issues = [
    ...armIssues(n1, n0),
    ...(odd === undefined
      ? []
      : [inputError('lengths-differ', `An imputation has ${odd.length} of ${active.length} subjects.`, 'Give one response a subject.')]),
  ]
  if (issues.length > 0) return failed(...issues)
  const rates = imputations.map((responses) => {
    const p1 = responses.filter((response, at) => response && active[at] === true).length / n1
    const p0 = responses.filter((response, at) => response && active[at] !== true).length / n0
    return { p1, p0, difference: p1 - p0, variance: (p1 * (1 - p1)) / n1 + (p0 * (1 - p0)) / n0 }
  })
  const pooled = poolRubin(
    rates.map(({ difference }) => difference),
    rates.map(({ variance }) => variance),
    { level },
  )
  if (!pooled.ok) return pooled
  return done({ ...pooled.value, active: mean(rates.map(({ p1 }) => p1)), placebo: mean(rates.map(({ p0 }) => p0)) })
}
