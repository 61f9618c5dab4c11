import { asExactText, exact } from '@dacryon/core'
import fc from 'fast-check'
import type { Instrument, Item } from '../src/index.ts'

const halves = (item: Extract<Item, { kind: 'number' }>): fc.Arbitrary<string> => {
  const [low, high] = [Number(item.min ?? item.above ?? '0'), Number(item.max ?? '60')]
  const whole = fc.integer({ min: Math.ceil(low), max: Math.floor(high) }).filter((value) => value !== Number(item.above ?? Number.NaN))
  if (item.whole === true) return whole.map(String)
  const decimal = fc
    .integer({ min: Math.ceil(low * 100), max: Math.floor(high * 100) })
    .filter((value) => value !== Number(item.above ?? Number.NaN) * 100)
  return fc.oneof(
    whole.map(String),
    decimal.map((value): string => asExactText(exact(value, 100))),
  )
}

/** Texts that a table may hold for an item, all valid. */
export const validCell = (item: Item): fc.Arbitrary<string> => {
  switch (item.kind) {
    case 'level':
      return fc.constantFrom(...item.levels.map(String))
    case 'yes-no':
      return fc.constantFrom('0', '1')
    case 'choice':
      return fc.constantFrom(...Object.keys(item.choices))
    case 'number':
      return halves(item)
  }
}

/** A record of valid or absent values, by item. */
export const anyRecord = (instrument: Instrument, absent = 0.15): fc.Arbitrary<Readonly<Record<string, string>>> =>
  fc.record(
    Object.fromEntries(
      Object.entries(instrument.items).map(([id, item]) => [
        id,
        fc.oneof(
          { weight: Math.round(absent * 100), arbitrary: fc.constant('') },
          { weight: 100 - Math.round(absent * 100), arbitrary: validCell(item) },
        ),
      ]),
    ),
  )

/** Options as a table names them: choices drawn, thresholds as published. */
export const anyChoices = (instrument: Instrument): fc.Arbitrary<Readonly<Record<string, string>>> =>
  fc.record(
    Object.fromEntries(
      Object.entries(instrument.options ?? {}).flatMap(([id, option]) =>
        option.kind === 'choice' ? [[id, fc.constantFrom(...Object.keys(option.choices))]] : [],
      ),
    ),
  )
