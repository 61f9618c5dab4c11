import type { Outcome } from '@dacryon/core'
import { isEstimable } from '../../result/estimable.ts'
import { done, failed } from '../../result/problems.ts'
import { type CountedDifference, computeArmDifference } from '../effects/arm-difference.ts'
import { type TrialRows, trialIssues } from '../effects/trial-rows.ts'
import { type HeterogeneityTest, testHeterogeneity, testQualitativeInteraction } from './heterogeneity.ts'

/** One line of a forest plot. */
export interface ForestRow extends CountedDifference {
  readonly level: string
}

/** Effects of a treatment at every level of a factor. */
export interface SubgroupForest {
  readonly rows: readonly ForestRow[]
  /** Absent with fewer than two estimable levels. */
  readonly heterogeneity?: HeterogeneityTest
  readonly qualitative?: HeterogeneityTest
}

/**
 * Rows of a forest plot: difference of means (Student) at each level, with Cochran's Q and Gail and Simon's test over the levels that can be
 * estimated. Issues: those of the trial rows.
 */
export const computeSubgroupForest = (
  trial: TrialRows,
  labels: readonly string[],
  levels: readonly string[] = [...new Set(labels)].sort(),
  level = 0.95,
): Outcome<SubgroupForest> => {
  const issues = trialIssues(trial)
  if (issues.length > 0) return failed(...issues)
  const rows = levels.map((own) => ({
    level: own,
    ...computeArmDifference(
      trial,
      labels.map((label) => label === own),
      level,
    ),
  }))
  const known = rows.flatMap(({ difference }) => (isEstimable(difference) ? [difference] : []))
  const effects = { estimates: known.map((one) => one.estimate), standardErrors: known.map((one) => one.standardError) }
  const heterogeneity = testHeterogeneity(effects)
  const qualitative = testQualitativeInteraction(effects)
  return done({
    rows,
    ...(heterogeneity.ok && { heterogeneity: heterogeneity.value }),
    ...(qualitative.ok && { qualitative: qualitative.value }),
  })
}
