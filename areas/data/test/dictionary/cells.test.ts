import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseCsv } from '../../../../foundation/core/test/parse-csv.ts'
import { noShared, sharedPath } from '../../../../test/shared.ts'
import { parseBoolean, parseCensored, parseLevel, parseMissingIn, parseTitre, valueSpellings } from '../../src/dictionary/index.ts'

describe('cells as people write them', () => {
  it.each([
    ['Oui', false, 'Y'],
    [' présent ', false, 'Y'],
    ['pre\u0301sent', false, 'Y'],
    ['-', false, 'N'],
    ['1', false, undefined],
    ['1', true, 'Y'],
    ['0', true, 'N'],
    ['2', true, undefined],
    ['', true, undefined],
  ] as const)('%j (declared boolean: %s) is %s', (cell, declared, expected) => expect(parseBoolean(cell, { declared })).toBe(expected))

  it.each([
    ['', {}, 'missing'],
    ['ND', {}, 'not-done'],
    ['NSP', {}, 'unknown'],
    ['n/a', {}, 'not-applicable'],
    ['0', {}, undefined],
    ['999', {}, undefined],
    ['999', { sentinels: ['999'] }, 'missing'],
    ['unknown', { allowed: ['never', 'unknown'] }, undefined],
    ['None', { allowed: ['none'] }, undefined],
    ['', { allowed: [''] }, 'missing'],
  ] as const)('%j with %j is missing: %s', (cell, options, expected) => expect(parseMissingIn(cell, options)).toBe(expected))

  it.each([
    ['<20', { comparator: '<', limit: '20' }],
    ['< 20', { comparator: '<', limit: '20' }],
    ['inf 20', { comparator: '<', limit: '20' }],
    ['Inférieur à 0,5', { comparator: '<', limit: '0.5' }],
    ['≤20', { comparator: '<=', limit: '20' }],
    ['>= 1.5', { comparator: '>=', limit: '1.5' }],
    ['sup 160', { comparator: '>', limit: '160' }],
    ['20', undefined],
    ['-20', undefined],
    ['<', undefined],
    ['<20-30', undefined],
    ['about 20', undefined],
    ['1<20', undefined],
  ])('%j is censored: %j', (cell, expected) => expect(parseCensored(cell)).toEqual(expected))

  it.each([
    ['1/320', { reciprocal: '320' }],
    ['1:320', { reciprocal: '320' }],
    ['1 / 320', { reciprocal: '320' }],
    ['1/320e', { reciprocal: '320' }],
    ['320', { reciprocal: '320' }],
    ['>1/1280', { reciprocal: '1280', comparator: '>' }],
    ['≤ 1:80', { reciprocal: '80', comparator: '<=' }],
    ['2/320', undefined],
    ['1980-01-01', undefined],
    ['Jan-80', undefined],
    ['0', undefined],
    ['positive', undefined],
  ])('%j is a titre: %j', (cell, expected) => expect(parseTitre(cell)).toEqual(expected))

  it('reads levels, and never a digit as a sex', () => {
    expect(parseLevel('smoking', 'Sevré')).toBe('former')
    expect(parseLevel('sex', 'H')).toBe('M')
    expect(parseLevel('sex', '1')).toBeUndefined()
    expect(parseLevel('essdai-level', 'modéré')).toBe('2')
    expect(parseLevel('assay-result', '±')).toBe('borderline')
  })

  it('no spelling of a set means two things', () => {
    for (const values of Object.values(valueSpellings)) {
      const all = Object.values<readonly string[]>(values).flat()
      expect(new Set(all).size).toBe(all.length)
    }
  })
})

const sheet = sharedPath('domain', 'terminology_values.csv')
describe.skipIf(sheet === undefined)(`against the terminology sheet${sheet === undefined ? `: skipped, ${noShared}` : ''}`, () => {
  const reasons: Readonly<Record<string, string>> = {
    not_done: 'not-done',
    unknown: 'unknown',
    not_applicable: 'not-applicable',
    missing: 'missing',
  }
  const read = (kind: string, cell: string): string | undefined => {
    if (kind === 'boolean') return parseBoolean(cell, { declared: true })
    if (kind === 'missing') return parseMissingIn(cell, { sentinels: ['-9', '-99', '-999', '999', '9999'] })
    if (kind === 'censored') return parseCensored(cell)?.comparator.charAt(0)
    if (kind === 'titre') return parseTitre(cell)?.reciprocal
    const set = (Object.keys(valueSpellings) as (keyof typeof valueSpellings)[]).find((name) => name === kind.replace('_', '-'))
    return set === undefined ? undefined : parseLevel(set, cell)
  }

  it('every spelling of the sheet reads as the sheet says', () => {
    for (const { kind = '', canonical = '', spellings = '' } of parseCsv(readFileSync(sheet ?? '', 'utf8')))
      for (const cell of spellings.split(';')) {
        const expected =
          kind === 'missing' ? reasons[canonical] : kind === 'censored' ? canonical.charAt(0) : kind === 'titre' ? '320' : canonical
        expect(read(kind, cell), `${kind} ${cell}`).toBe(expected)
      }
  })
})
