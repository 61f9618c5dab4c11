import { describe, expect, it } from 'vitest'
import { mean } from '../../src/numeric/index.ts'
import {
  adjustBatches,
  associateComponents,
  checkExpression,
  computeAverageLogCpm,
  computeCpm,
  computePrincipalComponents,
  computeRleFactors,
  computeTmmFactors,
  computeUpperQuartileFactors,
  countsOf,
  expressionOf,
  filterByExpression,
  normaliseQuantiles,
  polishMedians,
  removeBatchEffect,
  takeSamples,
  voom,
} from '../../src/omics/index.ts'
import { batchFactor, codesOf, counts, expression, frame, groupDesign, groupFactor, names, people, valueIn } from './example.ts'

const column = (values: Float64Array, s: number, width = 12): number[] => [...values].filter((_, i) => i % width === s)

describe('counts as edgeR, limma and sva take them', () => {
  it('agrees on TMM, average level and weights', () => {
    const tmm = computeTmmFactors(counts)
    for (const [s, value] of [1.372722733586, 1.002278407123, 0.993091520176, 0.946996340151].entries())
      expect(tmm[s]).toBeCloseTo(value, 9)
    const levels = computeAverageLogCpm(counts)
    for (const [g, value] of [9.30852813509, 9.58948554448, 9.68330563556].entries()) expect(levels[g]).toBeCloseTo(value, 9)
    const { weights } = valueIn(voom(counts, groupDesign))
    for (const [g, value] of [1.30747934693, 1.28695405249, 1.28606473622].entries()) expect(weights[g * 12]).toBeCloseTo(value, 8)
  })

  it('agrees on ComBat', () => {
    const { expression: adjusted } = valueIn(adjustBatches(expression, batchFactor, { covariates: groupDesign }))
    // printed column by column
    for (const [k, value] of [7.13456791411, 5.70675750096, 5.82438585424, 7.73570690676, 5.38368071184, 4.87710043999].entries())
      expect(adjusted.values[(k % 2) * 12 + Math.floor(k / 2)]).toBeCloseTo(value, 7)
  })
})

describe('laws of normalisation', () => {
  it('factors have product 1 and CPM adds up to a million', () => {
    for (const factors of [computeTmmFactors(counts), computeRleFactors(counts), computeUpperQuartileFactors(counts)])
      expect(factors.reduce((product, factor) => product * factor, 1)).toBeCloseTo(1, 9)
    for (let s = 0; s < 12; s++) expect(column(computeCpm(counts).values, s).reduce((a, b) => a + b)).toBeCloseTo(1e6, 4)
  })

  it('equal libraries need no factor', () => {
    const one = valueIn(
      countsOf(
        names,
        people,
        names.map((_, g) => people.map(() => g + 1)),
      ),
    )
    for (const factor of computeTmmFactors(one)) expect(factor).toBe(1)
  })

  it('filters genes without counts and asks more samples of larger groups', () => {
    const rows = names.map((_, g) => people.map(() => (g < 10 ? 0 : 50)))
    const some = valueIn(countsOf(names, people, rows))
    expect(filterByExpression(some, 6)).toEqual(Array.from({ length: 50 }, (_, g) => g + 10))
  })

  it('refuses counts that are none', () => {
    expect(codesOf(countsOf(['a'], ['s', 't'], [[1, -1]]))).toEqual(['count-negative'])
    expect(codesOf(countsOf(['a'], ['s', 't'], [[1, 0]]))).toEqual(['library-empty'])
    expect(codesOf(countsOf(['a'], ['s', 't'], [[1, null]]))).toContain('value-missing')
  })

  it('quantile normalisation gives every sample the same values and keeps missing ones', () => {
    const normalised = normaliseQuantiles(expression)
    const sorted = (s: number) => column(normalised.values, s).sort((a, b) => a - b)
    for (let s = 1; s < 12; s++) for (const [g, value] of sorted(s).entries()) expect(value).toBeCloseTo(sorted(0)[g] ?? 0, 10)
    const holed = { ...expression, values: expression.values.with(14, Number.NaN) }
    expect([...normaliseQuantiles(holed).values].flatMap((value, i) => (Number.isNaN(value) ? [i] : []))).toEqual([14])
  })

  it('median polish adds up, with medians of zero', () => {
    const { overall, rows, columns, residuals, converged } = polishMedians(expression, { tolerance: 1e-12 })
    expect(converged).toBe(true)
    for (const [i, value] of expression.values.entries())
      expect(overall + (rows[Math.floor(i / 12)] ?? 0) + (columns[i % 12] ?? 0) + (residuals[i] ?? 0)).toBeCloseTo(value, 9)
  })
})

describe('batches', () => {
  it('refuses a batch that is the group', () => {
    expect(codesOf(adjustBatches(expression, groupFactor, { covariates: groupDesign }))).toEqual(['batch-confounded'])
    expect(codesOf(removeBatchEffect(expression, groupFactor, groupDesign))).toEqual(['batch-confounded'])
    expect(codesOf(adjustBatches(expression, batchFactor, { reference: 'none' }))).toEqual(['level-unknown'])
  })

  it('leaves the reference batch, and genes constant in a batch, as they are', () => {
    const values = expression.values.slice()
    for (let s = 0; s < 12; s += 3) values[s] = 7
    const { expression: adjusted, unadjusted } = valueIn(adjustBatches({ ...expression, values }, batchFactor, { reference: 'y' }))
    expect(unadjusted).toEqual(['g1'])
    for (let g = 0; g < 60; g++) for (let s = 1; s < 12; s += 3) expect(adjusted.values[g * 12 + s]).toBe(values[g * 12 + s])
    expect([...adjusted.values.subarray(0, 12)]).toEqual([...values.subarray(0, 12)])
  })

  it('adjusts locations only where a batch has one sample', () => {
    const part = takeSamples(expression, [0, 1, 3, 4, 5])
    const codes = Int32Array.from([0, 1, 0, 1, 2])
    const { meanOnly, warnings } = valueIn(adjustBatches(part, { ...batchFactor, codes }))
    expect(meanOnly).toBe(true)
    expect(warnings.map(({ code }) => code)).toContain('batch-of-one')
  })

  it('removes the batch means', () => {
    const cleaned = valueIn(removeBatchEffect(expression, batchFactor))
    for (let g = 0; g < 60; g++) {
      const means = [0, 1, 2].map((b) => mean([...cleaned.values.subarray(g * 12, g * 12 + 12)].filter((_, s) => s % 3 === b)))
      expect(means[1]).toBeCloseTo(means[0] ?? 0, 9)
      expect(means[2]).toBeCloseTo(means[0] ?? 0, 9)
    }
  })
})

describe('components', () => {
  it('gives the matrix back, with the largest loading positive', () => {
    for (const part of [expression, takeSamples(expression, [0, 1, 2])]) {
      const { scores, loadings, components, genes, samples, explained } = valueIn(computePrincipalComponents(part))
      expect(explained.reduce((a, b) => a + b)).toBeCloseTo(1, 10)
      const n = samples.length
      for (let g = 0; g < genes.length; g++) {
        const row = [...part.values.subarray(g * n, (g + 1) * n)]
        for (let s = 0; s < n; s++) {
          let value = mean(row)
          for (let k = 0; k < components; k++) value += (scores[s * components + k] ?? 0) * (loadings[g * components + k] ?? 0)
          expect(value).toBeCloseTo(row[s] ?? 0, 9)
        }
      }
      for (let k = 0; k < components; k++) {
        const own = column(loadings, k, components)
        expect(Math.max(...own)).toBeGreaterThanOrEqual(-Math.min(...own) - 1e-12)
      }
    }
  })

  it('works with fewer genes than samples, and names a constant gene', () => {
    const few = valueIn(expressionOf(['a', 'b'], people, [people.map((_, s) => s), people.map((_, s) => s * s)]))
    expect(valueIn(computePrincipalComponents(few)).components).toBe(2)
    const flat = valueIn(expressionOf(['a', 'b'], people, [people.map((_, s) => s), people.map(() => 3)]))
    const refused = computePrincipalComponents(flat, { scale: true })
    expect(refused.ok ? [] : refused.issues.map(({ code, column: gene }) => [code, gene])).toEqual([['gene-constant', 'b']])
  })

  it('tells which variable a component goes with', () => {
    const found = valueIn(associateComponents(valueIn(computePrincipalComponents(expression)), frame, ['group', 'batch'], 12))
    for (const { result } of found) if ('pValue' in result) expect(result.rSquared).toBeLessThanOrEqual(1)
    // over all components the shares of variance add up to that of the variable's space
    expect(found).toHaveLength(22)
  })
})

describe('checks of a matrix', () => {
  it('knows a scale that is not log2, a sample given twice, missing values and an exchanged sex', () => {
    const codes = (issues: ReturnType<typeof checkExpression>) => issues.map(({ code }) => code)
    const raw = { ...expression, values: expression.values.map((value) => 2 ** value) }
    expect(codes(checkExpression(raw))).toEqual(['scale-not-log2'])
    expect(checkExpression(raw, { log2: true })).toEqual([])
    const twice = { ...expression, values: expression.values.map((value, i) => (i % 12 === 4 ? (expression.values[i - 4] ?? 0) : value)) }
    expect(codes(checkExpression(twice))).toEqual(['sample-duplicated'])
    expect(codes(checkExpression({ ...expression, values: expression.values.slice().fill(Number.NaN, 12, 18) }))).toContain(
      'gene-mostly-missing',
    )
    const sexed = valueIn(
      expressionOf(
        ['XIST', 'DDX3Y'],
        ['w', 'm'],
        [
          [9, 2],
          [1, 8],
        ],
      ),
    )
    expect(codes(checkExpression(sexed, { sex: ['female', 'male'] }))).toEqual([])
    expect(codes(checkExpression(sexed, { sex: ['male', 'male'] }))).toEqual(['sex-mismatch'])
  })
})
