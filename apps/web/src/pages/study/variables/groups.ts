import type { OutputOf } from '../../../api/operations.ts'

export type Distribution = OutputOf<'distribution'>
export type Group = Distribution['groups'][number]

/** A group with the names it is drawn under. */
export interface NamedGroup extends Group {
  readonly visitName: string
  readonly armName: string
  readonly name: string
}

/** Groups in the order of the planned visits, arms in order of appearance, each with its names. */
export const nameGroups = (
  groups: readonly Group[],
  visitOrder: readonly string[],
  words: { readonly everyone: string; readonly noArm: string },
) => {
  const hasArms = groups.some(({ arm }) => arm !== undefined)
  const hasVisits = new Set(groups.map(({ visit }) => visit)).size > 1
  const rank = new Map(visitOrder.map((visit, index) => [visit, index]))
  const arms = [...new Set(groups.map(({ arm }) => arm ?? ''))].sort((a, b) => (a === '' ? 1 : b === '' ? -1 : 0))
  const named = groups
    .map((group): NamedGroup => {
      const armName = hasArms ? (group.arm ?? words.noArm) : words.everyone
      const visitName = group.visit ?? ''
      const name = [hasVisits ? visitName : '', hasArms ? armName : ''].filter((part) => part !== '').join(' · ')
      return { ...group, visitName, armName, name: name === '' ? words.everyone : name }
    })
    .sort(
      (a, b) =>
        (rank.get(a.visitName) ?? Number.MAX_SAFE_INTEGER) - (rank.get(b.visitName) ?? Number.MAX_SAFE_INTEGER) ||
        arms.indexOf(a.arm ?? '') - arms.indexOf(b.arm ?? ''),
    )
  return {
    groups: named,
    visits: [...new Set(named.map(({ visitName }) => visitName))],
    arms: arms.map((arm) => (hasArms ? (arm === '' ? words.noArm : arm) : words.everyone)),
  }
}
