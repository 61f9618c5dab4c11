import { instruments, score } from '@dacryon/endpoints'
import { conversionOf } from '@dacryon/endpoints/conversion'
import { essdai } from '@dacryon/endpoints/instruments/essdai/essdai'
import { star } from '@dacryon/endpoints/instruments/star/star'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asHash, parseRoute } from '../src/app/route.ts'
import { entriesOf } from '../src/form/entry.ts'
import { groupsOf } from '../src/form/lines.ts'
import { scoreEntries } from '../src/form/score-entries.ts'
import { catalogue } from '../src/generated/catalogue.ts'
import { matching } from '../src/start/matching.ts'
import { matchColumns } from '../src/table/match-columns.ts'

const reading = { conversionOf, comma: false }

describe('a form', () => {
  it.each(instruments.map((instrument) => [instrument.id, instrument] as const))('of %s has every item once', (_, instrument) => {
    const shown = groupsOf(instrument, () => true).flatMap(({ lines }) => lines.flatMap(({ before, now }) => [before, now]))
    expect(shown.filter((id) => id !== undefined).toSorted()).toEqual(Object.keys(instrument.items).toSorted())
  })
  it('puts both visits of a measure side by side', () => {
    const lines = groupsOf(star, () => true).flatMap((group) => group.lines)
    expect(lines).toContainEqual(expect.objectContaining({ before: 'schirmer_r_b', now: 'schirmer_r_f' }))
    expect(lines.every(({ before, now }) => before !== undefined && now !== undefined)).toBe(true)
  })
  it('scores like the library, whatever is typed', () => {
    const domains = Object.entries(essdai.items).flatMap(([id, item]) => (item.kind === 'level' ? [{ id, levels: item.levels }] : []))
    const level = fc.tuple(...domains.map(({ levels }) => fc.option(fc.constantFrom(...levels), { nil: undefined })))
    fc.assert(
      fc.property(level, (levels) => {
        const known = domains.flatMap(({ id }, at) => (levels[at] === undefined ? [] : [[id, levels[at]] as const]))
        const typed = scoreEntries(
          essdai as never,
          entriesOf(Object.fromEntries(known.map(([id, value]) => [id, String(value)]))),
          {},
          reading,
        )
        expect(typed.ok && typed.value.results).toEqual(score(essdai, Object.fromEntries(known)).results)
      }),
    )
  })
  it('takes a comma as the decimal sign where the language does, and nothing else', () => {
    const flow = (text: string, comma: boolean) => {
      const scored = scoreEntries(star, entriesOf({ uwsf_b: '0.20', uwsf_f: text }), {}, { conversionOf, comma })
      return scored.ok && [scored.value.results.salivary, scored.value.reasons.includes('invalid:uwsf_f')]
    }
    expect(flow('0,25', true)).toEqual([true, false])
    expect(flow('0,24', true)).toEqual([false, false])
    expect(flow('0,25', false)).toEqual([{ missing: ['invalid:uwsf_f'] }, true])
    expect(flow('1,000,5', true)).toEqual([{ missing: ['invalid:uwsf_f'] }, true])
  })
  it('knows nothing of a value in another unit until the tables are there', () => {
    const entries = { igg_b: { text: '2000', unit: 'mg/dL' }, igg_f: { text: '18' } } as const
    const before = scoreEntries(star, entries, {}, { conversionOf: undefined, comma: false })
    const after = scoreEntries(star, entries, {}, reading)
    expect(before.ok && before.value.results.biological).toEqual({ missing: ['missing:igg_b'] })
    expect(after.ok && after.value.results.biological).toBe(true)
  })
})

describe('addresses', () => {
  it('come back as they were made', () => {
    const option = fc.stringMatching(/^[a-z_]{1,12}$/)
    fc.assert(
      fc.property(option, fc.dictionary(option, fc.string({ minLength: 1 }), { noNullPrototype: true }), (page, options) => {
        expect(parseRoute(asHash({ page, options }))).toEqual({ page, options })
      }),
    )
  })
})

describe('the start page', () => {
  it('lists the whole shelf', () => expect(catalogue.map(({ id }) => id)).toEqual(instruments.map(({ id }) => id)))
  it('finds by name, alias and meaning, in both languages, accents aside', () => {
    const found = (text: string) => matching(catalogue, text).map(({ id }) => id)
    expect(found('preliminary star')).toEqual(['star'])
    expect(found('HOCEVAR')).toContain('hocevar')
    expect(found('reponse traitement')).toContain('star')
    expect(found('zebra')).toEqual([])
  })
})

describe('columns', () => {
  it('are found by id, dictionary variable or label, each once, and never by likeness', () => {
    const header = ['Patient', 'ESSDAI.CNS', 'Biological', 'articulr', 'Pulmonary [x]', 'biological']
    expect(matchColumns(essdai as never, header)).toEqual({ cns: 'ESSDAI.CNS', biological: 'Biological', pulmonary: 'Pulmonary [x]' })
  })
})
