import { asUnitText, type Question } from '@dacryon/core'
import type { ConceptLabels } from '../doors/engine.ts'
import { composer } from './compose.ts'
import { asEnglishVisit } from './visit-text.ts'
import type { Wording } from './wording.ts'

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} or ${parts.at(-1) ?? ''}`

const at = (visits: readonly string[] | undefined): string => (visits === undefined ? '' : ` at ${listed(visits.map(asEnglishVisit))}`)

const nameOf = (concept: string, labels: ConceptLabels): string => labels.get(concept)?.name ?? concept

/** Thousands from five digits on: 12,500 but 1500. */
const number = (text: string): string => text.replace(/^(-?)(\d{5,})/, (_, sign: string, digits: string) => sign + digits.replace(/\B(?=(\d{3})+$)/g, ','))

const measured = (value: string, concept: string, labels: ConceptLabels): string => {
  const unit = asUnitText(labels.get(concept)?.unit ?? '', 'en')
  if (unit === '') return number(value)
  return unit === '%' ? `${number(value)}%` : `${number(value)}\u00A0${unit}`
}

const quoted = (value: string): string => `“${value}”`

/** Canonical booleans are said as words when nothing else is among the values. */
const values = (all: readonly string[]): readonly string[] => {
  const yesNo: ReadonlyMap<string, string> = new Map([['Y', 'yes'], ['N', 'no']])
  return all.every((value) => yesNo.has(value)) ? all.map((value) => quoted(yesNo.get(value) ?? value)) : all.map(quoted)
}

const comparisons = { '<': 'below', '<=': 'of at most', '>': 'above', '>=': 'of at least', '=': 'of exactly', '!=': 'other than' } as const

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

const date = (iso: string): string => {
  const [year, month, day] = iso.slice(0, 10).split('-')
  return [day === undefined ? undefined : String(Number(day)), month === undefined ? undefined : (months[Number(month) - 1] ?? month), year]
    .filter((part) => part !== undefined)
    .join('\u00A0')
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
    'one-of': ({ concept, values: wanted, visits }, labels) => `${nameOf(concept, labels)} recorded as ${listed(values(wanted))}${at(visits)}`,
    dated: ({ concept, from, to, visits }, labels) => {
      const name = nameOf(concept, labels)
      const when =
        from !== undefined && to !== undefined ? ` from ${date(from)} to ${date(to)}` : from !== undefined ? ` on or after ${date(from)}` : to !== undefined ? ` on or before ${date(to)}` : ''
      return when === '' ? `a date of ${name}${at(visits)}` : `${name}${when}${at(visits)}`
    },
    subjects: ({ ids }) => (ids.length > 10 ? `one of ${ids.length} listed identifiers` : ids.length === 0 ? 'an identifier of an empty list' : `the identifier ${listed(ids)}`),
  },
}

/**
 * The question as an English sentence that a patient partner can read. It says what the memory and SQL readers decide: "without X" is that no
 * observation satisfies X, also when there is none.
 *
 * @example
 * asEnglish(question, labels) // 'Patients with ESSDAI of at least 5 at Week 24 and without Rituximab recorded as “yes”.'
 */
export const asEnglish = (question: Question, labels: ConceptLabels): string => composer(english, labels)(question)
