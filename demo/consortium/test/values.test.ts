import { dictionary } from '@dacryon/data/dictionary'
import { expect, test } from 'vitest'
import { dictionaryUnits } from '../src/write/dictionary-units.ts'
import { simulated } from './simulated.ts'

const { alder, bouleau, cedar, dogwood, elder, fir } = simulated()
const everyone = [alder, bouleau, cedar, dogwood, elder, fir].flatMap(({ enrolled }) => enrolled)

test('every value is of a variable of the dictionary, allowed and plausible', () => {
  const wrong = new Set<string>()
  const check = (id: string, value: string | number): void => {
    const entry = dictionary.get(id)
    if (entry === undefined) wrong.add(`${id} is not in the dictionary`)
    else if (entry.allowed !== undefined && !entry.allowed.includes(String(value))) wrong.add(`${id} ${value} is not allowed`)
    else if (typeof value === 'number') {
      if (value < Number(entry.plausible?.min ?? value) || value > Number(entry.plausible?.max ?? value))
        wrong.add(`${id} ${value} is not plausible`)
    }
  }
  for (const { history, treatments, biopsy, visits } of everyone)
    for (const findings of [history, treatments, biopsy, ...visits.map(({ complete }) => complete)])
      for (const [id, value] of Object.entries(findings)) check(id, value)
  expect([...wrong]).toEqual([])
})

test('no ESSDAI level that does not exist, and totals of the weighted levels', () => {
  const weights = {
    constitutional: 3,
    lymphadenopathy: 4,
    glandular: 2,
    articular: 2,
    cutaneous: 3,
    pulmonary: 5,
    renal: 5,
    muscular: 6,
    pns: 5,
    cns: 5,
    haematological: 2,
    biological: 1,
  }
  const seen = new Set<string>()
  for (const { visits } of everyone)
    for (const { complete } of visits) {
      let total = 0
      for (const [domain, weight] of Object.entries(weights)) {
        const level = Number(complete[`essdai.${domain}`])
        seen.add(`${domain} ${level}`)
        total += weight * level
      }
      expect(complete['essdai.total']).toBe(total)
    }
  expect(seen.has('cns 1')).toBe(false)
  expect(seen.has('constitutional 3') || seen.has('glandular 3') || seen.has('biological 3')).toBe(false)
  expect(seen.has('cns 2') && seen.has('pulmonary 2') && seen.has('articular 3')).toBe(true)
})

test('the units of the mappings are those of the dictionary', () => {
  for (const [id, unit] of dictionaryUnits) expect(dictionary.get(id)?.unit, id).toBe(unit)
})

test('visits follow each other, within their windows except where planted', () => {
  for (const study of [alder, bouleau, cedar, dogwood, fir])
    for (const { inclusionDay, visits } of study.enrolled)
      for (const { time, day } of visits) expect(Math.abs(day - inclusionDay - time.weeks * 7)).toBeLessThanOrEqual(time.window + 0.5)
})
