import { describe, expect, it } from 'vitest'
import { computePartitionAgreement, standardise } from '../../src/clustering/index.ts'
import { factorColumn } from '../../src/data/index.ts'
import {
  classifySparse,
  clusterSpectrally,
  computeExplainedVariance,
  computeMultipleFactorAnalysis,
  crossValidateSparseDiscriminant,
  fitFactorModel,
  fitPartialLeastSquares,
  fitSparseDiscriminant,
  fuseSimilarityNetworks,
  type View,
} from '../../src/multiomics/index.ts'
import { columnOf, covariance, matrixOf, standardDeviation, streamOf } from '../../src/numeric/index.ts'
import { estimated, got } from '../clustering/got.ts'

const n = 60
const random = streamOf('views', 'test', 0)
const classOf = Array.from({ length: n }, (_, i) => ['a', 'b', 'c'][i % 3] ?? '')
const shared = classOf.map((own) => random.normal() + (own === 'a' ? 2.5 : 0))
const common = classOf.map((own) => random.normal() + (own === 'b' ? 2.5 : 0))
const own = classOf.map(() => random.normal())

/** Features that carry the first, the second, the private factor, or noise only. */
const view = (name: string, counts: readonly [number, number, number, number]): View => {
  const sources = [shared, common, own, undefined].flatMap((source, at) => Array.from({ length: counts[at] ?? 0 }, () => source))
  const columns = sources.map((source) => Array.from({ length: n }, (_, i) => (source?.[i] ?? 0) + random.normal()))
  const values = matrixOf(Array.from({ length: n }, (_, i) => columns.map((column) => column[i] ?? 0)))
  return { name, features: sources.map((_, j) => `${name}${j + 1}`), values: got(standardise(values)).points }
}
const views = [view('rna', [10, 8, 6, 10]), view('protein', [6, 4, 0, 5])]
const correlation = (a: ArrayLike<number>, b: ArrayLike<number>): number => covariance(a, b) / (standardDeviation(a) * standardDeviation(b))
const classes = got(factorColumn('class', classOf))

describe('factors of several views', () => {
  it('joint components: views contribute all there is, scores have the variance of the component', () => {
    const found = got(computeMultipleFactorAnalysis(views, 3))
    for (const row of found.contributions) expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 10)
    for (let k = 0; k < 3; k++) expect(standardDeviation(columnOf(found.scores, k)) ** 2).toBeCloseTo(found.eigenvalues[k] ?? 0, 10)
    const explained = got(computeExplainedVariance(found.scores, views))
    explained.total.forEach((total, v) => {
      const parts = explained.perFactor.reduce((sum, row) => sum + estimated(row[v] ?? 0), 0)
      expect(parts).toBeCloseTo(estimated(total), 8)
    })
  })

  it('the factor model finds planted factors, its bound never falls, and it beats three joint components', () => {
    const model = got(fitFactorModel(views, { tolerance: 1e-8 }))
    for (let at = 1; at < model.bounds.length; at++) expect(model.bounds[at]).toBeGreaterThanOrEqual((model.bounds[at - 1] ?? 0) - 1e-6)
    for (const planted of [shared, common]) {
      const best = Math.max(
        ...Array.from({ length: model.factors.columns }, (_, k) => Math.abs(correlation(columnOf(model.factors, k), planted))),
      )
      expect(best).toBeGreaterThan(0.8)
    }
    expect(model.factors.columns).toBeLessThan(7)
    const joint = got(computeExplainedVariance(got(computeMultipleFactorAnalysis(views, 3)).scores, views))
    model.explained.total.forEach((total, v) => {
      expect(estimated(total)).toBeGreaterThan(estimated(joint.total[v] ?? 0) - 0.05)
    })
  })

  it('noise has no factors worth keeping beyond chance', () => {
    const noise = [view('x', [0, 0, 0, 12]), view('y', [0, 0, 0, 12])]
    const model = fitFactorModel(noise, { leastExplained: 0.2 })
    expect(model.ok).toBe(false)
  })

  it('refuses views of other subjects and constant features', () => {
    const short: View = { name: 'short', features: ['s'], values: matrixOf([[1], [2], [3]]) }
    expect(computeMultipleFactorAnalysis([...views, short], 2).ok).toBe(false)
    expect(computeMultipleFactorAnalysis([{ name: 'flat', features: ['f'], values: matrixOf([[1], [1], [1]]) }], 1).ok).toBe(false)
  })
})

describe('networks', () => {
  it('fused: rows sum to 1, symmetric; clusters are the classes', () => {
    const { fused } = got(fuseSimilarityNetworks(views, { neighbours: 10 }))
    for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) expect(fused.data[i * n + j]).toBe(fused.data[j * n + i])
    expect(fused.data.reduce((sum, value) => sum + value, 0)).toBeCloseTo(n, 8)
    const { labels, eigenvalues } = got(clusterSpectrally(fused, { seed: 'law', k: 3 }))
    expect(eigenvalues[0]).toBeCloseTo(1, 10)
    expect(got(computePartitionAgreement(classes.codes, labels)).adjustedRand).toBeGreaterThan(0.4)
  })

  it('blocks without ties between them are the clusters', () => {
    const blocks = matrixOf(
      Array.from({ length: 9 }, (_, i) => Array.from({ length: 9 }, (_, j) => (Math.floor(i / 3) === Math.floor(j / 3) ? 1 : 0))),
    )
    const found = got(clusterSpectrally(blocks, { seed: 'law' }))
    expect(found.largestGap).toBe(3)
    expect(Array.from(found.labels)).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2])
    expect(
      clusterSpectrally(
        matrixOf([
          [0, 0],
          [0, 0],
        ]),
        { seed: 'x' },
      ).ok,
    ).toBe(false)
  })
})

describe('components for an outcome', () => {
  const [rna, protein] = views
  if (rna === undefined || protein === undefined) throw new Error('two views')

  it('partial least squares: unit weights, scores at right angles, the most covariance of any direction', () => {
    const { x, y } = got(fitPartialLeastSquares(rna, protein, 2))
    const [first, second] = [columnOf(x.scores, 0), columnOf(x.scores, 1)]
    expect(columnOf(x.weights, 0).reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 12)
    expect(covariance(first, second)).toBeCloseTo(0, 8)
    const reached = covariance(first, columnOf(y.scores, 0))
    for (let j = 0; j < protein.values.columns; j++)
      for (let k = 0; k < rna.values.columns; k++)
        expect(Math.abs(covariance(columnOf(rna.values, k), columnOf(protein.values, j)))).toBeLessThanOrEqual(reached + 1e-9)
  })

  it('sparse rules keep as many features as asked, and tell new subjects apart', () => {
    const options = {
      components: 2,
      keep: [
        [6, 5],
        [4, 3],
      ],
    }
    const rule = got(fitSparseDiscriminant(views, classes, options))
    expect(rule.views.map(({ selected }) => selected.map((names) => names.length))).toEqual([
      [6, 5],
      [4, 3],
    ])
    const { labels } = got(classifySparse(rule, views))
    expect(labels.filter((label, i) => label === classes.codes[i]).length / n).toBeGreaterThan(0.6)
    const error = got(crossValidateSparseDiscriminant(views, classes, options, { seed: 'law', repeats: 2 }))
    expect(error.balancedError).toBeLessThan(0.5)
    const shuffled = { ...classes, codes: Int32Array.from(streamOf('x', 's', 0).shuffle(Array.from(classes.codes))) }
    expect(got(crossValidateSparseDiscriminant(views, shuffled, options, { seed: 'law', repeats: 2 })).balancedError).toBeGreaterThan(0.5)
    expect(fitSparseDiscriminant(views, classes, { components: 2, keep: [[0, 5]] }).ok).toBe(false)
  })
})
