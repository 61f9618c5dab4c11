import { asUnitText } from '@dacryon/core/unit-text'

export type Language = 'en' | 'fr'

/** Numbers, dates and sizes as the language writes them. */
export interface Format {
  count(n: number): string
  /** Three or so significant digits, for figures read off data. */
  figure(n: number): string
  percent(share: number): string
  date(iso: string): string
  dateTime(iso: string): string
  bytes(n: number): string
  compare(a: string, b: string): number
  list(items: readonly string[]): string
  /** A UCUM code as people print it; empty for a mere annotation. */
  unit(ucum: string): string
}

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' }
const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** The formats of a language. */
export const formatOf = (language: Language): Format => {
  const locale = locales[language]
  const integer = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const figure = new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 })
  const tiny = new Intl.NumberFormat(locale, { notation: 'scientific', maximumSignificantDigits: 3 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  return {
    count: (n) => integer.format(n),
    figure: (n) => (n !== 0 && Math.abs(n) < 1e-4 ? tiny.format(n) : figure.format(n)),
    percent: (share) => percent.format(share),
    date: (iso) => (/^\d{4}-\d{2}-\d{2}/.test(iso) ? date.format(new Date(iso)) : iso),
    dateTime: (iso) => dateTime.format(new Date(iso)),
    bytes: (n) => {
      if (n < 1000) return `${integer.format(n)} ${language === 'fr' ? 'o' : 'B'}`
      const step = Math.min(units.length - 1, Math.floor(Math.log10(n) / 3))
      return new Intl.NumberFormat(locale, {
        style: 'unit',
        unit: units[step] ?? 'byte',
        unitDisplay: 'short',
        maximumFractionDigits: 1,
      }).format(n / 1000 ** step)
    },
    compare: collator.compare,
    list: (items) => list.format(items),
    unit: (ucum) => asUnitText(ucum, language),
  }
}
