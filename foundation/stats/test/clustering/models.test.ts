import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  classifyByDiscriminant,
  classifyByMultinomial,
  compareGaussianMixtures,
  computeConsensusClustering,
  computeConsensusReference,
  computeDistances,
  computeGowerDistances,
  computeNmfRanks,
  computePartitionAgreement,
  computePredictionStrength,
  computeTrustworthiness,
  computeUmap,
  covarianceFamilies,
  fitDiscriminant,
  fitGaussianMixture,
  fitLatentClasses,
  fitNmfFrom,
  singularStart,
  testLatentClasses,
  trainMultinomialRule,
} from '../../src/clustering/index.ts'
import { factorColumn, frameOf, numericColumn } from '../../src/data/index.ts'
import { type Matrix, matrixOf, multiply, streamOf } from '../../src/numeric/index.ts'
import { isEstimable } from '../../src/result/index.ts'
import type { Workshop } from '../../src/workshop/index.ts'
import { estimated, got } from './got.ts'

/** Three round groups of 20 around far apart centres, and which group each subject is from. */
const groups = (seed: string, apart = 12): { readonly points: Matrix; readonly truth: Int32Array } => {
  const random = streamOf(seed, 'groups', 0)
  const truth = Int32Array.from({ length: 60 }, (_, i) => i % 3)
  return {
    points: matrixOf(
      Array.from(truth, (group) => [
        random.normal() + (group === 1 ? apart : 0),
        random.normal() + (group === 2 ? apart : 0),
        random.normal(),
      ]),
    ),
    truth,
  }
}
const same = (truth: Int32Array, labels: Int32Array): number => got(computePartitionAgreement(truth, labels)).adjustedRand

/** Pieces done in backward order: the answer must not know. */
const backwards: Workshop = {
  run: async (task, input) => {
    const done = Array.from({ length: task.pieces(input) }, (_, piece) => piece)
      .reverse()
      .map((piece) => task.run(input, piece))
    return done.reverse()
  },
}

describe('consensus clustering', () => {
  const { points, truth } = groups('consensus')
  const options = { seed: 'law', to: 5, resamples: 60 }

  it('counts what a plain loop counts, for hierarchies cut once and for cuts at each number', async () => {
    const given = Array.from({ length: 12 }, (_, r) => Array.from({ length: 30 }, (_, i) => (i * 2 + r) % 60))
    const nested = got(await computeConsensusClustering(points, { ...options, given }))
    const at = nested.perK.find(({ k }) => k === 3)
    if (at === undefined) throw new Error('no k')
    let never = 0
    for (let i = 0; i < 60; i++)
      for (let j = 0; j < i; j++) {
        const both = given.filter((rows) => rows.includes(i) && rows.includes(j)).length
        if (both === 0) never += 1
        const share = at.consensus.data[i * 60 + j] ?? 0
        expect(Math.abs(share * Math.max(1, both) - Math.round(share * Math.max(1, both)))).toBeLessThan(1e-9)
        if (both > 0) expect(share).toBe(truth[i] === truth[j] ? 1 : 0)
      }
    expect(at.neverTogether).toBe(never)
    expect(nested.warnings.length).toBe(1)
  })

  it.each([{ kind: 'hierarchical', linkage: 'average' } as const, { kind: 'pam' } as const, { kind: 'k-means', starts: 6 } as const])(
    'finds planted groups by %j, whoever does the pieces',
    async (inner) => {
      const one = got(await computeConsensusClustering(points, { ...options, inner }))
      const other = got(await computeConsensusClustering(points, { ...options, inner }, backwards))
      expect(one.perK.map(({ pac }) => pac)).toEqual(other.perK.map(({ pac }) => pac))
      const three = one.perK[1]
      expect(three?.pac).toBe(0)
      expect(same(truth, three?.labels ?? new Int32Array())).toBe(1)
      expect(three?.clusterConsensus.every((value) => value > 0.99)).toBe(true)
    },
  )

  it('has evidence for planted groups and none for one cloud', async () => {
    const some = got(await computeConsensusReference(points, { ...options, inner: { kind: 'pam' }, resamples: 30, references: 19 }))
    expect(some.chosen).toBe(3)
    const none = got(
      await computeConsensusReference(groups('cloud', 0).points, { ...options, inner: { kind: 'pam' }, resamples: 30, references: 19 }),
    )
    expect(isEstimable(none.chosen)).toBe(false)
  })

  it('refuses options that cannot be', async () => {
    expect((await computeConsensusClustering(points, { seed: 'x', to: 70 })).ok).toBe(false)
    expect((await computeConsensusClustering(points, { seed: 'x', share: 2 })).ok).toBe(false)
    expect((await computeConsensusClustering(points, { seed: 'x', given: [[0, 0]] })).ok).toBe(false)
  })

  it('prediction strength is high up to the planted number only', () => {
    const found = got(computePredictionStrength(points, { seed: 'law', to: 5, splits: 10 }))
    expect(found.chosen).toBe(3)
    expect(got(computePredictionStrength(groups('cloud', 0).points, { seed: 'law', to: 4, splits: 10 })).chosen).toBeLessThan(3)
  })
})

describe('Gaussian mixtures', () => {
  const { points, truth } = groups('mixture', 9)

  it.each(covarianceFamilies)('%s: one component is the normal distribution, three are the groups', (family) => {
    const one = estimated(got(fitGaussianMixture(points, 1, family, { seed: 'law' })))
    expect(one.posterior.data.every((value) => value === 1)).toBe(true)
    const three = estimated(got(fitGaussianMixture(points, 3, family, { seed: 'law', starts: 2 })))
    expect(same(truth, three.labels)).toBeGreaterThan(0.9)
    expect(three.shares.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12)
    expect(three.icl).toBeLessThanOrEqual(three.bic)
  })

  it('a freer family never has the smaller likelihood from the same partition', () => {
    const likelihood = (family: (typeof covarianceFamilies)[number]): number =>
      estimated(got(fitGaussianMixture(points, 3, family, { seed: 'law', starts: 2 }))).logLikelihood
    const chains = [
      ['EII', 'VII', 'VEI', 'VVI', 'VVV'],
      ['EII', 'EEI', 'EEE', 'EEV', 'VEV', 'VVV'],
      ['EEE', 'EVE', 'VVE', 'VVV'],
      ['EEE', 'VEE', 'VVE'],
      ['EEV', 'EVV', 'VVV'],
    ] as const
    for (const chain of chains)
      for (let at = 1; at < chain.length; at++)
        expect(likelihood(chain[at] ?? 'VVV')).toBeGreaterThanOrEqual(likelihood(chain[at - 1] ?? 'EII') - 1e-3)
  })

  it('refuses flat components and more components than subjects bear', () => {
    const flat = matrixOf(Array.from({ length: 10 }, (_, i) => [i, 2 * i]))
    expect(got(fitGaussianMixture(flat, 1, 'VVV', { seed: 'x' }))).toMatchObject({ code: 'singular' })
    expect(
      isEstimable(
        got(
          fitGaussianMixture(
            matrixOf([
              [0, 1],
              [1, 0],
              [2, 2],
              [5, 5],
            ]),
            3,
            'VVV',
            { seed: 'x' },
          ),
        ),
      ),
    ).toBe(false)
    expect(estimated(got(compareGaussianMixtures(points, 4, { seed: 'law', starts: 1 })).best).components).toBe(3)
  })
})

describe('latent classes', () => {
  const random = streamOf('classes', 'test', 1)
  const truth = Int32Array.from({ length: 300 }, (_, i) => i % 2)
  const items = [0, 1, 2, 3, 4].map((j) =>
    got(
      factorColumn(
        `q${j}`,
        Array.from(truth, (own, i) => ((i + j) % 17 === 0 ? null : random.bernoulli(own === 1 ? 0.9 : 0.15) ? 'yes' : 'no')),
      ),
    ),
  )

  it('one class is the shares of answers, without any iteration', () => {
    const fit = got(fitLatentClasses(items, 1, { seed: 'law' }))
    items.forEach((item, j) => {
      const yes = item.codes.filter((code) => code === 1).length / item.codes.filter((code) => code >= 0).length
      expect(fit.items[j]?.byClass[0]?.[1]).toBeCloseTo(yes, 10)
    })
    expect(fit.residuals.some(({ residual }) => residual > 20)).toBe(true)
  })

  it('two classes are found, missing answers and all', () => {
    const fit = got(fitLatentClasses(items, 2, { seed: 'law', starts: 10 }))
    expect(same(truth, fit.labels)).toBeGreaterThan(0.8)
    expect(fit.parameters).toBe(11)
    expect(fit.counted.missing.q0).toBeGreaterThan(0)
    expect(fit.deviance).toMatchObject({ code: 'missing-items' })
    expect(Math.max(...fit.residuals.map(({ residual }) => residual))).toBeLessThan(6)
    for (let i = 0; i < 300; i++) expect((fit.posterior[2 * i] ?? 0) + (fit.posterior[2 * i + 1] ?? 0)).toBeCloseTo(1, 12)
  })

  it('the bootstrap asks for two classes, not for three', async () => {
    const options = { seed: 'law', starts: 3, tolerance: 1e-6, replicates: 19 }
    expect(got(await testLatentClasses(items, 2, options)).pValue).toBeCloseTo(0.05, 12)
    expect(got(await testLatentClasses(items, 3, options)).pValue).toBeGreaterThan(0.05)
  })

  it('a subject without answers has the shares as probabilities and no class', () => {
    const few = [got(factorColumn('a', ['x', 'y', null, 'x'])), got(factorColumn('b', ['x', 'y', null, 'y']))]
    const fit = got(fitLatentClasses(few, 1, { seed: 'law' }))
    expect(fit.labels[2]).toBe(-1)
    expect(fit.counted.used).toBe(3)
    expect(fitLatentClasses([got(factorColumn('a', ['x', 'x']))], 1, { seed: 'x' }).ok).toBe(false)
  })
})

describe('non-negative factors', () => {
  const v = multiply(
    matrixOf([
      [1, 0],
      [2, 1],
      [0, 3],
      [1, 1],
    ]),
    matrixOf([
      [1, 2, 0, 3, 0.5],
      [0, 1, 2, 0.2, 4],
    ]),
  )

  it.each(['frobenius', 'kullback-leibler'] as const)('%s: updates never raise the loss', (loss) => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.1, max: 3, noNaN: true }), { minLength: 18, maxLength: 18 }), (start) => {
        const factors = {
          w: { rows: 4, columns: 2, data: Float64Array.from(start.slice(0, 8)) },
          h: { rows: 2, columns: 5, data: Float64Array.from(start.slice(8)) },
        }
        let before = Infinity
        for (const iterations of [1, 2, 5, 20]) {
          const fit = got(fitNmfFrom(v, factors, { loss, iterations, tolerance: 0 }))
          expect(fit.loss).toBeLessThanOrEqual(before + 1e-9)
          expect(Math.min(...fit.w.data, ...fit.h.data)).toBeGreaterThanOrEqual(0)
          before = fit.loss
        }
      }),
      { numRuns: 30 },
    )
  })

  it('finds an exact factorisation, and says no to negative values', async () => {
    expect(got(fitNmfFrom(v, singularStart(v, 2), { iterations: 5000, tolerance: 1e-14 })).explained).toBeGreaterThan(0.9999)
    const { ranks } = got(await computeNmfRanks(v, [2], { seed: 'law', starts: 8 }))
    expect(ranks[0]?.best.explained).toBeGreaterThan(0.999)
    expect(fitNmfFrom(matrixOf([[-1, 1]]), singularStart(v, 2)).ok).toBe(false)
  })
})

describe('pictures of neighbourhoods', () => {
  const { points, truth } = groups('umap')
  const distances = got(computeDistances(points))

  it('keep groups together, and are the same for the same seed', () => {
    const one = got(computeUmap(distances, { seed: 'a' }))
    expect(got(computeUmap(distances, { seed: 'a' })).embedding.data).toEqual(one.embedding.data)
    expect(got(computeUmap(distances, { seed: 'b' })).embedding.data).not.toEqual(one.embedding.data)
    expect(estimated(one.trustworthiness)).toBeGreaterThan(0.93)
    const shown = got(computeDistances(one.embedding))
    let wrong = 0
    for (let i = 0; i < 60; i++) {
      const row = shown.data.subarray(i * 60, (i + 1) * 60)
      const nearest =
        Array.from(row.keys())
          .filter((j) => j !== i)
          .sort((a, b) => (row[a] ?? 0) - (row[b] ?? 0))[0] ?? 0
      if (truth[nearest] !== truth[i]) wrong += 1
    }
    expect(wrong).toBeLessThan(4)
  })

  it('are trusted wholly when they are the data, and not when they are shuffled', () => {
    expect(got(computeTrustworthiness(distances, points, 10))).toBe(1)
    const order = streamOf('x', 'shuffle', 0).shuffle(Array.from({ length: 60 }, (_, i) => i))
    expect(
      estimated(got(computeTrustworthiness(distances, matrixOf(order.map((i) => Array.from(points.data.subarray(i * 3, i * 3 + 3)))), 10))),
    ).toBeLessThan(0.7)
    expect(got(computeTrustworthiness(distances, points, 30))).toMatchObject({ code: 'k-invalid' })
  })
})

describe('probabilities of classes', () => {
  const x = matrixOf([[0], [1], [2], [3], [5], [6], [7], [9]])
  const classes = got(factorColumn('class', ['a', 'a', 'a', 'b', 'a', 'b', 'b', 'b']))

  it('are those of two normal densities', () => {
    const rule = got(fitDiscriminant(x, classes, { kind: 'quadratic', priors: [0.3, 0.7] }))
    const density = (at: number, mean: number, variance: number): number =>
      Math.exp(-((at - mean) ** 2) / (2 * variance)) / Math.sqrt(variance)
    // class a: 0, 1, 2, 5 (mean 2, variance 14/3); class b: 3, 6, 7, 9 (mean 6.25, variance 6.25)
    const [a, b] = [0.3 * density(4, 2, 14 / 3), 0.7 * density(4, 6.25, 6.25)]
    expect(got(classifyByDiscriminant(rule, matrixOf([[4]]))).probabilities.data[0]).toBeCloseTo(a / (a + b), 12)
  })

  it('are uncertain below the threshold', () => {
    const found = got(classifyByMultinomial({ levels: ['a', 'b'], coefficients: [[0, 1]] }, matrixOf([[0.1], [5]]), 0.9))
    expect(Array.from(found.labels)).toEqual([1, 1])
    expect(Array.from(found.certain)).toEqual([-1, 1])
  })

  it('a trained rule meets the score equations; a separated one needs a ridge', () => {
    const rule = got(trainMultinomialRule(x, classes))
    const { probabilities } = got(classifyByMultinomial(rule, x))
    const expected = Array.from({ length: 8 }, (_, i) => probabilities.data[2 * i + 1] ?? 0).reduce((sum, value) => sum + value, 0)
    expect(expected).toBeCloseTo(4, 9)
    const apart = got(factorColumn('class', ['a', 'a', 'a', 'a', 'b', 'b', 'b', 'b']))
    expect(trainMultinomialRule(x, apart).ok).toBe(false)
    expect(trainMultinomialRule(x, apart, 1).ok).toBe(true)
    expect(
      fitDiscriminant(
        matrixOf([
          [1, 2],
          [2, 4],
          [3, 6],
          [4, 8],
        ]),
        got(factorColumn('c', ['a', 'a', 'b', 'b'])),
      ).ok,
    ).toBe(false)
  })
})

describe('Gower distances', () => {
  it('drop what is missing and what nobody has', () => {
    const frame = got(
      frameOf([got(numericColumn('age', [20, 40, null])), got(factorColumn('sex', ['f', 'm', 'f'])), got(numericColumn('ssa', [0, 0, 1]))]),
    )
    expect(got(computeGowerDistances(frame)).data[1]).toBeCloseTo((1 + 1 + 0) / 3, 12)
    const { data } = got(computeGowerDistances(frame, { asymmetric: ['ssa'] }))
    expect(data[1]).toBe(1)
    expect(data[2]).toBeCloseTo((0 + 1) / 2, 12)
    expect(computeGowerDistances(frame, { asymmetric: ['age'] }).ok).toBe(false)
    const apart = got(frameOf([got(numericColumn('a', [1, null])), got(numericColumn('b', [null, 1]))]))
    expect(computeGowerDistances(apart).ok).toBe(false)
  })
})
