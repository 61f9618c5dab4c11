import type { NamedGroup } from './groups.ts'

/** A bar: one category of one group. */
interface CategoryBar {
  readonly visit: string
  readonly arm: string
  readonly category: string
  readonly subjects: number
}

export interface FoldedCategories {
  readonly categories: readonly string[]
  readonly bars: readonly CategoryBar[]
}

/** The most frequent categories over all groups, the rest summed under one name; so that a picture stays readable. */
export const foldCategories = (groups: readonly NamedGroup[], most: number, other: string): FoldedCategories => {
  const totals = new Map<string, number>()
  for (const { categories } of groups)
    for (const { value, subjects } of categories ?? []) totals.set(value, (totals.get(value) ?? 0) + subjects)
  const ranked = [...totals].sort(([, a], [, b]) => b - a).map(([value]) => value)
  const kept = new Set(ranked.length <= most + 1 ? ranked : ranked.slice(0, most))
  const bars = groups.flatMap(({ visitName, armName, categories }) => {
    const own = new Map<string, number>()
    for (const { value, subjects } of categories ?? []) {
      const name = kept.has(value) ? value : other
      own.set(name, (own.get(name) ?? 0) + subjects)
    }
    return [...own].map(([category, subjects]) => ({ visit: visitName, arm: armName, category, subjects }))
  })
  return { categories: [...kept, ...(kept.size < ranked.length ? [other] : [])], bars }
}
