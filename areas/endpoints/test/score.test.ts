import { asExactText, IssueError, numberOfExact, quantity } from '@dacryon/core'
import { describe, expect, it } from 'vitest'
import { essdai, esspri, isMissing, score, star } from '../src/index.ts'

const quiet = {
  constitutional: 0,
  lymphadenopathy: 0,
  glandular: 0,
  articular: 0,
  cutaneous: 0,
  pulmonary: 0,
  renal: 0,
  muscular: 0,
  pns: 0,
  cns: 0,
  haematological: 0,
  biological: 0,
} as const

const issuesOf = (run: () => unknown): readonly string[] => {
  try {
    run()
  } catch (error) {
    if (error instanceof IssueError) return error.issues.map(({ code, column }) => `${code} ${column}`)
    throw error
  }
  return []
}

describe('the library', () => {
  it('scores a record', () => {
    const { results, reasons, madeWith } = score(essdai, { ...quiet, articular: 2, biological: 1 })
    expect(isMissing(results.total) ? undefined : numberOfExact(results.total)).toBe(5)
    expect(results.state).toBe('moderate')
    expect(results.mcii).toEqual({ missing: ['missing:baseline_essdai'] })
    expect(reasons).toEqual([])
    expect(madeWith).toEqual({ instrument: 'essdai@2010', options: { moderate_from: '5', high_from: '14', mcii: '3' }, mark: 'primary' })
  })

  it('never takes what was not done for a zero', () => {
    const { pulmonary: _, ...rest } = quiet
    const { results, reasons } = score(essdai, { ...rest, articular: 1 })
    expect(results.total).toEqual({ missing: ['missing:pulmonary'] })
    expect(isMissing(results.partial_total) ? undefined : asExactText(results.partial_total)).toBe('2')
    expect(reasons).toEqual(['missing:pulmonary'])
  })

  it('refuses unknown items, levels and options when compiling', () => {
    // @ts-expect-error an item that ESSDAI does not have
    expect(issuesOf(() => score(essdai, { pulmonray: 1 }))).toEqual(['item-unknown pulmonray'])
    // @ts-expect-error the central nervous system has no level 1
    expect(score(essdai, { ...quiet, cns: 1 }).reasons).toEqual(['invalid:cns'])
    // @ts-expect-error an option that ESSDAI does not have
    expect(issuesOf(() => score(essdai, quiet, { polcy: 'nri' }))).toEqual(['option-unknown polcy'])
    // @ts-expect-error a rating is a number
    expect(score(esspri, { dry_f: 'seven', fat_f: 1, pain_f: 1 }).reasons).toContain('invalid:dry_f')
    expect(issuesOf(() => score(essdai, quiet, { mcii: 'three' }))).toEqual(['option-value mcii'])
  })

  it('takes thresholds as options', () => {
    const record = { ...quiet, articular: 2, baseline_essdai: 7 } as const
    expect(score(essdai, record).results.mcii).toBe(true)
    expect(score(essdai, record, { mcii: 4 }).results.mcii).toBe(false)
  })

  it('converts a measured value, and refuses a unit that cannot be', () => {
    const paired = { clinessdai_b: 12, clinessdai_f: 9, esspri_sum_b: 18, esspri_sum_f: 18 }
    const converted = score(star, { ...paired, igg_b: { value: '2000', unit: 'mg/dL' }, igg_f: { value: 18, unit: 'g/L' } })
    expect(converted.results.biological).toBe(true)
    // @ts-expect-error a rheumatoid factor is not measured in g/L
    expect(score(star, { ...paired, rf_b: { value: 80, unit: 'g/L' } }).reasons).toEqual(['wrong_unit:rf_b'])
    // @ts-expect-error a flow of mL/min is no concentration
    expect(score(star, { igg_b: quantity(20, 'mL/min') }).reasons).not.toEqual([])
    // @ts-expect-error a bare number could be g/L or mg/dL
    expect(score(star, { igg_b: 20 }).reasons).not.toEqual([])
    // @ts-expect-error STAR has no such choice
    expect(issuesOf(() => score(star, paired, { opt_lachrymal: 'tbut' }))).toEqual(['option-value opt_lachrymal'])
  })

  it('keeps a value below the limit of the test apart from a number', () => {
    const follow = score(star, { rf_b: quantity(80, '[IU]/mL'), rf_f: { value: '<10', unit: '[IU]/mL' } })
    expect([follow.results.biological, follow.flags]).toEqual([true, ['half_limit:rf_f']])
    const base = score(star, { rf_b: { value: '<10', unit: '[IU]/mL' }, rf_f: quantity(5, '[IU]/mL') })
    expect(base.reasons).toContain('censored_baseline')
  })

  it('decides exactly at the threshold', () => {
    const { results } = score(star, {
      uwsf_b: quantity(0.2, 'mL/min'),
      uwsf_f: quantity(0.25, 'mL/min'),
      igg_b: quantity(12, 'g/L'),
      igg_f: quantity(10.8, 'g/L'),
    })
    expect([results.salivary, results.biological]).toEqual([true, true])
    expect((0.25 - 0.2) / 0.2 >= 0.25 || (12 - 10.8) / 12 >= 0.1).toBe(false)
  })
})
