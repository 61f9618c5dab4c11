import { asExactText, compareExact, convertExactly, decimalOfRational, type Exact, exactOf, type Unit } from '@dacryon/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Instrument, instruments, isMissing, reasonWords } from '../src/index.ts'
import { anyChoices, anyRecord, validCell } from './any-record.ts'
import { type AnyResult, type Cells, compareOutcome, exactResults, resultsOf, scoreCells } from './score-cells.ts'

const named = instruments.map((entry): readonly [string, Instrument] => [entry.id, entry])
/** Sixty records a law; the mutation check asks for fewer. */
const runs = { numRuns: fc.readConfigureGlobal().numRuns ?? 60 }

const numberOf = (value: AnyResult | undefined): Exact | undefined =>
  value === undefined || typeof value !== 'object' || isMissing(value) ? undefined : value

/** Codes with an item behind the colon, that any face can put into words. */
const speaking = /^(missing|invalid|censored|wrong_unit|half_limit):/

const isExplained = (entry: Instrument, code: string): boolean =>
  speaking.test(code) ||
  Object.hasOwn(reasonWords, code) ||
  entry.reasonWords?.[code] !== undefined ||
  entry.flagWords?.[code] !== undefined

describe.each(named)('%s', (_, entry) => {
  const ids = Object.keys(entry.items)
  const record = anyRecord(entry)
  const choices = anyChoices(entry)

  it('answers every record with values in range or with reasons that have words', () =>
    fc.assert(
      fc.property(record, choices, (cells, chosen) => {
        const score = scoreCells(entry, cells, chosen)
        const results = resultsOf(score)
        expect(Object.keys(results).toSorted()).toEqual(Object.keys(entry.results).toSorted())
        for (const code of [...score.reasons, ...score.flags]) expect(isExplained(entry, code), `words for ${code}`).toBe(true)
        for (const [name, result] of Object.entries(entry.results)) {
          const value = results[name]
          if (value !== undefined && isMissing(value)) {
            expect(value.missing.length, `${name} is missing for a reason`).toBeGreaterThan(0)
            expect(new Set(value.missing).size, `${name} says each reason once`).toBe(value.missing.length)
            if (result.optional !== true) expect(score.reasons.length, `${name} is missing, the row says why`).toBeGreaterThan(0)
            continue
          }
          if (result.kind === 'yes-no') expect(typeof value).toBe('boolean')
          if (result.kind === 'category') expect(Object.keys(result.choices)).toContain(value)
          if (result.kind !== 'number') continue
          const exact = numberOf(value)
          if (exact === undefined) throw new Error(`${name} is no number`)
          if (result.min !== undefined)
            expect(compareExact(exact, exactOf(result.min)), `${name} at least ${result.min}`).toBeGreaterThanOrEqual(0)
          if (result.max !== undefined)
            expect(compareExact(exact, exactOf(result.max)), `${name} at most ${result.max}`).toBeLessThanOrEqual(0)
        }
      }),
      runs,
    ))

  it('does not depend on the rows around a row', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(record, choices), { minLength: 2, maxLength: 5 }), (rows) => {
        const alone = rows.map(([cells, chosen]) => exactResults(scoreCells(entry, { ...cells, ...chosen })))
        const after = rows.toReversed().map(([cells, chosen]) => exactResults(scoreCells(entry, { ...cells, ...chosen })))
        expect(after.toReversed()).toEqual(alone)
      }),
      { numRuns: Math.min(10, runs.numRuns) },
    ))

  const worsening = ids.filter((id) => entry.items[id]?.worse !== undefined)
  if (worsening.length > 0)
    it('never scores better when something is worse', () =>
      fc.assert(
        fc.property(
          anyRecord(entry, 0.02),
          choices,
          fc.constantFrom(...worsening),
          fc.infiniteStream(fc.nat()),
          (cells, chosen, id, seeds) => {
            const item = entry.items[id]
            fc.pre(item !== undefined && cells[id] !== '')
            if (item === undefined) return
            const [other = cells[id] ?? ''] = fc.sample(validCell(item), { numRuns: 1, seed: seeds.next().value ?? 0 })
            const [before, after] = [Number(cells[id]), Number(other)]
            const [mild, severe] = before < after === (item.worse === 'higher') ? [cells[id] ?? '', other] : [other, cells[id] ?? '']
            const [a, b] = [severe, mild].map((text) => resultsOf(scoreCells(entry, { ...cells, [id]: text }, chosen))[entry.main])
            expect(compareOutcome(entry, a, b), `${id} ${severe} against ${mild}`).not.toBe(1)
          },
        ),
        runs,
      ))

  const { bounds } = entry
  // Of two ways to say one thing, losing the worse one leaves the better one: no gap, and no wider bounds.
  const gaps = ids.filter((id) => entry.section === 'response' || entry.items[id]?.optional !== true)
  if (bounds !== undefined)
    it('gives wider bounds for less, and the whole lies between them', () =>
      fc.assert(
        fc.property(anyRecord(entry, 0), choices, fc.constantFrom(...gaps), (cells, drawn, id) => {
          const chosen = { ...drawn, ...(entry.options?.eye_policy !== undefined && { eye_policy: 'both' }) }
          const read = (of: Cells) => {
            const results = resultsOf(scoreCells(entry, of, chosen))
            return {
              min: numberOf(results[bounds?.min ?? '']),
              max: numberOf(results[bounds?.max ?? '']),
              whole: numberOf(results[bounds?.of ?? '']),
            }
          }
          const [known, less] = [read(cells), read({ ...cells, [id]: '' })]
          for (const { min, max, whole } of [known, less]) {
            if (min === undefined || max === undefined) continue
            expect(compareExact(min, max)).toBeLessThanOrEqual(0)
            if (whole !== undefined) expect([compareExact(min, whole), compareExact(whole, max)]).toEqual([0, 0])
          }
          if (known.min === undefined || known.max === undefined || less.min === undefined || less.max === undefined) return
          expect(
            compareExact(less.min, known.min),
            `${id} missing: ${asExactText(less.min)} from ${asExactText(known.min)}`,
          ).toBeLessThanOrEqual(0)
          expect(
            compareExact(less.max, known.max),
            `${id} missing: ${asExactText(less.max)} from ${asExactText(known.max)}`,
          ).toBeGreaterThanOrEqual(0)
        }),
        runs,
      ))

  const inUnits = Object.entries(entry.items).flatMap(([id, item]) =>
    item.kind === 'number' ? (item.accepts ?? []).map((unit): readonly [string, Unit] => [id, unit]) : [],
  )
  if (inUnits.length > 0)
    it('does not depend on the unit', () =>
      fc.assert(
        fc.property(record, choices, fc.constantFrom(...inUnits), fc.integer({ min: 0, max: 900 }), (cells, chosen, [id, unit], amount) => {
          const item = entry.items[id]
          if (item?.kind !== 'number') return
          const value = asExactText(exactOf(amount * 3), 2)
          const converted = convertExactly({
            value,
            from: unit,
            to: item.unit,
            confirmed: true,
            ...(item.variables?.[0] && { variable: item.variables[0] }),
          })
          if (!converted.ok) throw new Error(converted.issues.map(({ message }) => message).join('; '))
          fc.pre(decimalOfRational(converted.value.value) !== undefined)
          const own = scoreCells(entry, { ...cells, [id]: converted.value.text }, chosen)
          const foreign = scoreCells(entry, { ...cells, [id]: value }, chosen, { [id]: unit })
          expect(exactResults(foreign)).toEqual(exactResults(own))
        }),
        runs,
      ))

  if (entry.options?.policy !== undefined)
    it('decides under nri what it decides under bounds', () =>
      fc.assert(
        fc.property(anyRecord(entry, 0.4), (cells) => {
          const [strict, nri] = ['bounds', 'nri'].map((policy) => resultsOf(scoreCells(entry, cells, { policy }))[entry.main])
          if (strict !== undefined && !isMissing(strict)) expect(nri).toEqual(strict)
          else expect(nri).not.toBe(true)
        }),
        runs,
      ))

  it('gives no result for a row with a value that is not allowed', () =>
    fc.assert(
      fc.property(record, choices, fc.constantFrom(...ids), fc.constantFrom('-1', 'two', '1e9', '0,5'), (cells, chosen, id, bad) => {
        const score = scoreCells(entry, { ...cells, [id]: bad }, chosen)
        fc.pre(score.reasons.some((reason) => reason.startsWith('invalid:')))
        for (const value of Object.values(resultsOf(score))) expect(isMissing(value)).toBe(true)
        expect(score.reasons.every((reason) => /^(invalid|wrong_unit):/.test(reason))).toBe(true)
      }),
      runs,
    ))
})
