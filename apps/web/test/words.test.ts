import { expect, test } from 'vitest'
import { english } from '../src/words/english.ts'
import { formatOf } from '../src/words/format.ts'
import { french } from '../src/words/french.ts'
import { scoresEnglish } from '../src/words/scores-english.ts'
import { scoresFrench } from '../src/words/scores-french.ts'

const leaves = (value: unknown, path = ''): readonly (readonly [string, unknown])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, part]) => leaves(part, `${path}.${key}`))
    : [[path, value]]

const en = leaves({ ...english(formatOf('en')), scorePages: scoresEnglish(formatOf('en')) })
const fr = leaves({ ...french(formatOf('fr')), scorePages: scoresFrench(formatOf('fr')) })

test('both languages have the same keys of the same kinds', () => {
  expect(fr.map(([key, value]) => [key, typeof value])).toEqual(en.map(([key, value]) => [key, typeof value]))
})

test('every text says something, and no placeholder was left in', () => {
  for (const [key, value] of [...en, ...fr])
    if (typeof value === 'string') {
      expect(value.trim(), key).not.toBe('')
      expect(value, key).not.toContain('${')
    }
})

test('counts agree with their nouns in both languages', () => {
  const words = { en: english(formatOf('en')), fr: french(formatOf('fr')) }
  expect([0, 1, 2].map(words.en.common.patients)).toEqual(['0 patients', '1 patient', '2 patients'])
  expect([0, 1, 2].map(words.fr.common.patients)).toEqual(['0 patient', '1 patient', '2 patients'])
  expect(words.en.common.patients(12_345)).toBe('12,345 patients')
  expect(words.fr.common.patients(12_345)).toBe('12\u202f345 patients')
})

test('numbers, sizes and partial dates', () => {
  const f = formatOf('fr')
  expect(f.figure(0.123_456)).toBe('0,1235')
  expect(f.bytes(999)).toBe('999 o')
  expect(formatOf('en').bytes(1_250_000)).toBe('1.3 MB')
  expect(formatOf('en').date('2016-02')).toBe('2016-02')
  expect(formatOf('en').date('2016-02-03')).toBe('3 Feb 2016')
})
