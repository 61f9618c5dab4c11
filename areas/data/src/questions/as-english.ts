import type { Question } from '@dacryon/core'
import type { ConceptLabels } from '../doors/engine.ts'
import { composer } from './compose.ts'
import { sentenceValues } from './sentence-values.ts'
import { asEnglishVisit } from './visit-text.ts'
import type { Wording } from './wording.ts'

const { listed, number, nameOf, measured, values, date } = sentenceValues({
  language: 'en',
  or: 'or',
  point: '.',
  thousands: ',',
  quotes: ['“', '”'],
  percent: '%',
  yes: 'yes',
  no: 'no',
  months: 'January February March April May June July August September October November December'.split(' '),
  firstDay: '1',
})

const at = (visits: readonly string[] | undefined): string => (visits === undefined ? '' : ` at ${listed(visits.map(asEnglishVisit))}`)

const comparisons = { '<': 'below', '<=': 'of at most', '>': 'above', '>=': 'of at least', '=': 'of exactly', '!=': 'other than' } as const

const period = (from: string | undefined, to: string | undefined): string => {
  if (from !== undefined && to !== undefined) return ` from ${date(from)} to ${date(to)}`
  if (from !== undefined) return ` on or after ${date(from)}`
  return to === undefined ? '' : ` on or before ${date(to)}`
}

const english: Wording = {
  with: 'with',
  without: 'without',
  and: 'and',
  or: 'or',
  serialComma: true,
  heads: {
    patient: { some: 'Patients', all: 'All patients', none: 'No patient' },
    visit: { some: 'Visits', all: 'All visits', none: 'No visit' },
    eye: { some: 'Eyes', all: 'All eyes', none: 'No eye' },
    gland: { some: 'Glands', all: 'All glands', none: 'No gland' },
    sample: { some: 'Samples', all: 'All samples', none: 'No sample' },
  },
  things: {
    visit: { one: 'a visit', shared: 'one and the same visit', bare: 'any visit' },
    eye: { one: 'an eye', shared: 'one and the same eye', bare: 'any eye' },
    gland: { one: 'a gland', shared: 'one and the same gland', bare: 'any gland' },
    sample: { one: 'a sample', shared: 'one and the same sample', bare: 'any sample' },
  },
  leaves: {
    has: ({ concept, visits }, labels) => `a value of ${nameOf(concept, labels)}${at(visits)}`,
    compare: ({ concept, operator, value, visits }, labels) =>
      `${nameOf(concept, labels)} ${comparisons[operator]} ${measured(value, concept, labels)}${at(visits)}`,
    between: ({ concept, low, high, visits }, labels) =>
      `${nameOf(concept, labels)} from ${number(low)} to ${measured(high, concept, labels)}${at(visits)}`,
    'one-of': ({ concept, values: wanted, visits }, labels) => `${nameOf(concept, labels)} recorded as ${values(wanted)}${at(visits)}`,
    dated: ({ concept, from, to, visits }, labels) => {
      const when = period(from, to)
      return `${when === '' ? 'a date of ' : ''}${nameOf(concept, labels)}${when}${at(visits)}`
    },
    subjects: ({ ids }) => {
      if (ids.length > 10) return `one of ${ids.length} listed identifiers`
      return ids.length === 0 ? 'an identifier of an empty list' : `the identifier ${listed(ids)}`
    },
  },
}

/**
 * The question as an English sentence that a patient partner can read. It says what the memory and SQL readers decide: "without X" is
 * that no observation satisfies X, also when there is none.
 *
 * @example
 * asEnglish(question, labels) // 'Patients with ESSDAI of at least 5 at Week 24 and without Rituximab recorded as “yes”.'
 */
export const asEnglish = (question: Question, labels: ConceptLabels): string => composer(english, labels)(question)
