import type { Outcome } from '@dacryon/core'
import { midRanks } from '../../numeric/rank.ts'
import { done, failed, inputError } from '../../result/problems.ts'
import { type Numbers, pairedIssues } from '../../result/vectors.ts'

/**
 * Area under the ROC curve of scores for a 0/1 outcome: the chance that a case scores higher than a non-case, ties counted half. For its
 * interval use the accuracy room.
 *
 * Source: Hanley JA, McNeil BJ. Radiology 1982;143:29-36. Issues: `lengths-differ`, `one-class`.
 *
 * @example
 * computeAreaUnderCurve([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]) // 0.75
 */
export const computeAreaUnderCurve = (outcome: ArrayLike<number>, scores: Numbers): Outcome<number> => {
  const issues = pairedIssues(outcome, scores, ['outcome', 'scores'])
  if (issues.length > 0) return failed(...issues)
  const { ranks } = midRanks(scores)
  let cases = 0
  let total = 0
  for (let at = 0; at < outcome.length; at++) {
    if (outcome[at] !== 1) continue
    cases += 1
    total += ranks[at] as number
  }
  const others = outcome.length - cases
  if (cases === 0 || others === 0)
    return failed(inputError('one-class', 'Every row has the same outcome.', 'Give cases and non-cases.', { column: 'outcome' }))
  return done((total - (cases * (cases + 1)) / 2) / (cases * others))
}
