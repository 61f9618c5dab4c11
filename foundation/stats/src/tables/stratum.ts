import type { Issue } from '@dacryon/core'
import { caution, inputError } from '../result/problems.ts'
import { levelIssues, type Proportion, proportionIssues } from './proportion.ts'

/** Two groups within one stratum. */
export interface Stratum {
  readonly name: string
  readonly first: Proportion
  readonly second: Proportion
}

const emptyGroup = ({ first, second }: Stratum): boolean => first.of === 0 || second.of === 0
const oneOutcome = ({ first, second }: Stratum): boolean => {
  const yes = first.yes + second.yes
  return yes === 0 || yes === first.of + second.of
}

/** A group of nobody is allowed here: its stratum says nothing. */
const groupProblems = (group: Proportion, name: string): readonly Issue[] =>
  group.of === 0 && group.yes === 0 ? [] : proportionIssues(group, name)

/** What is wrong with strata. Issues: `no-strata`, `count-invalid`, `level-invalid`. */
export const strataIssues = (strata: readonly Stratum[], level: number): readonly Issue[] => [
  ...(strata.length === 0 ? [inputError('no-strata', 'There is no stratum.', 'Give at least one.', { column: 'strata' })] : []),
  ...strata.flatMap(({ name, first, second }) => [
    ...groupProblems(first, `The first group of ${name}`),
    ...groupProblems(second, `The second group of ${name}`),
  ]),
  ...levelIssues(level),
]

const noteOf = (left: readonly Stratum[], why: string): readonly Issue[] =>
  left.length === 0
    ? []
    : [
        caution(
          'stratum-empty',
          `${left.map(({ name }) => name).join(', ')}: ${why}`,
          'These strata contribute nothing; pool strata only by a rule fixed before.',
        ),
      ]

/** Strata with somebody in both groups, and those left out as a note. */
export const withBothGroups = (strata: readonly Stratum[]): { readonly kept: readonly Stratum[]; readonly warnings: readonly Issue[] } => ({
  kept: strata.filter((stratum) => !emptyGroup(stratum)),
  warnings: noteOf(strata.filter(emptyGroup), 'a group has nobody in it.'),
})

/** Strata with both groups and both outcomes, and those left out as a note. */
export const withBothMargins = (
  strata: readonly Stratum[],
): { readonly kept: readonly Stratum[]; readonly warnings: readonly Issue[] } => ({
  kept: strata.filter((stratum) => !emptyGroup(stratum) && !oneOutcome(stratum)),
  warnings: noteOf(
    strata.filter((stratum) => emptyGroup(stratum) || oneOutcome(stratum)),
    'a group or an outcome has nobody in it.',
  ),
})
