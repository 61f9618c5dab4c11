import { asUnitText } from '@dacryon/core'
import type { ConceptLabels } from '../doors/engine.ts'

/** How one language writes numbers, dates, quotations and choices. */
export interface Typography {
  readonly language: 'en' | 'fr'
  readonly or: string
  readonly point: string
  readonly thousands: string
  readonly quotes: readonly [string, string]
  readonly percent: string
  readonly yes: string
  readonly no: string
  readonly months: readonly string[]
  readonly firstDay: string
}

/** Writes the parts of a sentence in one language. */
export const sentenceValues = (typography: Typography) => {
  const { language, point, thousands, quotes, percent, months, firstDay } = typography
  const yesNo: ReadonlyMap<string, string> = new Map([
    ['Y', typography.yes],
    ['N', typography.no],
  ])

  const listed = (parts: readonly string[]): string =>
    parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${typography.or} ${parts.at(-1) ?? ''}`

  const quoted = (value: string): string => `${quotes[0]}${value}${quotes[1]}`

  /** Thousands are parted from five digits on: 12,500 but 1500. */
  const number = (text: string): string =>
    text
      .replace('.', point)
      .replace(/^(-?)(\d{5,})/, (_, sign: string, digits: string) => sign + digits.replace(/\B(?=(\d{3})+$)/g, thousands))

  return {
    listed,
    quoted,
    number,
    nameOf: (concept: string, labels: ConceptLabels): string => labels.get(concept)?.name ?? concept,
    /** Number with the unit of its concept. */
    measured: (value: string, concept: string, labels: ConceptLabels): string => {
      const unit = asUnitText(labels.get(concept)?.unit ?? '', language)
      return number(value) + (unit === '' ? '' : unit === '%' ? percent : `\u00A0${unit}`)
    },
    /** Quoted values; canonical booleans are said as words when nothing else is among them. */
    values: (all: readonly string[]): string =>
      listed(all.every((value) => yesNo.has(value)) ? all.map((value) => quoted(yesNo.get(value) ?? value)) : all.map(quoted)),
    /** Day, month and year as far as they are known. */
    date: (iso: string): string => {
      const [year, month, day] = iso.slice(0, 10).split('-')
      const named = month === undefined ? undefined : (months[Number(month) - 1] ?? month)
      const counted = day === undefined ? undefined : day === '01' ? firstDay : String(Number(day))
      return [counted, named, year].filter((part) => part !== undefined).join('\u00A0')
    },
  }
}
