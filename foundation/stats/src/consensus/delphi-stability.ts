import type { Outcome } from '@dacryon/core'
import { computeCohenKappa } from '../agreement/cohen-kappa.ts'
import { quantile } from '../numeric/quantile.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed } from '../result/problems.ts'
import { pairedIssues } from '../result/vectors.ts'
import { testPairedSignedRank } from '../tests/signed-rank-test.ts'
import { computeSpearman } from '../tests/spearman.ts'
import { scoreIssues } from './delphi-item.ts'

/** How the answers to one item moved between two rounds. */
export interface DelphiStability {
  /** Panelists who answered in both rounds. */
  readonly n: number
  /** Share who moved between 1-3, 4-6 and 7-9. */
  readonly changedCategory: Estimable
  /** Fewer than 15 % moved. */
  readonly stable: boolean
  readonly wilcoxonP: Estimable
  readonly spearman: Estimable
  /** Of the three categories, quadratic. */
  readonly weightedKappa: Estimable
  /** Of the interquartile range: negative where the panel drew together. */
  readonly rangeChange: Estimable
}

const categoryOf = (score: number): number => (score <= 3 ? 0 : score <= 6 ? 1 : 2)

/**
 * Stability of one item between two rounds; the same panelist at the same place in both lists, null for "cannot answer" or absent.
 *
 * Meaning: stable answers may end the rounds; stable disagreement is a result too. The usual rule is that fewer than 15 % change their
 * category.
 *
 * Source: von der Gracht HA. Technol Forecast Soc Change 2012;79:1525-36 (doi 10.1016/j.techfore.2012.04.013).
 *
 * Issues: `lengths-differ`, `score-invalid`.
 *
 * @example
 * compareDelphiRounds([7, 5, 3, 8], [7, 7, 3, 8]).changedCategory // 0.25
 */
export const compareDelphiRounds = (
  first: readonly (number | null)[],
  second: readonly (number | null)[],
  stableBelow = 0.15,
): Outcome<DelphiStability> => {
  const issues = [...pairedIssues(first, second, ['first', 'second']), ...scoreIssues(first, 'first'), ...scoreIssues(second, 'second')]
  if (issues.length > 0) return failed(...issues)
  const pairs = first.flatMap((before, at) => {
    const after = second[at]
    return before === null || after === null || after === undefined ? [] : [[before, after] as const]
  })
  const n = pairs.length
  const none = notEstimable('too-few-values', 'Fewer than three panelists answered in both rounds.')
  if (n < 3)
    return done({
      n,
      changedCategory: none,
      stable: false,
      wilcoxonP: none,
      spearman: none,
      weightedKappa: none,
      rangeChange: none,
    })
  const [before, after] = [pairs.map(([score]) => score), pairs.map(([, score]) => score)]
  const table = [0, 1, 2].map((from) =>
    [0, 1, 2].map((to) => pairs.filter(([a, b]) => categoryOf(a) === from && categoryOf(b) === to).length),
  )
  const changed = pairs.filter(([a, b]) => categoryOf(a) !== categoryOf(b)).length / n
  const wilcoxon = testPairedSignedRank(before, after, { distribution: 'asymptotic' })
  const spearman = computeSpearman(before, after, { distribution: 'asymptotic' })
  const kappa = computeCohenKappa(table, { weights: 'quadratic' })
  const range = (scores: readonly number[]): number => quantile(scores, 0.75) - quantile(scores, 0.25)
  return done({
    n,
    changedCategory: changed,
    stable: changed < stableBelow,
    wilcoxonP: wilcoxon.ok ? wilcoxon.value.pValue : none,
    spearman: spearman.ok ? spearman.value.estimate : none,
    weightedKappa: kappa.ok ? kappa.value.estimate : none,
    rangeChange: range(after) - range(before),
  })
}
