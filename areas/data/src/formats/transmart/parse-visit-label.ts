import type { PlannedVisit } from '@dacryon/core'

type Unit = NonNullable<PlannedVisit['unit']>

const words: readonly (readonly [RegExp, Unit])[] = [
  [/^(d|days?|jours?|j)$/i, 'd'],
  [/^(w|wks?|weeks?|semaines?|sem)$/i, 'wk'],
  [/^(m|mos?|months?|mois)$/i, 'mo'],
  [/^(y|yrs?|years?|ans?|années?)$/i, 'a'],
]

const unitOf = (word: string): Unit | undefined => words.find(([pattern]) => pattern.test(word))?.[1]

/**
 * Parse the time a visit label says: `Week 12`, `W12`, `12 weeks`, `Day -14`, `Mois 6`. Baseline is time zero; other words say no
 * time, and none is guessed for them.
 */
export const parseVisitLabel = (label: string): PlannedVisit => {
  if (/^(baseline|inclusion)$/i.test(label)) return { label, time: 0, unit: 'd' }
  const after = /^(\p{L}+)\.?\s*([+-]?\d+(?:\.\d+)?)$/u.exec(label)
  const before = /^([+-]?\d+(?:\.\d+)?)\s*(\p{L}+)\.?$/u.exec(label)
  const [word, time] = after !== null ? [after[1], after[2]] : [before?.[2], before?.[1]]
  const unit = word === undefined ? undefined : unitOf(word)
  return unit === undefined ? { label } : { label, time: Number(time), unit }
}
