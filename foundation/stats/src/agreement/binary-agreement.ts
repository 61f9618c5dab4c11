import type { Issue, Outcome } from '@dacryon/core'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { computeCohenKappa } from './cohen-kappa.ts'

/** Two raters' answers of yes or no. */
export interface AnswerPairs {
  readonly bothYes: number
  readonly onlyFirst: number
  readonly onlySecond: number
  readonly bothNo: number
}

/** What stands beside a kappa of yes and no. */
export interface BinaryAgreement {
  readonly n: number
  readonly observed: number
  readonly kappa: Estimable
  /** Kappa adjusted for prevalence and bias: 2 po - 1. */
  readonly pabak: number
  /** -1 to 1: how far yes and no are from equally frequent. */
  readonly prevalenceIndex: number
  /** -1 to 1: how much oftener the first rater says yes. */
  readonly biasIndex: number
  /** Agreement on yes, and on no. */
  readonly positive: Estimable
  readonly negative: Estimable
  readonly method: string
  readonly warnings: readonly Issue[]
}

/**
 * Agreement of two raters on yes or no, with what explains a low kappa.
 *
 * Formula: PABAK `2 po - 1`; prevalence `(a - d)/n`; bias `(b - c)/n`; positive agreement `2a/(2a + b + c)`, negative `2d/(2d + b + c)`.
 *
 * Source: Byrt T, Bishop J, Carlin JB. J Clin Epidemiol 1993;46:423-9 (doi 10.1016/0895-4356(93)90018-V).
 *
 * Issues: `count-invalid`, `no-subjects`.
 *
 * @example
 * computeBinaryAgreement({ bothYes: 16, onlyFirst: 2, onlySecond: 1, bothNo: 19 }) // kappa 0.8412, PABAK 0.8421
 */
export const computeBinaryAgreement = ({ bothYes: a, onlyFirst: b, onlySecond: c, bothNo: d }: AnswerPairs): Outcome<BinaryAgreement> => {
  const kappa = computeCohenKappa([
    [a, b],
    [c, d],
  ])
  if (!kappa.ok) return failed(...kappa.issues)
  const n = a + b + c + d
  if (!Number.isSafeInteger(n)) return failed(inputError('count-invalid', 'The counts are too large.', 'Give whole numbers.'))
  const never = notEstimable('no-answer', 'Neither rater gave this answer.')
  return done({
    n,
    observed: (a + d) / n,
    kappa: kappa.value.estimate,
    pabak: (2 * (a + d)) / n - 1,
    prevalenceIndex: (a - d) / n,
    biasIndex: (b - c) / n,
    positive: a + b + c > 0 ? (2 * a) / (2 * a + b + c) : never,
    negative: d + b + c > 0 ? (2 * d) / (2 * d + b + c) : never,
    method: 'Agreement on yes and no',
    warnings: [],
  })
}
