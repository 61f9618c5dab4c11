import { describe, expect, it } from 'vitest'
import { structureModel } from '../../src/repeated/covariance-structures.ts'
import {
  type CovarianceStructure,
  computeVisitMeans,
  fitMixedModel,
  fitMmrm,
  type MmrmSpecification,
  testRepeatedTerms,
} from '../../src/repeated/index.ts'
import { marginalCurvature } from '../../src/repeated/marginal-curvature.ts'
import { marginalFit, marginalGradient } from '../../src/repeated/marginal-likelihood.ts'
import { patternsOf, subjectRows } from '../../src/repeated/subject-patterns.ts'
import { codes, estimated, value } from '../value.ts'
import { growthFrame, growthRows } from './growth.ts'

const specification: MmrmSpecification = {
  response: 'y',
  terms: [['arm'], ['visit'], ['arm', 'visit'], ['base']],
  subject: 'id',
  visit: 'visit',
}
const fit = (more: Partial<MmrmSpecification> = {}, frame = growthFrame()) => value(fitMmrm(frame, { ...specification, ...more }))
const all: readonly CovarianceStructure[] = ['us', 'toeph', 'toep', 'ar1h', 'ar1', 'adh', 'ad', 'csh', 'cs']

describe('mixed model for repeated measures', () => {
  it('equals gls of nlme (repeated.R)', () => {
    const model = fit()
    expect(model.structure).toBe('us')
    expect(model.logLikelihood).toBeCloseTo(-156.368259842, 7)
    const slope = estimated(
      model.coefficients.find(({ name }) => name === 'armA:visit3')?.value ?? { kind: 'not_estimable', code: '', reason: '' },
    )
    expect(slope.estimate).toBeCloseTo(-1.814902891165, 5)
    expect(slope.standardError).toBeCloseTo(0.509063570051, 5)
    expect(fit({ structures: ['cs'] }).logLikelihood).toBeCloseTo(-162.386056365, 7)
    expect(fit({ structures: ['ar1'] }).logLikelihood).toBeCloseTo(-168.432575522, 7)
  })

  it('has exact first and second derivatives in every structure', () => {
    const width = 4
    const z = Float64Array.from(growthRows.flatMap(({ y, arm, visit }) => [1, arm, visit, y]))
    const subjects = subjectRows(
      growthRows.map(({ id }) => id),
      growthRows.map(({ visit }) => visit),
    )
    const data = { patterns: patternsOf(subjects, z, width), visits: 4, columns: 3, rows: growthRows.length, restricted: true }
    for (const structure of all) {
      const model = structureModel(structure, 4)
      const theta = Float64Array.from({ length: model.parameters }, (_, k) => 0.2 + 0.1 * Math.sin(k + 1))
      const gradientAt = (at: Float64Array) => {
        const covariance = model.at(at)
        const here = marginalFit(data, covariance.sigma)
        if (here === undefined) throw new Error(structure)
        return { here, covariance, gradient: marginalGradient(data, here, covariance) }
      }
      const { here, covariance, gradient } = gradientAt(theta)
      const { observed } = marginalCurvature(data, here, covariance)
      for (let k = 0; k < theta.length; k++) {
        const step = 1e-5
        const [up, down] = [1, -1].map((sign) => gradientAt(theta.map((value, at) => value + (at === k ? sign * step : 0))))
        if (up === undefined || down === undefined) throw new Error(structure)
        expect((up.here.logLikelihood - down.here.logLikelihood) / (2 * step)).toBeCloseTo(gradient[k] ?? Number.NaN, 4)
        for (let h = 0; h < theta.length; h++)
          expect(
            -((up.gradient[h] ?? 0) - (down.gradient[h] ?? 0)) / (2 * step) / (1 + Math.abs(observed[h * theta.length + k] ?? 0)),
          ).toBeCloseTo((observed[h * theta.length + k] ?? Number.NaN) / (1 + Math.abs(observed[h * theta.length + k] ?? 0)), 4)
      }
    }
  })

  it('fits no structure better than one it is part of', () => {
    const at = new Map(all.map((structure) => [structure, fit({ structures: [structure] }).logLikelihood]))
    const within: readonly (readonly [CovarianceStructure, CovarianceStructure])[] = [
      ['toeph', 'us'],
      ['csh', 'toeph'],
      ['ar1h', 'toeph'],
      ['adh', 'us'],
      ['ar1h', 'adh'],
      ['cs', 'csh'],
      ['ar1', 'ad'],
      ['cs', 'toep'],
      ['toep', 'toeph'],
    ]
    for (const [part, whole] of within) expect(at.get(part)).toBeLessThanOrEqual((at.get(whole) ?? Number.NaN) + 1e-7)
  })

  it('with compound symmetry is the random intercept model', () => {
    const marginal = fit({ structures: ['cs'] })
    const mixed = value(fitMixedModel(growthFrame(), { response: 'y', terms: specification.terms, group: 'id' }))
    expect(marginal.logLikelihood).toBeCloseTo(mixed.logLikelihood, 8)
    marginal.coefficients.forEach(({ value: one }, j) => {
      const other = estimated(mixed.coefficients[j]?.value ?? { kind: 'not_estimable', code: '', reason: 'none' })
      expect(estimated(one).standardError).toBeCloseTo(other.standardError, 6)
      expect(estimated(one).df).toBeCloseTo(other.df ?? Number.NaN, 3)
    })
  })

  it('gives each arm and visit a mean, and says which cell is empty', () => {
    const { means, differences } = value(computeVisitMeans(fit(), { arm: 'arm', visit: 'visit' }))
    expect(means).toHaveLength(8)
    expect(differences.map(({ visit }) => visit)).toEqual(['0', '1', '2', '3'])
    const last = differences[3]
    const [placebo, active] = [
      means.find(({ arm, visit }) => arm === 'P' && visit === '3'),
      means.find(({ arm, visit }) => arm === 'A' && visit === '3'),
    ]
    if (last === undefined || placebo === undefined || active === undefined) throw new Error('no cell')
    expect(estimated(last.difference).estimate).toBeCloseTo(estimated(active.mean).estimate - estimated(placebo.mean).estimate, 9)
    const gap = fit({}, growthFrame(growthRows.filter(({ arm, visit }) => !(arm === 1 && visit === 3))))
    const cells = value(computeVisitMeans(gap, { arm: 'arm', visit: 'visit' })).differences
    expect(cells.map(({ difference }) => 'code' in difference)).toEqual([false, false, false, true])
  })

  it('falls back in the declared order when a structure has no maximum', () => {
    const few = growthRows.filter(({ id, visit }) => id < 4 || visit < 2)
    const model = fitMmrm(growthFrame(few), specification)
    if (model.ok && model.value.structure !== 'us') expect(model.value.warnings.map(({ code }) => code)).toContain('structure-fallback')
    // two subjects only: no unstructured covariance of four visits exists
    const two = fitMmrm(growthFrame(growthRows.filter(({ id }) => id < 3)), { ...specification, terms: [['visit']] })
    if (two.ok) expect(two.value.failed.map(({ structure }) => structure)).toContain('us')
    else expect(codes(two)).toEqual(['not-converged'])
  })

  it('is more careful with the linear Kenward-Roger variance than without', () => {
    const [a, b] = (['satterthwaite', 'kenward-roger-linear'] as const).map((df) =>
      testRepeatedTerms(fit({ df })).find(({ term }) => term === 'arm:visit'),
    )
    const [one, other] = [
      estimated(a?.test ?? { kind: 'not_estimable', code: '', reason: '' }),
      estimated(b?.test ?? { kind: 'not_estimable', code: '', reason: '' }),
    ]
    expect(one.df[0]).toBe(3)
    expect(other.statistic).toBeLessThan(one.statistic)
    expect(other.pValue).toBeGreaterThan(0)
  })

  it('refuses a visit given twice', () => {
    expect(codes(fitMmrm(growthFrame([...growthRows, ...growthRows.slice(0, 1)]), specification))).toEqual(['visit-twice'])
  })
})
