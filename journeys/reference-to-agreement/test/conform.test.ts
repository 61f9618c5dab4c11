import { memorySource } from '@dacryon/data'
import { describe, expect, it } from 'vitest'
import { openSource } from '../../../edges/source-files/src/index.ts'
import { noShared, sharedPath } from '../../../test/shared.ts'
import { compare } from '../src/compare.ts'
import { conform } from '../src/conform.ts'
import { notComputed } from '../src/not-computed.ts'
import type { ReferenceCase } from '../src/reference-case.ts'

const quiet = { signal: new AbortController().signal, progress: () => {} }

const made = (result: unknown, tolerance = { rel: 1e-8, abs: 1e-10 }): ReferenceCase => ({
  id: 'a',
  call: '',
  kind: 'exact',
  tolerance,
  result,
})

describe('agreement', () => {
  it('is decided by the tolerance of the case', () => {
    expect(compare(made({ x: [1, 2] }), { result: { x: [1, 2 + 1e-9] } }).agrees).toBe(true)
    expect(compare(made({ x: [1, 2] }), { result: { x: [1, 2 + 1e-7] } })).toMatchObject({
      agrees: false,
      largestAbsolute: { path: 'x.1' },
      differences: [{ path: 'x.1' }],
    })
  })
  it('does not take nothing, another length, or not a number for agreement', () => {
    expect(compare(made({ x: 1 }), { result: {} }).agrees).toBe(false)
    expect(compare(made({ x: [1] }), { result: { x: [1, 2] } }).agrees).toBe(false)
    expect(compare(made({ x: 1 }), { result: { x: Number.NaN } }).agrees).toBe(false)
    expect(compare(made({ x: null }), { result: { x: 3 } }).agrees).toBe(false)
    expect(compare(made({}), { result: {} }).agrees).toBe(false)
  })
  it('knows infinite limits as text', () => {
    expect(compare(made({ x: 'Infinity' }), { result: { x: 'Infinity' } }).agrees).toBe(true)
    expect(compare(made({ x: 'Infinity' }), { result: { x: 5 } }).agrees).toBe(false)
  })
  it('leaves out what is excepted, and judges checks by their side', () => {
    expect(compare(made({ x: 1, y: 2 }), { result: { y: 2 }, exceptions: [{ path: 'x', why: 'rounded' }] }).agrees).toBe(true)
    const check = { what: 'share', value: 0.9, expected: 0.8, within: 0.05 }
    expect(compare(made(null), { checks: [check] }).agrees).toBe(false)
    expect(compare(made(null), { checks: [{ ...check, side: 'at-least' }] }).agrees).toBe(true)
  })
})

describe('a directory', () => {
  it('that is none is refused, naming what is missing', async () => {
    await expect(conform(memorySource('empty', { 'a.csv': 'x\n1\n' }), {}, quiet)).rejects.toMatchObject({
      issues: [{ code: 'reference-absent', file: 'index.json' }],
    })
  })
  it('with a damaged file of cases, or a damaged table, tells every place and runs the others', async () => {
    const whole = { id: 'a', kind: 'exact', tolerance: { rel: 1e-8, abs: 0 }, inputs: ['data/torn.csv'], result: { p: 1 } }
    const source = memorySource('bad', {
      'index.json': '{"methods":["x","correlation"]}',
      'expected/x.json': '{"method":"x","cases":[{"id":"a"}]}',
      'expected/correlation.json': JSON.stringify({ method: 'correlation', cases: [whole] }),
      'data/torn.csv': 'a,b\n1,"2\n',
    })
    const { reports, issues } = await conform(source, {}, quiet)
    expect(issues).toMatchObject([{ code: 'reference-invalid', file: 'expected/x.json' }, {}, {}])
    expect(reports).toMatchObject([{ method: 'correlation', id: 'a', outcome: 'failed', reason: expect.stringMatching(/./) }])
  })
})

const directory = sharedPath('domain', 'reference')

describe.skipIf(directory === undefined)(`the reference directory${directory === undefined ? ` (skipped: ${noShared})` : ''}`, async () => {
  const { reports } = directory === undefined ? { reports: [] } : await conform(await openSource(directory), {}, quiet)
  it('was read', () => expect(reports.length).toBeGreaterThan(300))
  it('leaves out what is said to be left out, and nothing else', () =>
    expect(reports.filter(({ outcome }) => outcome === 'no-method').map(({ method }) => method)).toEqual(Object.keys(notComputed)))
  const computed = reports.filter(({ outcome }) => outcome !== 'no-method')
  it.each(computed.map((report) => [`${report.method}/${report.id}`, report] as const))(
    '%s agrees',
    (_, { outcome, reason, differences }) =>
      expect({ outcome, reason, differences: differences.slice(0, 10) }).toMatchObject({ outcome: 'agrees' }),
  )
})
