import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { noShared, sharedPath } from '../../../../test/shared.ts'
import {
  type Allocated,
  type Boundary,
  computeDunnettCritical,
  computeExactPowerProportions,
  computeGroupSequential,
  computePowerSeveralArms,
  computeSampleSizeKnownVariance,
  computeSampleSizeMeans,
  computeSampleSizeProportions,
  drawBlock,
  type ImbalanceMeasure,
  minimise,
  testClosedCombination,
} from '../../src/design/index.ts'
import { normal } from '../../src/numeric/index.ts'

const folder = sharedPath('domain', 'trial-vectors')

const read = (name: string): string => readFileSync(join(folder ?? '', name), 'utf8')

const get = <T>(outcome: { ok: true; value: T } | { ok: false }): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome))
  return outcome.value
}

const near = (value: number, truth: number, relative = 1e-6): void => {
  expect(Math.abs(value - truth), `${value} for ${truth}`).toBeLessThanOrEqual(relative * Math.abs(truth))
}

/** Cells of a line; quoted ones may hold commas. */
const cells = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')

const readTable = (name: string): Record<string, string>[] => {
  const [header = [], ...rows] = read(name).trim().split('\n').map(cells)
  return rows.map((row) => Object.fromEntries(header.map((column, at) => [column, row[at] ?? ''])))
}

const ratioOf = (text: string) => text.split(' ').map((part) => part.split('='))

interface Vectors {
  readonly sample_size_rates: readonly Record<string, number>[]
  readonly sample_size_means: readonly Record<string, number>[]
  readonly group_sequential: readonly {
    readonly type: string
    readonly information_rates: readonly number[]
    readonly alpha_one_sided: number
    readonly power_target: number
    readonly critical_values_z: readonly number[]
    readonly stage_levels_one_sided: readonly number[]
    readonly inflation_factor: number
    readonly average_information_H1: number
  }[]
  readonly fisher_exact_power: readonly Record<string, number>[]
  readonly dunnett_critical: readonly Record<string, number>[]
  readonly closed_combination: Readonly<Record<string, ClosedVector>>
  readonly operating_characteristics_single_stage: readonly {
    readonly n: readonly number[]
    readonly p_control_first: readonly number[]
    readonly critical_z: number
    readonly reject_any: number
  }[]
}

interface ClosedVector {
  readonly events: readonly number[]
  readonly sample_sizes: readonly number[]
  readonly adjusted_stagewise_p: readonly (readonly number[])[]
  readonly overall_adjusted_test_statistics: readonly (readonly number[])[]
}

const at = (values: Readonly<Record<string, number>>, name: string): number => {
  const value = values[name]
  if (value === undefined) throw new RangeError(`The vectors have no ${name}.`)
  return value
}

describe.skipIf(folder === undefined)(folder === undefined ? `trial vectors: ${noShared}` : 'trial vectors', () => {
  const design = (): Vectors => JSON.parse(read('design.json'))

  it('sample sizes of rates and of means', () => {
    for (const row of design().sample_size_rates) {
      const ratio = 1 / at(row, 'allocation_treatment_to_control')
      const goal = { alpha: at(row, 'alpha_one_sided'), sides: 1 as const, power: at(row, 'power') }
      const { n } = get(computeSampleSizeProportions({ p1: at(row, 'pi_treatment'), p2: at(row, 'pi_control'), ratio }, goal))
      near(n, at(row, 'n_treatment'))
    }
    for (const row of design().sample_size_means) {
      const ratio = 1 / at(row, 'allocation_treatment_to_control')
      const goal = { alpha: at(row, 'alpha_one_sided'), sides: 1 as const, power: at(row, 'power') }
      near(
        get(computeSampleSizeMeans({ delta: at(row, 'difference'), sd: at(row, 'sd'), ratio }, goal)).n * (1 + ratio),
        at(row, 'n_total_t'),
      )
      near(
        get(computeSampleSizeKnownVariance({ delta: at(row, 'difference'), sd: at(row, 'sd'), ratio }, goal)) * (1 + ratio),
        at(row, 'n_total_normal'),
      )
    }
  })

  it('group sequential bounds, levels, inflation and expected information', () => {
    const kinds: Record<string, Boundary> = {
      OF: { kind: 'classic-obrien-fleming' },
      P: { kind: 'classic-pocock' },
      asOF: { kind: 'obrien-fleming' },
      asP: { kind: 'pocock' },
    }
    for (const row of design().group_sequential) {
      const times = row.information_rates.map((t) => (t > 0.999 ? 1 : Math.round(t * 30) / 30))
      const found = get(
        computeGroupSequential({ times, alpha: row.alpha_one_sided, power: row.power_target, boundary: kinds[row.type] as Boundary }),
      )
      found.upper.forEach((z, look) => {
        near(z, row.critical_values_z[look] as number, 2e-6)
        near(found.levels[look] as number, row.stage_levels_one_sided[look] as number, 1e-5)
      })
      near(found.inflation, row.inflation_factor)
      near(found.expectedInformation.effect, row.average_information_H1)
    }
  })

  it('exact power of Fisher’s test and Dunnett’s constants', () => {
    for (const row of design().fisher_exact_power) {
      const sizes = { n1: at(row, 'n_treatment'), n2: at(row, 'n_control'), p1: at(row, 'pi_treatment'), p2: at(row, 'pi_control') }
      near(get(computeExactPowerProportions({ ...sizes, alpha: at(row, 'alpha_one_sided'), test: 'fisher', sides: 1 })), at(row, 'power'))
    }
    for (const row of design().dunnett_critical) {
      near(
        get(computeDunnettCritical(at(row, 'active_arms'), at(row, 'alpha_one_sided'), at(row, 'n_arm_over_n_control'))),
        at(row, 'critical_z'),
      )
    }
  })

  it('closed combination tests with Dunnett, Bonferroni and Simes', () => {
    for (const [name, row] of Object.entries(design().closed_combination)) {
      const of = (list: readonly number[], arm: number, stage: number): number => list[2 * arm + stage] as number
      const stages = [0, 1].map((stage) =>
        [0, 1].map((arm) => {
          const [x, n] = [of(row.events, arm, stage), of(row.sample_sizes, arm, stage)]
          const [y, m] = [of(row.events, 2, stage), of(row.sample_sizes, 2, stage)]
          const p = (x + y) / (n + m)
          return normal.upper((x / n - y / m) / Math.sqrt(p * (1 - p) * (1 / n + 1 / m)))
        }),
      )
      const loadings = [0, 1].map((stage) =>
        [0, 1].map((arm) =>
          Math.sqrt(of(row.sample_sizes, arm, stage) / (of(row.sample_sizes, arm, stage) + of(row.sample_sizes, 2, stage))),
        ),
      )
      const test = name.toLowerCase() as 'dunnett' | 'bonferroni' | 'simes'
      const closed = get(testClosedCombination(stages, { test, loadings }))
      closed.intersections.forEach((intersection, k) => {
        intersection.stages.forEach((p, stage) => {
          near(p, row.adjusted_stagewise_p[k]?.[stage] as number, 1e-5)
        })
        near(normal.quantileUpper(intersection.combined), row.overall_adjusted_test_statistics[k]?.[1] as number, 1e-5)
      })
    }
  })

  it('operating characteristics of single-stage designs, to the normal approximation', () => {
    for (const row of design().operating_characteristics_single_stage) {
      const [n0 = 0, ...sizes] = row.n
      const [p0 = 0, ...rates] = row.p_control_first
      const arms = rates.map((rate, arm) => ({ rate, size: sizes[arm] as number }))
      const found = get(computePowerSeveralArms({ controlRate: p0, controlSize: n0, arms, critical: row.critical_z }))
      expect(Math.abs(found.disjunctive - row.reject_any)).toBeLessThan(0.012)
    }
  })

  it('permuted blocks from the given uniform numbers', () => {
    for (const row of readTable('permuted_blocks.csv')) {
      const numbers = [row.u_block_size ?? '', ...(row.u_shuffle ?? '').split(';')].filter((u) => u !== '').map(Number)
      const text = row.case ?? ''
      const sizes = (/sizes? ([\d,]+)/.exec(text)?.[1] ?? '').split(',').map(Number)
      const ratio = (/^[\d:]+/.exec(text)?.[0] ?? '').split(':').map(Number)
      if (sizes.length === 1 && row.u_block_size !== '') numbers.shift()
      const block = get(drawBlock({ arms: ['A', 'B', 'P'].slice(0, ratio.length), ratio, sizes }, () => numbers.shift() as number))
      expect(block.size).toBe(Number(row.block_size))
      expect(block.allocation.join(';')).toBe(row.allocation)
      expect(numbers).toEqual([])
    }
  })

  it('minimisation: every imbalance, every chance, every assignment', () => {
    const rows = readTable('minimisation.csv')
    expect(rows.length).toBeGreaterThan(100)
    let before: Allocated[] = []
    for (const row of rows) {
      if (row.patient === '1') before = []
      const ratio = ratioOf(row.ratio ?? '').map(([, share]) => Number(share))
      const factors = ratioOf(row.weights ?? '')
      const levels = factors.map(([factor = '']) => row[factor] ?? '')
      const weights = factors.map(([, weight]) => Number(weight))
      const plan = { arms: ['A', 'B', 'P'], ratio, weights, measure: row.measure as ImbalanceMeasure, best: Number(row.p_best) }
      const next = get(minimise(plan, before, levels, Number(row.u)))
      ;['A', 'B', 'P'].forEach((arm, at) => {
        expect(next.scores[at]).toBeCloseTo(Number(row[`G_${arm}`]), 5)
        expect(next.probabilities[at]).toBeCloseTo(Number(row[`prob_${arm}`]), 5)
      })
      expect(next.arm).toBe(row.assigned)
      before.push({ levels, arm: next.arm })
    }
  })
})
