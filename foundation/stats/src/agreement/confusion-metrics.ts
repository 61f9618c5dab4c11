import type { Issue, Outcome } from '@dacryon/core'
import { type Estimable, type Limit, limitOf, notEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'

/** Found and true, of objects, pixels or subjects. */
export interface Confusion {
  readonly truePositive: number
  readonly falsePositive: number
  readonly falseNegative: number
  readonly trueNegative: number
}

/** What follows from a table of found and true. */
export interface ConfusionMetrics extends Confusion {
  readonly n: number
  /** Also F1. */
  readonly dice: Estimable
  readonly jaccard: Estimable
  readonly sensitivity: Estimable
  readonly specificity: Estimable
  readonly positivePredictive: Estimable
  readonly negativePredictive: Estimable
  readonly accuracy: number
  readonly balancedAccuracy: Estimable
  /** Matthews' correlation. */
  readonly mcc: Estimable
  readonly positiveLikelihoodRatio: Estimable<Limit>
  readonly negativeLikelihoodRatio: Estimable<Limit>
  readonly diagnosticOddsRatio: Estimable<Limit>
  readonly method: string
  readonly warnings: readonly Issue[]
}

const ratio = (top: number, bottom: number, what: string): Estimable =>
  bottom > 0 ? top / bottom : notEstimable('empty-margin', `${what} needs a count that is 0 here.`)

const ratioToInfinity = (top: number, bottom: number, what: string): Estimable<Limit> =>
  bottom > 0 || top > 0 ? limitOf(top / bottom) : notEstimable('empty-margin', `${what} is 0/0 here.`)

/**
 * Measures of how well something found matches what is true.
 *
 * Meaning: Dice and Jaccard leave true negatives out (of pixels there is no end of them); predictive values hold for the prevalence of this
 * table only; accuracy looks good where nearly all are alike: then look at Matthews' correlation.
 *
 * Formula: Dice `2TP/(2TP+FP+FN)`, Jaccard `TP/(TP+FP+FN)`, MCC `(TP TN - FP FN)/√((TP+FP)(TP+FN)(TN+FP)(TN+FN))`,
 * `LR+ = sensitivity/(1 - specificity)`, `LR- = (1 - sensitivity)/specificity`, diagnostic odds ratio `TP TN/(FP FN)`.
 *
 * Source: Dice LR. Ecology 1945;26:297-302 (doi 10.2307/1932409); Matthews BW. Biochim Biophys Acta 1975;405:442-51
 * (doi 10.1016/0005-2795(75)90109-9).
 *
 * Issues: `count-invalid`, `no-subjects`.
 *
 * @example
 * computeConfusionMetrics({ truePositive: 46, falsePositive: 9, falseNegative: 7, trueNegative: 138 }) // Dice 0.8519
 */
export const computeConfusionMetrics = (counts: Confusion): Outcome<ConfusionMetrics> => {
  const { truePositive: tp, falsePositive: fp, falseNegative: fn, trueNegative: tn } = counts
  const wrong = [tp, fp, fn, tn].filter((count) => !Number.isSafeInteger(count) || count < 0)
  if (wrong.length > 0)
    return failed(...wrong.map((count) => inputError('count-invalid', `A count is ${count}.`, 'Give whole numbers from 0 on.')))
  const n = tp + fp + fn + tn
  if (n === 0) return failed(inputError('no-subjects', 'All counts are 0.', 'Give a table with something in it.'))
  const [positive, negative] = [tp + fn, tn + fp]
  const sensitivity = ratio(tp, positive, 'Sensitivity')
  const specificity = ratio(tn, negative, 'Specificity')
  const both = positive > 0 && negative > 0
  const none = notEstimable('empty-margin', 'This needs true positives and true negatives.')
  return done({
    ...counts,
    n,
    dice: ratio(2 * tp, 2 * tp + fp + fn, 'Dice'),
    jaccard: ratio(tp, tp + fp + fn, 'Jaccard'),
    sensitivity,
    specificity,
    positivePredictive: ratio(tp, tp + fp, 'The positive predictive value'),
    negativePredictive: ratio(tn, tn + fn, 'The negative predictive value'),
    accuracy: (tp + tn) / n,
    balancedAccuracy: both ? (tp / positive + tn / negative) / 2 : none,
    mcc: ratio(
      tp * tn - fp * fn,
      Math.sqrt(tp + fp) * Math.sqrt(positive) * Math.sqrt(negative) * Math.sqrt(tn + fn),
      'Matthews’ correlation',
    ),
    positiveLikelihoodRatio: both ? ratioToInfinity(tp / positive, fp / negative, 'The ratio') : none,
    negativeLikelihoodRatio: both ? ratioToInfinity(fn / positive, tn / negative, 'The ratio') : none,
    diagnosticOddsRatio: both ? ratioToInfinity(tp * tn, fp * fn, 'The odds ratio') : none,
    method: 'Found against true',
    warnings: [],
  })
}
