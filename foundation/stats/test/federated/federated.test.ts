import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Frame, type NumericColumn, takeRows } from '../../src/data/index.ts'
import {
  computeNeighbourCentroids,
  computeSafeHistogram,
  computeSafeQuantiles,
  computeSiteEffect,
  computeSiteMoments,
  coxSite,
  defaultPolicy,
  differencingIssues,
  findDisclosedCells,
  fitFederated,
  glmSite,
  modelIssues,
  poolMoments,
  poolSiteEffects,
  suppressSmallCells,
} from '../../src/federated/index.ts'
import { fitLogistic, fitPoisson } from '../../src/regression/index.ts'
import { isEstimable } from '../../src/result/index.ts'
import { fitCox } from '../../src/survival/index.ts'
import { codes, rows, value } from '../regression/rows.ts'

const sites = ['1', '2', '3']
const partOf = (data: Frame, site: string): Frame => {
  const s = (data.columns.get('s') as NumericColumn).values
  const at = site === '3' ? [3, 4] : [Number(site)]
  return takeRows(data, Int32Array.from(Array.from(s.keys()).filter((row) => at.includes(s[row] as number))))
}

describe('models over sites', () => {
  test('logistic and Poisson are those of the pooled rows', async () => {
    for (const family of ['logistic', 'poisson'] as const) {
      const model = { response: family === 'logistic' ? 'b' : 'n', terms: [['x'], ['g']] }
      const federated = value(await fitFederated(sites.map((name) => value(glmSite(name, partOf(rows, name), { ...model, family })))))
      const pooled = value(family === 'logistic' ? fitLogistic(rows, { ...model, intervals: 'wald' }) : fitPoisson(rows, model))
      expect(federated.converged).toBe(true)
      federated.coefficients.forEach(({ name, value: one }, at) => {
        const other = pooled.coefficients[at]
        if (other === undefined || !isEstimable(one) || !isEstimable(other.value)) throw new Error('No estimate.')
        expect(name).toBe(other.name)
        expect(one.estimate).toBeCloseTo(other.value.estimate, 9)
        expect(one.standardError).toBeCloseTo(other.value.standardError, 9)
      })
    }
  })

  test('Cox with sites as strata is the stratified model of the pooled rows', async () => {
    const specification = { time: 'time', event: 'event', terms: [['x'], ['z']] }
    const four = ['1', '2', '3', '4'].map((name) => {
      const s = (rows.columns.get('s') as NumericColumn).values
      const own = Int32Array.from(Array.from(s.keys()).filter((row) => s[row] === Number(name)))
      return value(coxSite(name, takeRows(rows, own), specification))
    })
    const federated = value(await fitFederated(four))
    const pooled = value(fitCox(rows, { ...specification, strata: 's' }))
    expect(federated.deviance).toBeCloseTo(-2 * pooled.logLikelihood[1], 9)
    federated.coefficients.forEach(({ value: one }, at) => {
      expect(isEstimable(one) ? one.estimate : Number.NaN).toBeCloseTo(pooled.fit.coefficients[at] as number, 9)
    })
  })

  test('a level that one site lacks keeps its column there', async () => {
    const g = rows.columns.get('g')
    if (g?.kind !== 'factor') throw new Error('No factor.')
    const at = (keep: (row: number) => boolean) => takeRows(rows, Int32Array.from(Array.from(g.codes.keys()).filter(keep)))
    const [first, second] = [at((row) => g.codes[row] !== 2), at((row) => g.codes[row] === 2)]
    const model = { response: 'b', terms: [['x'], ['g']], family: 'logistic' } as const
    const federated = value(await fitFederated([value(glmSite('A', first, model)), value(glmSite('B', second, model))]))
    const pooled = value(fitLogistic(rows, { ...model, intervals: 'wald' }))
    expect(federated.deviance).toBeCloseTo(pooled.deviance, 9)
  })

  test('sites refuse what is too large for them; no site, other columns', async () => {
    const few = takeRows(rows, Int32Array.from([0, 1, 2, 3, 4, 5]))
    const model = { response: 'b', terms: [['x'], ['g']], family: 'logistic' } as const
    expect(codes(glmSite('A', few, model))).toEqual(['too-few-patients', 'too-many-parameters'])
    expect(codes(glmSite('A', rows, { ...model, response: 'y' }))).toEqual(['response-invalid'])
    expect(modelIssues(30, 9, 'It')).toEqual([])
    expect(modelIssues(30, 10, 'It').map(({ code }) => code)).toEqual(['too-many-parameters'])
    expect(codes(await fitFederated([]))).toEqual(['no-site'])
    const other = value(glmSite('B', rows, { ...model, terms: [['z']] }))
    expect(codes(await fitFederated([value(glmSite('A', rows, model)), other]))).toEqual(['columns-differ'])
  })

  test('site-level meta-analysis leaves out sites without an estimate, and says so', () => {
    const specification = { model: 'linear', response: 'y', terms: [['x']], coefficient: 'x' } as const
    const effects = sites.map((name) => computeSiteEffect(name, partOf(rows, name), specification))
    const few = computeSiteEffect('few', takeRows(rows, Int32Array.from([0, 1, 2])), specification)
    expect(few.issues.map(({ code }) => code)).toContain('too-few-patients')
    const { pooled, warnings } = value(poolSiteEffects([...effects, few], { model: 'fixed', test: 'normal' }))
    const weights = effects.map(({ effect }) => 1 / (effect?.variance ?? 1))
    const total = weights.reduce((sum, one) => sum + one, 0)
    expect(pooled.estimate).toBeCloseTo(
      effects.reduce((sum, { effect }, at) => sum + (effect?.effect ?? 0) * (weights[at] ?? 0), 0) / total,
      10,
    )
    expect(warnings.map(({ code }) => code)).toEqual(['site-left-out'])
    expect(codes(poolSiteEffects([few]))).toContain('no-site-effect')
  })
})

describe('moments', () => {
  const open = { ...defaultPolicy, minimumForStatistic: 1 }

  test('merged moments are those of all values, far from zero too, in any order of sites', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 5 }),
        (parts) => {
          const far = parts.map((part) => part.map((one) => 1e9 + one / 4))
          const all = parts.flat().map((one) => one / 4)
          const centre = all.reduce((sum, one) => sum + one, 0) / all.length
          const expected = all.reduce((sum, one) => sum + (one - centre) ** 2, 0) / (all.length - 1)
          const found = far.map((part, at) => value(computeSiteMoments(String(at), part, open)))
          for (const order of [found, [...found].reverse()]) {
            const { n, mean, variance } = value(poolMoments(order))
            expect(n).toBe(all.length)
            expect(mean - 1e9).toBeCloseTo(centre, 5)
            expect(Number(variance)).toBeCloseTo(expected, 4)
          }
        },
      ),
    )
  })

  test('few patients, none, one', () => {
    expect(codes(computeSiteMoments('A', [1, 2, 3, 4]))).toEqual(['too-few-patients'])
    expect(codes(poolMoments([]))).toEqual(['no-site'])
    expect(value(poolMoments([value(computeSiteMoments('A', [3], open))])).variance).toMatchObject({ code: 'one-value' })
  })
})

describe('disclosure control', () => {
  const table = fc
    .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 2, max: 4 }))
    .chain(([r, c]) => fc.array(fc.array(fc.integer({ min: 0, max: 14 }), { minLength: c, maxLength: c }), { minLength: r, maxLength: r }))

  test('no small cell can be computed from what is shown, unless nothing is left to hide', () => {
    fc.assert(
      fc.property(table, (counts) => {
        const found = value(suppressSmallCells(counts))
        for (const [r, c] of found.primary) expect(found.cells[r]?.[c]).toBeNull()
        const told = findDisclosedCells(found.cells, found.rowTotals, found.columnTotals)
        for (const [r, c] of told) {
          if (found.hidden[r]?.[c] !== 'primary') continue
          // Its whole row and column are hidden already: the totals themselves tell.
          expect(found.cells[r]?.every((cell) => cell === null)).toBe(true)
          expect(found.cells.every((row) => row[c] === null)).toBe(true)
        }
        found.cells.forEach((row, r) => {
          row.forEach((cell, c) => {
            if (cell !== null) expect(cell).toBe(counts[r]?.[c])
          })
        })
      }),
      { numRuns: 60 },
    )
  })

  test('one small cell takes three others with it in a 2 x 2 table; nothing small, nothing hidden', () => {
    const found = value(
      suppressSmallCells([
        [2, 9],
        [8, 12],
      ]),
    )
    expect(found.cells.flat()).toEqual([null, null, null, null])
    expect(found.rowsInNeed).toEqual([0])
    expect(
      value(
        suppressSmallCells([
          [5, 0],
          [7, 9],
        ]),
      ).complementary,
    ).toEqual([])
    expect(
      findDisclosedCells(
        [
          [null, 3],
          [4, 5],
        ],
        [5, 9],
        [6, 8],
      ),
    ).toEqual([[0, 0, 2]])
    expect(codes(suppressSmallCells([[1, 2], [3]]))).toEqual(['rows-differ'])
    expect(codes(suppressSmallCells([[-1]]))).toEqual(['count-invalid'])
  })

  test('quantiles need patients on both sides; bars with few are hidden', () => {
    const values = Array.from({ length: 40 }, (_, at) => at)
    const found = value(computeSafeQuantiles(values, [0, 0.05, 0.125, 0.5, 0.95, 1]))
    expect(found.map(({ value: one }) => isEstimable(one))).toEqual([false, false, true, true, false, false])
    expect(value(computeSafeHistogram(values, [0, 3, 20, 40, 50])).counts).toEqual([null, 17, 20, 0])
    expect(codes(computeSafeHistogram(values, [1, 1]))).toEqual(['breaks-not-rising'])
  })

  test('centres of neighbours draw nobody alone', () => {
    const points = value(computeNeighbourCentroids([0, 1, 2, 10, 11, 12], [0, 0, 0, 5, 5, 5]))
    expect(points[0]).toEqual({ x: 1, y: 0 })
    expect(points[5]).toEqual({ x: 11, y: 5 })
    expect(codes(computeNeighbourCentroids([1, 2], [1, 2]))).toEqual(['too-few-patients'])
  })

  test('nearly the same patients twice are refused', () => {
    const patients = new Set(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])
    const fewer = new Set([...patients].slice(1))
    expect(differencingIssues(fewer, [patients]).map(({ code }) => code)).toEqual(['differencing'])
    expect(differencingIssues(patients, [patients])).toEqual([])
    expect(differencingIssues(new Set(['a']), [patients])).toEqual([])
  })
})
