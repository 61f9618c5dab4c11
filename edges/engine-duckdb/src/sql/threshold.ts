import type { Binder } from './binder.ts'

/** How a stored number can lie to a threshold. */
export type Relation = '<' | '<=' | '>' | '>='

/**
 * A decimal threshold as a column of doubles sees it. Rounding is monotone, so a stored double below the threshold's own double stands for a
 * decimal below the threshold; only where the two doubles are equal can the decimals still differ.
 */
export interface Threshold {
  /** The double nearest to the decimal. */
  readonly double: number
  /** Sign of (shortest form of `double`) - threshold: what a number without raw text does at that double. */
  readonly plain: number
  /** Sign of (raw text) - threshold, for raw texts found at that double. */
  readonly raws: ReadonlyMap<string, number>
}

const holds: Readonly<Record<Relation, (sign: number) => boolean>> = {
  '<': (sign) => sign < 0,
  '<=': (sign) => sign <= 0,
  '>': (sign) => sign > 0,
  '>=': (sign) => sign >= 0,
}

/** Rows whose exact decimal is in that relation to the threshold. Columns: `number`, `raw`. */
export const relate = (relation: Relation, at: Threshold, binder: Binder): string => {
  const double = binder.bind(at.double)
  const strict = relation.startsWith('<') ? '<' : '>'
  const plain = holds[relation](at.plain)
  const others = [...at.raws].filter(([, sign]) => holds[relation](sign) !== plain).map(([raw]) => binder.bind(raw))
  if (others.length === 0) return `number ${plain ? `${strict}=` : strict} ${double}`
  const boundary = `coalesce(raw in (${others.join(', ')}), false)`
  return `(number ${strict} ${double} or (number = ${double} and ${plain ? 'not ' : ''}${boundary}))`
}
