import type { Outcome } from '@dacryon/core'
import type { Term } from '../../data/design-matrix.ts'
import type { Frame } from '../../data/frame.ts'
import { fisherF } from '../../numeric/distributions/index.ts'
import { fitLinearModel } from '../../regression/fit-linear.ts'
import { fitLogistic } from '../../regression/fit-logistic.ts'
import { likelihoodRatio } from '../../regression/likelihood-ratio.ts'
import { type Estimable, isEstimable, notEstimable } from '../../result/estimable.ts'
import { done } from '../../result/problems.ts'

/** Columns of an interaction test. */
export interface InteractionQuestion {
  readonly outcome: string
  readonly treatment: string
  readonly moderator: string
  /** Baseline outcome and stratification factors, as main effects. */
  readonly adjustment?: readonly string[]
  /** Default linear. */
  readonly model?: 'linear' | 'logistic'
}

/** Test that the treatment's effect does not depend on the moderator. */
export interface InteractionTest {
  readonly method: 'Interaction F test' | 'Interaction likelihood ratio test'
  readonly n: number
  readonly statistic: number
  /** Numerator and denominator for F; one number for chi-square. */
  readonly df: readonly number[]
  readonly pValue: number
}

const termsOf = ({ treatment, moderator, adjustment = [] }: InteractionQuestion) => {
  const narrow: readonly Term[] = [[treatment], [moderator], ...adjustment.map((name) => [name])]
  return { narrow, wide: [...narrow, [treatment, moderator]] }
}

const none = notEstimable(
  'no-interaction',
  'The data cannot tell an interaction: a combination of arm and level is empty, or nothing varies.',
)

const byF = (frame: Frame, question: InteractionQuestion): Outcome<Estimable<InteractionTest>> => {
  const { narrow, wide } = termsOf(question)
  const whole = fitLinearModel(frame, { response: question.outcome, terms: wide })
  const part = fitLinearModel(frame, { response: question.outcome, terms: narrow })
  if (!whole.ok) return whole
  if (!part.ok) return part
  const df = whole.value.fit.rank - part.value.fit.rank
  const residual = whole.value.fit.residualSum
  if (df < 1 || whole.value.df < 1 || !(residual > 0)) return done(none)
  const statistic = Math.max(0, part.value.fit.residualSum - residual) / df / (residual / whole.value.df)
  return done({
    method: 'Interaction F test',
    n: whole.value.counted.used,
    statistic,
    df: [df, whole.value.df],
    pValue: fisherF.upper(statistic, df, whole.value.df),
  })
}

const byLikelihood = (frame: Frame, question: InteractionQuestion): Outcome<Estimable<InteractionTest>> => {
  const { narrow, wide } = termsOf(question)
  const whole = fitLogistic(frame, { response: question.outcome, terms: wide, intervals: 'wald' })
  const part = fitLogistic(frame, { response: question.outcome, terms: narrow, intervals: 'wald' })
  if (!whole.ok) return whole
  if (!part.ok) return part
  const test = likelihoodRatio(part.value.deviance, whole.value.deviance, whole.value.fit.rank - part.value.fit.rank)
  return done(
    isEstimable(test)
      ? {
          method: 'Interaction likelihood ratio test',
          n: whole.value.counted.used,
          statistic: test.statistic,
          df: [test.df],
          pValue: test.pValue,
        }
      : none,
  )
}

/**
 * Does the effect of the treatment depend on a moderator? The one test a claim of a differential response rests on; two p-values within
 * subgroups are no test of a difference.
 *
 * Meaning: the model with treatment × moderator against the one without (F for a measured outcome, likelihood ratio for a binary one). A
 * subgroup that is defined by the outcome's baseline needs the baseline as adjustment. Misleads: power is about a quarter of that of the
 * main effect; on the log odds scale an interaction may be none on the risk scale.
 *
 * Source: Pocock SJ et al. Stat Med 2002;21:2917-30 (doi 10.1002/sim.1296). Issues: those of the models.
 *
 * @example
 * testInteraction(trial, { outcome: 'change', treatment: 'treated', moderator: 'ssa' })
 */
export const testInteraction = (frame: Frame, question: InteractionQuestion): Outcome<Estimable<InteractionTest>> =>
  question.model === 'logistic' ? byLikelihood(frame, question) : byF(frame, question)
