import { ask } from '@dacryon/core'
import { computeConfusionMetrics } from '@dacryon/stats/agreement'
import type { Method } from '../../method.ts'
import { need, valuesOf } from '../../options-of.ts'
import { there } from '../tests/r-test.ts'

/** Found against true. */
export const confusion_metrics: Method = ({ result }) => {
  const given = valuesOf(result)
  const count = (name: string): number => need(given.number(name), name)
  const [TP, FP, FN, TN] = [count('TP'), count('FP'), count('FN'), count('TN')]
  const found = ask(computeConfusionMetrics({ truePositive: TP, falsePositive: FP, falseNegative: FN, trueNegative: TN }))
  return {
    result: {
      TP,
      FP,
      FN,
      TN,
      dice: there(found.dice),
      jaccard: there(found.jaccard),
      sensitivity: there(found.sensitivity),
      specificity: there(found.specificity),
      ppv: there(found.positivePredictive),
      npv: there(found.negativePredictive),
      accuracy: found.accuracy,
      mcc: there(found.mcc),
      lr_plus: there(found.positiveLikelihoodRatio),
      dor: there(found.diagnosticOddsRatio),
      balanced_accuracy: there(found.balancedAccuracy),
    },
  }
}
