import { quantileOfSorted, sorted } from '../../numeric/quantile.ts'
import type { Predictors } from '../../prediction/predictors.ts'
import type { Condition } from '../effects/rule.ts'
import type { SplitScale } from './effective-splits.ts'

/** A covariate in few ordered or unordered bins, as splits see it. */
export interface BinnedCovariate {
  readonly name: string
  readonly scale: SplitScale
  readonly count: number
  /** Bin of each row. */
  readonly bins: Int32Array
  /** Upper value of each bin but the last (ordered). */
  readonly cuts: readonly number[]
  readonly levels: readonly string[]
}

/** Ordered values stay as they are when there are at most `most` of them, else they are cut at quantiles (type 7). */
export const binCovariates = (predictors: Predictors, most: number): readonly BinnedCovariate[] =>
  predictors.names.map((name, column) => {
    const own = predictors.values.subarray(column * predictors.rows, (column + 1) * predictors.rows)
    const levels = predictors.levels[column] ?? []
    if (levels.length > 0) return { name, scale: 'nominal', count: levels.length, bins: Int32Array.from(own), cuts: [], levels }
    const ascending = sorted(own)
    const distinct = [...new Set(ascending)]
    const asked =
      distinct.length <= most + 1 ? distinct : Array.from({ length: most - 1 }, (_, at) => quantileOfSorted(ascending, (at + 1) / most))
    const largest = distinct.at(-1) ?? 0
    const cuts = [...new Set(asked)].filter((cut) => cut < largest)
    const bins = Int32Array.from(own, (value) => {
      const at = cuts.findIndex((cut) => value <= cut)
      return at < 0 ? cuts.length : at
    })
    return { name, scale: 'ordinal', count: cuts.length + 1, bins, cuts, levels: [] }
  })

/** The condition of one side of a split: bins 0 to `set` (ordered), or the bits of `set` (unordered). */
export const conditionOfSide = (covariate: BinnedCovariate, set: number, left: boolean): Condition =>
  covariate.scale === 'ordinal'
    ? { kind: left ? 'at-most' : 'above', name: covariate.name, value: covariate.cuts[set] as number }
    : { kind: 'among', name: covariate.name, levels: covariate.levels.filter((_, code) => (((set >>> code) & 1) === 1) === left) }
