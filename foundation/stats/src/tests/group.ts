import type { Issue } from '@dacryon/core'
import { inputError } from '../result/problems.ts'
import { countIssues, finiteIssues, type Numbers } from '../result/vectors.ts'

/** The values of one group. */
export interface Group {
  readonly name: string
  /** Missing values left out. */
  readonly values: Numbers
}

/** What is wrong with groups that are to be compared. Issues: `too-few-groups`, `group-twice`, `too-few-values`, `value-not-finite`. */
export const groupIssues = (groups: readonly Group[], leastValues = 1, leastGroups = 2): readonly Issue[] => {
  const names = groups.map(({ name }) => name)
  const twice = names.filter((name, at) => names.indexOf(name) !== at)
  return [
    ...(groups.length < leastGroups
      ? [inputError('too-few-groups', `There are ${groups.length} groups.`, `Give at least ${leastGroups}.`, { column: 'groups' })]
      : []),
    ...twice.map((name) => inputError('group-twice', `Two groups are named ${name}.`, 'Name each group once.', { column: name })),
    ...groups.flatMap(({ name, values }) => [...countIssues(values, name, leastValues), ...finiteIssues(values, name)]),
  ]
}

/** All values in the order of the groups. */
export const pooled = (groups: readonly Group[]): Float64Array => {
  const all = new Float64Array(groups.reduce((count, { values }) => count + values.length, 0))
  let at = 0
  for (const { values } of groups) {
    all.set(values, at)
    at += values.length
  }
  return all
}
