import { studentT } from '../../numeric/distributions/index.ts'
import type { SubgroupRule } from '../effects/rule.ts'
import { bestSplit, type CentredTrial, type CovariateSplit, effectAmong } from './best-split.ts'
import { type BinnedCovariate, conditionOfSide } from './binned-covariate.ts'
import { computeEffectiveSplits, type SplitCriterion } from './effective-splits.ts'

/** Settings of a search, all decided. */
export interface SidesSettings {
  readonly criterion: SplitCriterion
  /** Splits kept in each group. */
  readonly kept: number
  readonly deepest: number
  /** A child goes on when its p is at most this times its parent's, by depth; the last one holds for deeper. */
  readonly gamma: readonly number[]
  readonly leastSize: number
  readonly leastArm: number
  /** Whether p-values of splits are adjusted for their number. */
  readonly adjusted: boolean
}

/** A subgroup that the search came upon. */
export interface FoundSubgroup {
  readonly rule: SubgroupRule
  readonly rows: readonly number[]
  /** One-sided p of the effect inside, not adjusted for the search. */
  readonly pValue: number
  /** Adjusted p of the last split. */
  readonly splitP: number
}

const effective = new Map<string, number>()

const effectiveOf = (count: number, scale: BinnedCovariate['scale'], criterion: SplitCriterion): number => {
  const key = `${count} ${scale} ${criterion}`
  const known = effective.get(key)
  if (known !== undefined) return known
  const computed = computeEffectiveSplits(count, scale, criterion)
  const value = computed.ok ? computed.value : scale === 'ordinal' ? count - 1 : 2 ** (count - 1) - 1
  effective.set(key, value)
  return value
}

const goesOn = (split: CovariateSplit, row: number): boolean => {
  const bin = split.covariate.bins[row] as number
  const left = split.covariate.scale === 'ordinal' ? bin <= split.set : ((split.set >>> bin) & 1) === 1
  return left === split.leftIsBetter
}

/** All subgroups that the recursive search finds, each once, in the order found. */
export const searchSides = (
  trial: CentredTrial,
  covariates: readonly BinnedCovariate[],
  settings: SidesSettings,
): readonly FoundSubgroup[] => {
  const found: FoundSubgroup[] = []
  const known = new Set<string>()
  const search = (rows: readonly number[], rule: SubgroupRule, parentP: number, depth: number): void => {
    if (depth >= settings.deepest) return
    const used = new Set(rule.map((condition) => condition.name))
    const splits = covariates
      .filter(({ name }) => !used.has(name))
      .flatMap((covariate) => {
        const split = bestSplit(trial, rows, covariate, settings.criterion, settings)
        if (split === undefined) return []
        const count = settings.adjusted ? effectiveOf(split.filled, covariate.scale, settings.criterion) : 1
        return [{ split, adjusted: -Math.expm1(count * Math.log1p(-Math.min(1, split.pValue))) }]
      })
      .sort((a, b) => a.adjusted - b.adjusted)
      .slice(0, settings.kept)
    const gamma = settings.gamma[Math.min(depth, settings.gamma.length - 1)] ?? 1
    for (const { split, adjusted } of splits) {
      if (!(split.childP <= gamma * parentP)) continue
      const inside = rows.filter((row) => goesOn(split, row))
      const childRule = [...rule, conditionOfSide(split.covariate, split.set, split.leftIsBetter)]
      const key = inside.join()
      if (!known.has(key)) {
        known.add(key)
        found.push({ rule: childRule, rows: inside, pValue: split.childP, splitP: adjusted })
      }
      search(inside, childRule, split.childP, depth + 1)
    }
  }
  const all = Array.from(trial.outcome, (_, row) => row)
  const overall = effectAmong(trial, all)
  if (overall !== undefined) search(all, [], studentT.upper(overall.t, overall.df), 0)
  return found
}
