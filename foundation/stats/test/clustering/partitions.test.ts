import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  computeCopheneticDistances,
  computeDistances,
  computeHierarchicalClustering,
  computeKMeans,
  computeKMeansFrom,
  computePam,
  computePartitionAgreement,
  computeSilhouette,
  cutDendrogram,
  type Distances,
  type KMeansAlgorithm,
  type Linkage,
  squareDistances,
} from '../../src/clustering/index.ts'
import { matrixOf, selectRows, streamOf } from '../../src/numeric/index.ts'
import { got } from './got.ts'

/** Printed by `Rscript hierarchy.R`: merge, height, order, four clusters. */
const trees: readonly (readonly [Linkage, readonly number[], readonly number[], readonly number[], readonly number[]])[] = [
  [
    'single',
    [-1, -2, -3, 1, -4, -5, -6, 3, -7, -8, -9, 5, -10, 4, 2, 7, 6, 8],
    [1, 1, 1, 1, 1, 1, 2.236067977, 3.605551275, 4.123105626],
    [8, 6, 7, 2, 0, 1, 9, 5, 3, 4],
    [0, 0, 0, 1, 1, 1, 2, 2, 2, 3],
  ],
  [
    'complete',
    [-1, -2, -4, -5, -7, -8, -3, 1, -6, 2, -9, 3, -10, 5, 6, 7, 4, 8],
    [1, 1, 1, Math.SQRT2, Math.SQRT2, Math.SQRT2, 2.828427125, 6.708203932, 9.055385138],
    [2, 0, 1, 8, 6, 7, 9, 5, 3, 4],
    [0, 0, 0, 1, 1, 1, 2, 2, 2, 3],
  ],
  [
    'average',
    [-1, -2, -4, -5, -7, -8, -3, 1, -6, 2, -9, 3, -10, 5, 4, 7, 6, 8],
    [1, 1, 1, 1.207106781, 1.207106781, 1.207106781, 2.433521027, 4.896717734, 6.497738521],
    [8, 6, 7, 2, 0, 1, 9, 5, 3, 4],
    [0, 0, 0, 1, 1, 1, 2, 2, 2, 3],
  ],
  [
    'mcquitty',
    [-1, -2, -4, -5, -7, -8, -3, 1, -6, 2, -9, 3, -10, 5, 6, 7, 4, 8],
    [1, 1, 1, 1.207106781, 1.207106781, 1.207106781, 2.384157764, 5.437166001, 6.880026559],
    [2, 0, 1, 8, 6, 7, 9, 5, 3, 4],
    [0, 0, 0, 1, 1, 1, 2, 2, 2, 3],
  ],
  [
    'median',
    [-1, -2, -4, -5, -7, -8, -3, 1, -6, 2, -9, 3, -10, 5, 6, 7, 4, 8],
    [1, 1, 1, 1.25, 1.25, 1.25, 5.3125, 28.140625, 41.81640625],
    [2, 0, 1, 8, 6, 7, 9, 5, 3, 4],
    [0, 0, 0, 1, 1, 1, 2, 2, 2, 3],
  ],
  [
    'centroid',
    [-1, -2, -4, -5, -7, -8, -3, 1, -6, 2, -9, 3, -10, 5, 4, 7, 6, 8],
    [1, 1, 1, 1.25, 1.25, 1.25, 5.555555556, 23.34722222, 37.48072562],
    [8, 6, 7, 2, 0, 1, 9, 5, 3, 4],
    [0, 0, 0, 1, 1, 1, 2, 2, 2, 3],
  ],
  [
    'ward.D',
    [-1, -2, -4, -5, -7, -8, -3, 1, -6, 2, -9, 3, -10, 5, 4, 7, 6, 8],
    [1, 1, 1, 1.276142375, 1.276142375, 1.276142375, 3.081245946, 13.19207017, 19.44952187],
    [8, 6, 7, 2, 0, 1, 9, 5, 3, 4],
    [0, 0, 0, 1, 1, 1, 2, 2, 2, 3],
  ],
  [
    'ward.D2',
    [-1, -2, -4, -5, -7, -8, -3, 1, -6, 2, -9, 3, -10, 5, 4, 7, 6, 8],
    [1, 1, 1, 1.290994449, 1.290994449, 1.290994449, 2.886751346, 8.9469335, 12.54667476],
    [8, 6, 7, 2, 0, 1, 9, 5, 3, 4],
    [0, 0, 0, 1, 1, 1, 2, 2, 2, 3],
  ],
]
const grid = matrixOf([
  [0, 0],
  [1, 0],
  [0, 1],
  [3, 3],
  [4, 3],
  [3, 4],
  [8, 1],
  [8, 2],
  [9, 1],
  [5, 5],
])

/** Printed by the same script: starting rows, algorithm, clusters, sum of squares within. */
const partitions: readonly (readonly [readonly number[], KMeansAlgorithm, readonly number[], number])[] = [
  [[0, 1, 2], 'lloyd', [0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 2], 56.81216667],
  [[0, 1, 2], 'hartigan-wong', [0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2], 45.64666667],
  [[0, 1, 2], 'macqueen', [0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 2], 56.81216667],
  [[9, 10, 11], 'lloyd', [0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 1, 2], 49.33333333],
  [[9, 10, 11], 'hartigan-wong', [0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2], 45.64666667],
  [[9, 10, 11], 'macqueen', [0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 1, 2], 49.33333333],
  [[3, 4, 5], 'lloyd', [0, 0, 0, 0, 0, 0, 1, 2, 2, 1, 2, 1], 53.52833333],
  [[3, 4, 5], 'hartigan-wong', [0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2], 45.64666667],
  [[3, 4, 5], 'macqueen', [0, 0, 0, 0, 0, 0, 2, 2, 2, 1, 2, 1], 47.35166667],
]
const line = matrixOf(
  [0.1, 0.9, 1.7, 2.4, 3.8, 4.1, 5.9, 6.3, 7.7, 9.2, 9.9, 12.4].map((x, i) => [
    x,
    [1.2, 0.3, 2.8, 1.1, 0.4, 3.9, 2.2, 5.1, 4.4, 0.8, 6.3, 2.0][i] ?? 0,
  ]),
)

const cloud = fc
  .array(fc.tuple(fc.double({ min: -10, max: 10, noNaN: true }), fc.double({ min: -10, max: 10, noNaN: true })), {
    minLength: 4,
    maxLength: 14,
  })
  .map((rows) => matrixOf(rows))

describe('hierarchies', () => {
  const distances = got(computeDistances(grid))
  it.each(trees)('%s on tied distances is the tree of R', (linkage, merge, height, order, four) => {
    const squared = linkage === 'median' || linkage === 'centroid'
    const tree = got(computeHierarchicalClustering(squared ? squareDistances(distances) : distances, linkage))
    expect(Array.from(tree.merge)).toEqual(merge)
    Array.from(tree.height).forEach((value, s) => {
      expect(value).toBeCloseTo(height[s] ?? 0, 8)
    })
    expect(Array.from(tree.order)).toEqual(order)
    expect(Array.from(got(cutDendrogram(tree, 4)))).toEqual(four)
  })

  /** Distance of two sets of subjects by the definition of the linkage, without any recurrence. */
  const between = (
    linkage: 'single' | 'complete' | 'average',
    { n, data }: Distances,
    a: readonly number[],
    b: readonly number[],
  ): number => {
    const all = a.flatMap((i) => b.map((j) => data[i * n + j] ?? 0))
    if (linkage === 'single') return Math.min(...all)
    return linkage === 'complete' ? Math.max(...all) : all.reduce((sum, value) => sum + value, 0) / all.length
  }

  it.each(['single', 'complete', 'average'] as const)('%s joins the nearest by its definition', (linkage) => {
    for (let seed = 0; seed < 40; seed++) {
      const random = streamOf('joins', 'test', seed)
      // no ties: where distances are tied, rounding decides which tree comes out
      const points = matrixOf(Array.from({ length: 4 + (seed % 12) }, () => [random.normal(), random.normal()]))
      const own = got(computeDistances(points))
      let sets: (readonly number[])[] = Array.from({ length: points.rows }, (_, i) => [i])
      const heights: number[] = []
      while (sets.length > 1) {
        let best = { height: Infinity, a: 0, b: 1 }
        for (let a = 0; a < sets.length; a++)
          for (let b = a + 1; b < sets.length; b++) {
            const height = between(linkage, own, sets[a] ?? [], sets[b] ?? [])
            if (height < best.height) best = { height, a, b }
          }
        heights.push(best.height)
        const joined = [...(sets[best.a] ?? []), ...(sets[best.b] ?? [])]
        sets = sets.flatMap((set, at) => (at === best.a ? [joined] : at === best.b ? [] : [set]))
      }
      const tree = got(computeHierarchicalClustering(own, linkage))
      Array.from(tree.height).forEach((height, s) => {
        expect(height).toBeCloseTo(heights[s] ?? 0, 7)
      })
    }
  })

  it('cophenetic distances of single linkage are the least over all paths', () => {
    fc.assert(
      fc.property(cloud, (points) => {
        const own = got(computeDistances(points))
        const least = own.data.slice()
        const n = own.n
        for (let via = 0; via < n; via++)
          for (let i = 0; i < n; i++)
            for (let j = 0; j < n; j++)
              least[i * n + j] = Math.min(least[i * n + j] ?? 0, Math.max(least[i * n + via] ?? 0, least[via * n + j] ?? 0))
        const found = computeCopheneticDistances(got(computeHierarchicalClustering(own, 'single')))
        found.data.forEach((value, at) => {
          expect(value).toBeCloseTo(least[at] ?? 0, 10)
        })
      }),
      { numRuns: 40 },
    )
  })

  it('refuses tables that are not distances, and impossible cuts', () => {
    expect(computeHierarchicalClustering({ n: 2, data: Float64Array.of(0, 1, 2, 0) }).ok).toBe(false)
    expect(computeHierarchicalClustering({ n: 1, data: Float64Array.of(0) }).ok).toBe(false)
    expect(cutDendrogram(got(computeHierarchicalClustering(distances)), 11).ok).toBe(false)
  })
})

describe('k-means', () => {
  it.each(partitions)('from rows %j by %s is the partition of R', (rows, algorithm, labels, within) => {
    const found = got(computeKMeansFrom(line, selectRows(line, rows), algorithm))
    expect(Array.from(found.labels)).toEqual(labels)
    expect(found.totalWithin).toBeCloseTo(within, 7)
  })

  it('ends where no exchange of one subject helps, and within plus between is the total', () => {
    fc.assert(
      fc.property(cloud, fc.integer({ min: 2, max: 4 }), (points, k) => {
        const found = got(computeKMeans(points, k, { seed: 'law', starts: 3 }))
        expect(found.totalWithin + found.between).toBeCloseTo(found.total, 6)
        const spread = (labels: Int32Array): number => {
          let sum = 0
          for (let c = 0; c < k; c++) {
            const own = Array.from(labels.keys()).filter((i) => labels[i] === c)
            for (let j = 0; j < points.columns; j++) {
              const mean = own.reduce((so, i) => so + (points.data[i * points.columns + j] ?? 0), 0) / own.length
              sum += own.reduce((so, i) => so + ((points.data[i * points.columns + j] ?? 0) - mean) ** 2, 0)
            }
          }
          return sum
        }
        expect(spread(found.labels)).toBeCloseTo(found.totalWithin, 6)
        for (let i = 0; i < points.rows; i++)
          for (let c = 0; c < k; c++) {
            const moved = found.labels.slice()
            moved[i] = c
            if (new Set(moved).size === k) expect(spread(moved)).toBeGreaterThanOrEqual(found.totalWithin - 1e-7)
          }
      }),
      { numRuns: 40 },
    )
  })

  it('says no to more clusters than subjects and to values that are no numbers', () => {
    expect(computeKMeans(grid, 11, { seed: 'x' }).ok).toBe(false)
    expect(computeKMeans(matrixOf([[1], [Number.NaN]]), 1, { seed: 'x' }).ok).toBe(false)
  })

  it('keeps k clusters where subjects are equal', () => {
    const found = got(computeKMeans(matrixOf([[1], [1], [1], [2]]), 2, { seed: 'x' }))
    expect(Array.from(found.sizes).sort()).toEqual([1, 3])
  })
})

describe('medoids', () => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed))('end where no exchange of one medoid helps (%i)', (seed) => {
    const random = streamOf('medoids', 'test', seed)
    const own = got(computeDistances(matrixOf(Array.from({ length: 30 }, () => [random.normal(), random.uniform(-2, 2)]))))
    const k = 3 + (seed % 4)
    const cost = (medoids: readonly number[]): number =>
      Array.from({ length: own.n }, (_, i) => Math.min(...medoids.map((m) => own.data[i * own.n + m] ?? 0))).reduce(
        (sum, value) => sum + value,
        0,
      )
    const found = got(computePam(own, k))
    const medoids = Array.from(found.medoids)
    expect(cost(medoids) / own.n).toBeCloseTo(found.objective.swap, 10)
    expect(found.objective.swap).toBeLessThanOrEqual(found.objective.build + 1e-12)
    for (let m = 0; m < k; m++)
      for (let h = 0; h < own.n; h++)
        if (!medoids.includes(h)) expect(cost(medoids.map((old, at) => (at === m ? h : old)))).toBeGreaterThanOrEqual(cost(medoids) - 1e-9)
  })

  it('of everyone are everyone', () => {
    expect(got(computePam(got(computeDistances(grid)), 10)).objective.swap).toBe(0)
  })
})

describe('agreement of partitions', () => {
  const labels = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), { minLength: 3, maxLength: 25 })

  it('counts pairs as one would by hand, whatever the labels are called', () => {
    fc.assert(
      fc.property(labels, (pairs) => {
        const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)]
        let [same, both, either] = [0, 0, 0]
        for (let i = 0; i < a.length; i++)
          for (let j = 0; j < i; j++) {
            const [p, q] = [a[i] === a[j], b[i] === b[j]]
            if (p === q) same += 1
            if (p && q) both += 1
            if (p || q) either += 1
          }
        const found = got(computePartitionAgreement(a, b))
        expect(found.rand).toBeCloseTo(same / ((a.length * (a.length - 1)) / 2), 12)
        if (either > 0) expect(found.jaccard).toBeCloseTo(both / either, 12)
        const renamed = got(
          computePartitionAgreement(
            b,
            a.map((x) => (x * 7 + 3) % 11),
          ),
        )
        expect(renamed.adjustedRand).toBeCloseTo(found.adjustedRand, 12)
        expect(renamed.variationOfInformation).toBeCloseTo(found.variationOfInformation, 12)
        expect(got(computePartitionAgreement(a, a)).adjustedRand).toBe(1)
      }),
      { numRuns: 100 },
    )
  })

  it('has no information where both are one cluster', () => {
    expect(got(computePartitionAgreement([0, 0, 0], [1, 1, 1])).normalisedMutualInformation.arithmetic).toMatchObject({
      kind: 'not_estimable',
    })
  })
})

describe('silhouettes', () => {
  it('lie between -1 and 1, and are 0 for a cluster of one', () => {
    const { widths } = got(computeSilhouette(got(computeDistances(grid)), Int32Array.of(0, 0, 0, 1, 1, 1, 2, 2, 2, 3)))
    expect(widths[9]).toBe(0)
    // a = 1 (mean of 1 and 1), b = mean distance of (0,0) to (3,3), (4,3), (3,4)
    const b = (Math.sqrt(18) + 5 + 5) / 3
    expect(widths[0]).toBeCloseTo((b - 1) / b, 12)
    expect(widths.every((width) => width >= -1 && width <= 1)).toBe(true)
  })

  it('are averaged within each cluster', () => {
    const labels = Int32Array.of(0, 0, 0, 1, 1, 1, 2, 2, 2, 2)
    const { widths, perCluster, mean } = got(computeSilhouette(got(computeDistances(grid)), labels))
    ;[0, 1, 2].forEach((cluster) => {
      const own = [...widths].filter((_, at) => labels[at] === cluster)
      expect(perCluster[cluster]).toBeCloseTo(own.reduce((total, width) => total + width, 0) / own.length, 12)
    })
    expect(mean).toBeCloseTo([...widths].reduce((total, width) => total + width, 0) / 10, 12)
  })

  it('needs labels without gaps, of two clusters or more', () => {
    const own = got(computeDistances(grid))
    expect(computeSilhouette(own, new Int32Array(10)).ok).toBe(false)
    expect(computeSilhouette(own, Int32Array.of(0, 0, 0, 2, 2, 2, 2, 2, 2, 2)).ok).toBe(false)
  })
})
