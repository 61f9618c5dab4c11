import type { Distribution, GroupDistribution } from '../doors/engine.ts'
import { compareText } from './compare-text.ts'
import { countBins, histogramEdges } from './histogram.ts'
import { type Summary, summariseNumbers } from './summarise-numbers.ts'

/** One observation of the concept. Texts of texts and ISO dates; numbers of numbers. */
export interface DistributionRow {
  /** Position of the subject. */
  readonly subject: number
  /** Rank of the visit in time; 0 when groups are not split by visit. */
  readonly visit: number
  /** Category of the subject; undefined when it has none, or groups are not split. */
  readonly arm: string | undefined
  /** Position in `valueKinds`. */
  readonly kind: number
  readonly number: number
  readonly text: string
}

class Group {
  observations = 0
  missing = 0
  censored = 0
  readonly subjects = new Set<number>()
  readonly measured = new Set<number>()
  readonly numbers: number[] = []
  readonly categories = new Map<string, { observations: number; readonly subjects: Set<number> }>()
  first: string | undefined
  last: string | undefined
  readonly visit: number
  readonly arm: string | undefined

  constructor(visit: number, arm: string | undefined) {
    this.visit = visit
    this.arm = arm
  }

  add({ subject, kind, number, text }: DistributionRow): void {
    this.observations++
    this.subjects.add(subject)
    if (kind === 0) {
      this.numbers.push(number)
      this.measured.add(subject)
    } else if (kind === 1) {
      const category = this.categories.get(text) ?? { observations: 0, subjects: new Set<number>() }
      category.observations++
      category.subjects.add(subject)
      this.categories.set(text, category)
    } else if (kind === 2) {
      if (this.first === undefined || text < this.first) this.first = text
      if (this.last === undefined || text > this.last) this.last = text
    } else if (kind === 3) this.censored++
    else this.missing++
  }

  finish(label: string | undefined, sorted: Float64Array, edges: readonly number[] | undefined): GroupDistribution {
    const summary: Summary | undefined = summariseNumbers(sorted)
    const categories = [...this.categories].sort(([a], [b]) => compareText(a, b))
    return {
      ...(label === undefined ? {} : { visit: label }),
      ...(this.arm === undefined ? {} : { arm: this.arm }),
      observations: this.observations,
      subjects: this.subjects.size,
      missing: this.missing,
      ...(summary === undefined ? {} : { numbers: { ...summary, subjects: this.measured.size, censored: this.censored } }),
      ...(summary === undefined || edges === undefined ? {} : { bins: countBins(sorted, edges) }),
      ...(categories.length === 0
        ? {}
        : { categories: categories.map(([value, { observations, subjects }]) => ({ value, observations, subjects: subjects.size })) }),
      ...(this.first === undefined || this.last === undefined ? {} : { dates: { min: this.first, max: this.last } }),
    }
  }
}

/** Takes the observations of one concept one by one, in any order, and gives their distribution by visit and category. */
export class DistributionBuilder {
  readonly #groups = new Map<string, Group>()

  add(row: DistributionRow): void {
    const key = `${row.visit} ${row.arm ?? ''} ${row.arm === undefined}`
    let group = this.#groups.get(key)
    if (group === undefined) {
      group = new Group(row.visit, row.arm)
      this.#groups.set(key, group)
    }
    group.add(row)
  }

  /**
   * Groups in order of visit, then of category; subjects without a category last.
   *
   * @param labels labels of visits by rank; undefined when groups are not split by visit
   */
  finish(concept: string, unit: string | undefined, labels: readonly string[] | undefined): Distribution {
    const groups = [...this.#groups.values()].sort(
      (a, b) => a.visit - b.visit || Number(a.arm === undefined) - Number(b.arm === undefined) || compareText(a.arm ?? '', b.arm ?? ''),
    )
    const sorted = groups.map(({ numbers }) => Float64Array.from(numbers).sort())
    const all = new Float64Array(sorted.reduce((sum, { length }) => sum + length, 0))
    let at = 0
    for (const numbers of sorted) {
      all.set(numbers, at)
      at += numbers.length
    }
    const edges = histogramEdges(all.sort())
    return {
      concept,
      ...(unit === undefined ? {} : { unit }),
      ...(edges === undefined ? {} : { edges }),
      groups: groups.map((group, place) => group.finish(labels?.[group.visit], sorted[place] ?? new Float64Array(0), edges)),
    }
  }
}
