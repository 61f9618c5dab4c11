import type { Issue, Outcome } from '@dacryon/core'
import { mean } from '../numeric/sum.ts'
import { type Estimable, isEstimable, notEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { testWithinBlocks } from '../tests/friedman.ts'
import { testRankSum } from '../tests/rank-sum-test.ts'
import { answered, type ConsensusRule, computeDelphiItem, type DelphiItem, scoreIssues } from './delphi-item.ts'

/** Answers of one panelist: a score an item, null for "cannot answer". */
export interface DelphiAnswers {
  /** Anonymous and the same in every round. */
  readonly panelist: string
  readonly group?: string
  readonly scores: readonly (number | null)[]
}

/** Agreement of a panel on the order of items. */
export interface PanelConcordance {
  readonly items: number
  /** Panelists who scored every item. */
  readonly panelists: number
  readonly w: Estimable
  readonly statistic: Estimable
  readonly pValue: Estimable
}

/** One round of a Delphi. */
export interface DelphiRound {
  readonly invited: number
  readonly answered: number
  readonly responseRate: number
  readonly items: readonly DelphiItem[]
  /** The items by stakeholder group; consensus may be asked of each. */
  readonly groups: readonly { readonly group: string; readonly n: number; readonly items: readonly DelphiItem[] }[]
  readonly concordance: PanelConcordance
  /** Average per cent of majority opinions: items above it are agreed. */
  readonly majorityCutOff: Estimable
  readonly warnings: readonly Issue[]
}

const columnsOf = (answers: readonly DelphiAnswers[]): readonly (readonly (number | null)[])[] =>
  (answers[0]?.scores ?? []).map((_, item) => answers.map(({ scores }) => scores[item] ?? null))

/**
 * Kendall's concordance of the panelists who scored every item, over items, corrected for ties: 1 where all order the items alike.
 *
 * @example
 * computePanelConcordance([[1, 5, 9], [2, 4, 8], [1, 6, 7]]).w // 1
 */
export const computePanelConcordance = (scores: readonly (readonly (number | null)[])[]): PanelConcordance => {
  const complete = scores.map(answered).filter((row, at) => row.length === scores[at]?.length)
  const tested = testWithinBlocks(complete)
  const items = scores[0]?.length ?? 0
  const about = { items, panelists: complete.length }
  const none = notEstimable('too-few-values', 'Fewer than two panelists scored every one of two items.')
  if (!tested.ok) return { ...about, w: none, statistic: none, pValue: none }
  const { inference, concordance } = tested.value
  if (!isEstimable(inference)) return { ...about, w: concordance, statistic: inference, pValue: inference }
  return { ...about, w: concordance, statistic: inference.statistic, pValue: inference.pValue }
}

/**
 * Average per cent of majority opinions: majority agreements (more than half at 7-9) and majority disagreements (more than half at 1-3) in
 * per cent of all opinions.
 *
 * Source: as used in Delphi studies after Kapitan (1992), cited from there.
 */
export const computeMajorityCutOff = (items: readonly (readonly (number | null)[])[]): Estimable => {
  let [majority, all] = [0, 0]
  for (const scores of items.map(answered)) {
    const [high, low] = [scores.filter((score) => score >= 7).length, scores.filter((score) => score <= 3).length]
    all += scores.length
    majority += (2 * high > scores.length ? high : 0) + (2 * low > scores.length ? low : 0)
  }
  return all > 0 ? (100 * majority) / all : notEstimable('no-answer', 'Nobody answered.')
}

/**
 * Summary of one round: response, every item over all and by stakeholder group, concordance, majority cut-off.
 *
 * Issues: `too-few-values`, `lengths-differ`, `panelist-twice`, `score-invalid`, `count-invalid`.
 */
export const computeDelphiRound = (
  answers: readonly DelphiAnswers[],
  { invited = answers.length, rules }: { readonly invited?: number; readonly rules?: readonly ConsensusRule[] } = {},
): Outcome<DelphiRound> => {
  const items = answers[0]?.scores.length ?? 0
  const names = answers.map(({ panelist }) => panelist)
  const issues = [
    ...(answers.length === 0 || items === 0 ? [inputError('too-few-values', 'There are no answers.', 'Give one panelist or more.')] : []),
    ...(answers.some(({ scores }) => scores.length !== items)
      ? [inputError('lengths-differ', 'Panelists differ in their number of items.', 'Give null for "cannot answer".')]
      : []),
    ...names
      .filter((name, at) => names.indexOf(name) !== at)
      .map((name) => inputError('panelist-twice', `${name} answered twice.`, 'Keep one answer a round.')),
    ...answers.flatMap(({ panelist, scores }) => scoreIssues(scores, panelist)),
    ...(invited >= answers.length ? [] : [inputError('count-invalid', 'More answered than were invited.', 'Correct the number.')]),
  ]
  if (issues.length > 0) return failed(...issues)
  const summaries = (some: readonly DelphiAnswers[]): readonly DelphiItem[] =>
    columnsOf(some).flatMap((scores) => {
      const item = computeDelphiItem(scores, rules)
      return item.ok ? [item.value] : []
    })
  const groups = [...new Set(answers.flatMap(({ group }) => group ?? []))].sort()
  return done({
    invited,
    answered: answers.length,
    responseRate: answers.length / invited,
    items: summaries(answers),
    groups: groups.map((group) => {
      const own = answers.filter((one) => one.group === group)
      return { group, n: own.length, items: summaries(own) }
    }),
    concordance: computePanelConcordance(answers.map(({ scores }) => scores)),
    majorityCutOff: computeMajorityCutOff(columnsOf(answers)),
    warnings: [],
  })
}

/** Whether those who left after a round had scored otherwise than those who stayed. */
export interface DelphiAttrition {
  readonly stayed: number
  readonly left: number
  readonly meanStayed: Estimable
  readonly meanLeft: Estimable
  /** Rank sum test of the panelists' mean scores. */
  readonly pValue: Estimable
}

/** Attrition between a round and those who answered the next, by the mean score of each panelist in the first. */
export const computeDelphiAttrition = (answers: readonly DelphiAnswers[], next: readonly string[]): DelphiAttrition => {
  const means = answers.flatMap(({ panelist, scores }) => {
    const own = answered(scores)
    return own.length > 0 ? [{ stayed: next.includes(panelist), score: mean(own) }] : []
  })
  const [stayed, left] = [true, false].map((which) => means.filter((one) => one.stayed === which).map(({ score }) => score))
  const none = notEstimable('no-values', 'Nobody is in this group.')
  const meanOf = (scores: readonly number[] = []): Estimable => (scores.length > 0 ? mean(scores) : none)
  const tested = testRankSum(stayed ?? [], left ?? [], { distribution: 'auto' })
  return {
    stayed: stayed?.length ?? 0,
    left: left?.length ?? 0,
    meanStayed: meanOf(stayed),
    meanLeft: meanOf(left),
    pValue: tested.ok ? tested.value.pValue : none,
  }
}
