import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  contrastFits,
  type Expression,
  falseDiscoveryRates,
  fitGenes,
  fitGenesIn,
  fitPriorVariance,
  geneTable,
  moderateFits,
  takeGenes,
  testAgainstThreshold,
  testAllContrasts,
} from '../../src/omics/index.ts'
import { oneThread } from '../../src/workshop/index.ts'
import { cellDesign, codesOf, difference, expression, groupDesign, valueIn, weights } from './example.ts'

const without = (holes: readonly (readonly [gene: number, from: number, to: number])[]): Expression => {
  const values = expression.values.slice()
  for (const [gene, from, to] of holes) values.fill(Number.NaN, (gene - 1) * 12 + from - 1, (gene - 1) * 12 + to)
  return { ...expression, values }
}

const compared = (data: Expression = expression) => moderateFits(valueIn(contrastFits(valueIn(fitGenes(data, cellDesign)), [difference])))
const first = (values: Float64Array, width = 1, at = 0): number[] => [0, 1, 2].map((g) => values[g * width + at] ?? 0)

const near = (found: readonly number[], wanted: readonly number[], digits = 7): void => {
  for (const [at, value] of wanted.entries()) expect(found[at]).toBeCloseTo(value, digits)
}

describe('moderated statistics as limma gives them', () => {
  it('agrees for a contrast of a design without intercept', () => {
    const fits = compared()
    expect(cellDesign.names).toEqual(['groupa', 'groupb', 'batchy', 'batchz'])
    near([fits.moderated.common.degrees ?? 0, fits.moderated.common.variance ?? 0], [2.383991314741, 0.719226729973])
    near(first(fits.t), [5.84455965529, 4.59321468822, 3.02117024108])
    near(first(fits.pValues), [0.000140380345191, 0.000898004605209, 0.012359749764188], 10)
    near(first(fits.logOdds), [1.315744922588, -0.557951033403, -3.186181461578])
  })

  it('agrees with weights and with missing values', () => {
    const weighted = moderateFits(valueIn(fitGenes(expression, groupDesign, { weights })))
    near(first(weighted.t, 2, 1), [6.21846727478, 4.58924106873, 2.75991073291])
    expect(weighted.moderated.common.degrees).toBeCloseTo(2.35559148342, 7)
    const holed = moderateFits(
      valueIn(
        fitGenes(
          without([
            [2, 1, 3],
            [5, 7, 12],
          ]),
          groupDesign,
        ),
      ),
    )
    expect(holed.t[1 * 2 + 1]).toBeCloseTo(4.56185304381, 7)
    expect([holed.degrees[1], holed.degrees[4]]).toEqual([7, 5])
  })

  it('says why a gene has no effect, and never gives a number that is none', () => {
    const table = geneTable(moderateFits(valueIn(fitGenes(without([[5, 7, 12]]), groupDesign))), 'groupb')
    expect(table[4]?.effect).toMatchObject({ kind: 'not_estimable', code: 'coefficient-not-estimable' })
    expect(JSON.stringify(table)).not.toContain('null')
  })
})

describe('laws of moderated statistics', () => {
  it('gives the same bits in a workshop', async () => {
    const holed = without([[2, 1, 3]])
    const here = valueIn(fitGenes(holed, cellDesign))
    const there = valueIn(await fitGenesIn(oneThread, holed, cellDesign))
    expect(there.coefficients).toEqual(here.coefficients)
    expect(there.variances).toEqual(here.variances)
  })

  it('does not depend on unit or place, nor on the order of genes', () => {
    const plain = compared()
    const stretched = compared({ ...expression, values: expression.values.map((value) => 3 * value - 5) })
    const turned = compared(takeGenes(expression, [...expression.genes.keys()].reverse()))
    for (const [g, t] of plain.t.entries()) {
      expect(stretched.t[g]).toBeCloseTo(t, 8)
      expect(turned.t[59 - g]).toBeCloseTo(t, 8)
    }
  })

  it('has F = t² for one contrast, and the threshold 0 is the t test', () => {
    const fits = compared()
    const { f, pValues } = testAllContrasts(fits)
    const tested = testAgainstThreshold(valueIn(contrastFits(valueIn(fitGenes(expression, cellDesign)), [difference])), 0)
    for (const [g, t] of fits.t.entries()) {
      expect(f[g]).toBeCloseTo(t * t, 8)
      expect(pValues[g]).toBeCloseTo(fits.pValues[g] ?? 2, 10)
      expect(tested.pValues[g]).toBeCloseTo(fits.pValues[g] ?? 2, 10)
    }
  })

  it('takes equal weights as none', () => {
    const even = valueIn(fitGenes(expression, cellDesign, { weights: new Float64Array(12).fill(2.5) }))
    const plain = valueIn(fitGenes(expression, cellDesign))
    for (const [i, value] of plain.coefficients.entries()) expect(even.coefficients[i]).toBeCloseTo(value, 9)
  })

  it('finds that variances of one true variance do not differ', () => {
    const degrees = new Float64Array(50).fill(8)
    expect(fitPriorVariance(new Float64Array(50).fill(2), degrees)).toEqual({ degrees: Infinity, variance: 2 })
  })

  it('refuses a design whose columns cannot be told apart, and names them', () => {
    const data = Float64Array.from(
      groupDesign.data.length === 24 ? [...Array(12).keys()].flatMap((i) => [1, i < 6 ? 0 : 1, i < 6 ? 1 : 0]) : [],
    )
    const design = { ...groupDesign, columns: 3, data, names: ['one', 'b', 'a'] }
    expect(codesOf(fitGenes(expression, design))).toEqual(['design-singular'])
    expect(codesOf(fitGenes(expression, { ...groupDesign, rows: 5 }))).toContain('lengths-differ')
    expect(codesOf(fitGenes(expression, groupDesign, { weights: new Float64Array(12).fill(-1) }))).toEqual(['weight-negative'])
  })

  it('adjusts p-values so that order and bounds hold', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }), (p) => {
        const q = falseDiscoveryRates(p)
        return p.every(
          (one, i) => (q[i] ?? 0) >= one && (q[i] ?? 2) <= 1 && p.every((other, j) => one > other || (q[i] ?? 0) <= (q[j] ?? 0)),
        )
      }),
    )
  })
})
