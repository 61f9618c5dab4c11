import { dictionary } from '@dacryon/data/dictionary'
import { describe, expect, it } from 'vitest'
import { findInstrument, type Instrument, instruments, reasonWords, resultText, type Words } from '../src/index.ts'
import { conversionOf } from '../src/scoring/conversion-of.ts'
import { resultsOf, scoreCells } from './score-cells.ts'

const named = instruments.map((entry): readonly [string, Instrument] => [entry.id, entry])

const wordsOf = (value: unknown, path = ''): readonly { readonly path: string; readonly words: Words }[] => {
  if (typeof value !== 'object' || value === null) return []
  if ('en' in value && 'fr' in value) return [{ path, words: value as Words }]
  return Object.entries(value).flatMap(([key, inner]) => wordsOf(inner, `${path}.${key}`))
}

describe('the shelf', () => {
  it('has ids, aliases and short names that name one instrument only', () => {
    const names = instruments.flatMap(({ id, aliases = [] }) => [id, ...aliases.map((alias) => alias.toLowerCase())])
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    const shorts = instruments.map(({ short }) => short)
    expect(shorts.filter((name, at) => shorts.indexOf(name) !== at)).toEqual([])
  })

  it('is searched by id and alias in any case', () => {
    for (const { id, aliases = [] } of instruments)
      for (const name of [id, id.toUpperCase(), ...aliases]) expect(findInstrument(name)?.id, name).toBe(id)
    expect(findInstrument('no_such')).toBeUndefined()
  })
})

describe.each(named)('%s is defined whole', (_, entry) => {
  const items = Object.entries(entry.items)
  const names = Object.keys(entry.results)
  const options = Object.entries(entry.options ?? {})

  it('has ids that a column can bear, none twice', () => {
    const ids = [...items.map(([id]) => id), ...options.map(([id]) => id)]
    for (const id of [entry.id, ...names]) expect(id).toMatch(/^[a-z][a-z0-9_]*$/)
    for (const id of ids) expect(id).toMatch(/^[A-Za-z][A-Za-z0-9_]*$/)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
    for (const id of ['reason', 'flag', 'case_id', 'source', 'subject', 'visit']) expect(names).not.toContain(id)
  })

  it('speaks both languages everywhere', () => {
    const { compute: _compute, companion: _companion, ...definition } = entry
    for (const { path, words } of wordsOf(definition)) {
      expect(words.en.trim(), `${path} in English`).not.toBe('')
      expect(words.fr.trim(), `${path} in French`).not.toBe('')
      expect(words.fr, `${path}: typographic apostrophe`).not.toContain("'")
    }
  })

  it('has a source that can be found', () => {
    expect(entry.citations.length).toBeGreaterThan(0)
    for (const { title, doi, where, url } of entry.citations) {
      expect(title.length).toBeGreaterThan(10)
      if (doi !== undefined) expect(doi).toMatch(/^10\.\d{4,9}\/\S+$/)
      expect(doi ?? where ?? url, title).toBeDefined()
    }
  })

  it('points only at what exists', () => {
    expect(names).toContain(entry.main)
    for (const name of Object.values(entry.bounds ?? {})) expect(names).toContain(name)
    if (entry.earlier !== undefined) {
      expect(items.map(([id]) => id)).toContain(entry.earlier.item)
      expect(names).toContain(entry.earlier.result)
    }
    for (const { option } of entry.thresholds ?? []) if (option !== undefined) expect(options.map(([id]) => id)).toContain(option)
    for (const [id, item] of items) {
      for (const variable of item.variables ?? []) expect(dictionary.has(variable), `${id}: ${variable}`).toBe(true)
      if (item.from !== undefined) {
        const from = findInstrument(item.from.instrument)
        expect(from, `${id} from ${item.from.instrument}`).toBeDefined()
        expect(Object.keys(from?.results ?? {})).toContain(item.from.result)
      }
    }
  })

  it('takes only units that convert exactly, and the unit of its variable', () => {
    for (const [id, item] of items) {
      if (item.kind !== 'number') continue
      for (const unit of item.accepts ?? []) expect(conversionOf(id, item, unit).ok, `${id} in ${unit}`).toBe(true)
      const variable = item.variables?.[0]
      const canonical = variable === undefined ? undefined : dictionary.get(variable)?.unit
      if (canonical !== undefined && canonical !== item.unit && !canonical.startsWith('{') && !item.unit.startsWith('{'))
        expect([...(item.accepts ?? [])], `${id} is in ${item.unit}, ${variable} in ${canonical}`).toContain(canonical)
    }
  })

  it('orders categories as they are listed, or says how', () => {
    for (const [name, result] of Object.entries(entry.results)) {
      if (result.kind !== 'category' || result.ordered === undefined) continue
      const listed = Object.keys(result.choices)
      if (result.ordered === true)
        expect(
          listed.filter((id) => /^\d+$/.test(id)),
          `${name}: an object lists whole numbers first`,
        ).toEqual([])
      else expect(result.ordered.toSorted(), name).toEqual(listed.toSorted())
    }
  })

  it('has options whose defaults are allowed', () => {
    for (const [id, option] of options) if (option.kind === 'choice') expect(Object.keys(option.choices), id).toContain(option.default)
  })

  it('has examples, and they hold', () => {
    expect(entry.examples.length).toBeGreaterThan(0)
    for (const { title, input, options: chosen, expect: wanted } of entry.examples) {
      for (const id of Object.keys(input)) expect(Object.keys(entry.items), title.en).toContain(id)
      const score = scoreCells(entry, input, chosen)
      for (const [name, value] of Object.entries(wanted)) {
        const result = resultsOf(score)[name]
        const got =
          name === 'reason'
            ? score.reasons.join(';')
            : name === 'flag'
              ? score.flags.join(';')
              : result === undefined
                ? 'no such result'
                : resultText(result)
        const near = Number.isFinite(Number(value)) && value !== '' && Math.abs(Number(value) - Number(got)) <= 0.00005
        if (!near) expect(got, `${title.en}: ${name}`).toBe(value)
      }
    }
  })
})

describe('reasons', () => {
  it('common codes have words', () => expect(Object.keys(reasonWords).length).toBeGreaterThan(5))
})
