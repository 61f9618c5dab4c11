import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { streamOf } from '../../src/numeric/random.ts'
import { measuredPredictors } from '../../src/prediction/index.ts'
import { isEstimable } from '../../src/result/index.ts'
import {
  assignPolicy,
  computeEffectiveSplits,
  computeJaccard,
  estimateOptimism,
  findTwinSubgroup,
  fitCausalForest,
  fitMob,
  fitPolicyTree,
  membersOf,
  mobNodes,
  rewardOf,
  runSides,
  runVirtualTwins,
  supLmP,
  validatePolicyTree,
} from '../../src/subgroups/index.ts'
import { demanded, ruleData } from '../prediction/rule-data.ts'
import { plantedTrial } from './planted-trial.ts'

describe('effective number of splits', () => {
  it('is the one published for criterion 1', () => {
    expect(demanded(computeEffectiveSplits(9, 'ordinal'))).toBeCloseTo(4.8810671628939, 10)
    expect(demanded(computeEffectiveSplits(2, 'nominal'))).toBe(1)
    expect(computeEffectiveSplits(1, 'ordinal').ok).toBe(false)
  })

  it('has the mean correlation that simulated splits have, for criterion 2 too', () => {
    const random = streamOf('effective', 'test', 0)
    const levels = 4
    const found: number[][] = []
    for (let run = 0; run < 20_000; run++) {
      const z = Array.from({ length: levels }, () => random.normal())
      const sum = (from: number, to: number): number => z.slice(from, to).reduce((a, b) => a + b, 0) / Math.sqrt(to - from)
      found.push([1, 2, 3].map((cut) => Math.max(sum(0, cut), sum(cut, levels))))
    }
    const column = (at: number): number[] => found.map((row) => row[at] as number)
    const correlation = (a: number[], b: number[]): number => {
      const mean = (own: number[]): number => own.reduce((x, y) => x + y, 0) / own.length
      const [ma, mb] = [mean(a), mean(b)]
      const product = (c: number[], mc: number, d: number[], md: number): number =>
        c.reduce((total, value, at) => total + (value - mc) * ((d[at] as number) - md), 0)
      return product(a, ma, b, mb) / Math.sqrt(product(a, ma, a, ma) * product(b, mb, b, mb))
    }
    const mean = (correlation(column(0), column(1)) + correlation(column(0), column(2)) + correlation(column(1), column(2))) / 3
    expect(demanded(computeEffectiveSplits(levels, 'ordinal', 2))).toBeCloseTo(3 ** (1 - mean), 1)
  })
})

describe('SIDES', () => {
  it('finds the planted subgroup and says how sure it is', () => {
    const { trial, covariates, planted } = plantedTrial(300, 'sides')
    const result = demanded(runSides(trial, covariates, { seed: 's', deepest: 2, gamma: 1, permutations: 59 }))
    const best = result.subgroups[0]
    expect(best?.rule.map(({ name }) => name).sort()).toEqual(['ifn', 'ssa'])
    expect(computeJaccard(best?.members ?? [], planted)).toBeGreaterThan(0.7)
    expect(best?.adjustedP).toBeCloseTo(1 / 60, 12)
    expect([...membersOf(best?.rule ?? [], covariates)]).toEqual([...(best?.members ?? [])])
    expect(result.warnings.map((issue) => issue.code)).toEqual(['effect-optimistic'])
  })

  it('does not believe in subgroups where there are none', () => {
    const { trial, covariates } = plantedTrial(200, 'null', 0)
    const result = demanded(runSides(trial, covariates, { seed: 's', gamma: 1, permutations: 59 }))
    expect(result.subgroups.every(({ adjustedP }) => adjustedP > 0.05)).toBe(true)
  })
})

describe('policy trees', () => {
  it('reach the largest reward that any tree of their depth reaches', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), (seed) => {
        const random = streamOf(String(seed), 'policy', 0)
        const n = 12
        const columns = [0, 1].map(() => Array.from({ length: n }, () => random.integer(0, 4)))
        const rewards = [0, 1].map(() => Float64Array.from({ length: n }, () => random.normal()))
        const predictors = demanded(measuredPredictors(['a', 'b'], columns))
        const leaf = (rows: number[]): number =>
          Math.max(...rewards.map((own) => rows.reduce((total, row) => total + (own[row] as number), 0)))
        const best = (rows: number[], depth: number): number => {
          let most = leaf(rows)
          if (depth === 0) return most
          for (const column of columns)
            for (let cut = 0; cut < 4; cut++) {
              const left = rows.filter((row) => (column[row] as number) <= cut)
              const right = rows.filter((row) => (column[row] as number) > cut)
              most = Math.max(most, best(left, depth - 1) + best(right, depth - 1))
            }
          return most
        }
        const all = Array.from({ length: n }, (_, row) => row)
        for (const depth of [1, 2] as const) {
          const tree = demanded(fitPolicyTree(predictors, rewards, depth))
          expect(tree.reward).toBeCloseTo(best(all, depth), 9)
          expect(rewardOf(rewards, assignPolicy(tree.policy, predictors))).toBeCloseTo(tree.reward, 9)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('earn less on rows they have not seen', () => {
    const { trial, covariates } = plantedTrial(100, 'policy', 0)
    const measured = { ...covariates, levels: covariates.levels.map(() => []) }
    const rewards = [new Float64Array(100), trial.outcome]
    const folds = Array.from({ length: 100 }, (_, row) => row % 5)
    const fresh = demanded(validatePolicyTree(measured, rewards, 2, folds))
    expect(fresh.meanReward).toBeLessThan(demanded(fitPolicyTree(measured, rewards, 2)).reward / 100)
  })
})

describe('model-based partitioning', () => {
  it('is the tree of partykit', () => {
    const { mixed, y, trt } = ruleData()
    const trial = { outcome: Float64Array.from(y), treated: Uint8Array.from(trt) }
    const tree = demanded(fitMob(trial, mixed, { leastLeaf: 10, alpha: 0.2 }))
    const [x1, x2, x3] = tree.root.tests
    expect(x1).toMatchObject({ kind: 'supLM' })
    expect(x1 && 'statistic' in x1 ? x1.statistic : 0).toBeCloseTo(28.3115925984522, 9)
    expect(x2 && 'adjustedP' in x2 ? x2.adjustedP : 0).toBeCloseTo(0.0107377904333489, 9)
    expect(x3 && 'statistic' in x3 ? x3.statistic : 0).toBeCloseTo(2.68215821588569, 9)
    expect(x3 && 'adjustedP' in x3 ? x3.adjustedP : 0).toBeCloseTo(0.996456920061053, 9)
    expect(mobNodes(tree.root).map((node) => [node.id, node.n, node.split?.name, node.split?.at])).toEqual([
      [1, 80, 'x1', 12],
      [2, 17, undefined, undefined],
      [3, 63, 'x1', 36],
      [4, 31, 'x2', 10],
      [5, 14, undefined, undefined],
      [6, 17, undefined, undefined],
      [7, 32, undefined, undefined],
    ])
    expect(tree.logLikelihood).toBeCloseTo(-109.44590871377, 9)
    expect(tree.parameters).toBe(15)
  })

  it('splits by a prognostic covariate only when levels may split', () => {
    const { trial, covariates, ifn } = plantedTrial(300, 'prognostic', 0)
    const outcome = trial.outcome.map((value, row) => value + 3 * (ifn[row] as number))
    const all = demanded(fitMob({ ...trial, outcome }, covariates))
    const predictive = demanded(fitMob({ ...trial, outcome }, covariates, { tested: 'treatment', alpha: 0.01 }))
    expect(all.root.split?.name).toBe('ifn')
    expect(predictive.leaves).toBe(1)
  })

  it('has the critical values of Andrews (corrected 2003) at 15 % trimming', () => {
    for (const [parameters, critical] of [
      [1, 8.68],
      [2, 11.72],
      [3, 14.13],
    ] as const)
      expect(Math.abs(supLmP(critical, parameters, (0.85 / 0.15) ** 2) - 0.05)).toBeLessThan(0.005)
    expect(supLmP(0, 2, 9)).toBe(1)
  })

  it('refuses what it cannot fit', () => {
    const { trial, covariates } = plantedTrial(40, 'bad')
    const codes = (outcome: ReturnType<typeof fitMob>) => (outcome.ok ? [] : outcome.issues.map((issue) => issue.code))
    expect(codes(fitMob(trial, covariates, { model: 'logistic' }))).toEqual(['outcome-not-binary'])
    expect(codes(fitMob({ ...trial, treated: new Uint8Array(40) }, covariates))).toEqual(['arm-empty'])
  })
})

describe('virtual twins and causal forest', () => {
  it('find the planted subgroup, with a corrected effect below the apparent one', () => {
    const { trial, covariates, planted } = plantedTrial(200, 'twins')
    const twins = demanded(runVirtualTwins(trial, covariates, { seed: 's', trees: 60, replicates: 10, permutations: 19 }))
    expect(computeJaccard(twins.subgroup.members, planted)).toBeGreaterThan(0.7)
    expect(twins.pValue).toBe(0.05)
    const { apparent, corrected } = twins.corrected
    expect(isEstimable(apparent) && isEstimable(corrected) && corrected < apparent).toBe(true)
  })

  it('choose every leaf above the mean, or the best one', () => {
    const predictors = demanded(measuredPredictors(['x'], [Array.from({ length: 90 }, (_, row) => row)]))
    const z = Array.from({ length: 90 }, (_, row) => Math.floor(row / 30))
    expect(demanded(findTwinSubgroup(z, predictors, { margin: 'best' })).leaves).toHaveLength(1)
    expect(demanded(findTwinSubgroup(z, predictors, { margin: -0.5 })).leaves).toHaveLength(2)
  })

  it('estimates effects that follow the true ones', () => {
    const { trial, covariates, planted } = plantedTrial(300, 'causal')
    const forest = demanded(fitCausalForest(trial, covariates, { seed: 's', propensity: 0.5, trees: 200 }))
    const mean = (inside: number): number => {
      const own = forest.effects.filter((_, row) => planted[row] === inside).filter(isEstimable)
      return own.reduce((a, b) => a + b, 0) / own.length
    }
    expect(mean(1) - mean(0)).toBeGreaterThan(0.7)
    expect(Math.abs(forest.average.estimate - (2 * planted.reduce((a, b) => a + b, 0)) / 300)).toBeLessThan(
      3 * forest.average.standardError,
    )
  })

  it('corrects nothing where the subgroup is fixed', () => {
    const { trial, covariates } = plantedTrial(120, 'fixed')
    const everybody = () => (given: { rows: number }) => new Uint8Array(given.rows).fill(1)
    const result = demanded(estimateOptimism(trial, covariates, everybody, { seed: 's', replicates: 200 }))
    expect(Math.abs(isEstimable(result.optimism) ? result.optimism : 1)).toBeLessThan(0.05)
    expect(result.correctedGain).toBeCloseTo(0, 12)
  })
})
