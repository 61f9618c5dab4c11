interface Timed {
  readonly unit: 'week' | 'month' | 'day' | 'year'
  readonly count: string
}

const words: Readonly<Record<Timed['unit'], readonly [en: string, fr: string]>> = {
  week: ['Week', 'à la semaine'],
  month: ['Month', 'au mois'],
  day: ['Day', 'au jour'],
  year: ['Year', 'à l’année'],
}

const units: ReadonlyMap<string, Timed['unit']> = new Map([
  ['week', 'week'],
  ['semaine', 'week'],
  ['month', 'month'],
  ['mois', 'month'],
  ['day', 'day'],
  ['jour', 'day'],
  ['year', 'year'],
  ['an', 'year'],
  ['année', 'year'],
])

const timed = (label: string): Timed | undefined => {
  const [, word = '', count = ''] = /^(\p{L}+)[\s_]*(-?\d+)$/u.exec(label.trim().normalize('NFC')) ?? []
  const unit = units.get(word.toLowerCase())
  return unit === undefined ? undefined : { unit, count }
}

const start = /^(baseline|inclusion|bl)$/i

/** Visit label behind "at": `Week 24` for Week 24 and Semaine 24; other labels as the study wrote them. */
export const asEnglishVisit = (label: string): string => {
  const found = timed(label)
  if (found !== undefined) return `${words[found.unit][0]}\u00A0${found.count}`
  return start.test(label) ? 'baseline' : label
}

/** Visit with its preposition: `à la semaine 24`, `à l’inclusion`, `à la visite « V3 »`. */
export const asFrenchVisit = (label: string): string => {
  const found = timed(label)
  if (found !== undefined) return `${words[found.unit][1]}\u00A0${found.count}`
  return start.test(label) ? 'à l’inclusion' : `à la visite «\u00A0${label}\u00A0»`
}
