import { forest } from '@dacryon/pictures'
import type { Interval } from '@dacryon/stats'
import type { ModelEstimate } from '@dacryon/stats/regression'
import { type Estimable, isEstimable, type Limit } from '@dacryon/stats/result'
import { type Figure, figure, type ResultTable } from '../findings.ts'
import { shownP } from '../shown.ts'
import { estimateCells } from './estimate-cells.ts'
import { estimateParts } from './estimate-parts.ts'
import { estimateColumns, words } from './result-columns.ts'
import { sayEstimate, sayLevel, sayP } from './say.ts'
import { pictureTitle, short } from './short.ts'

/** An effect of a model under the words it is read by. */
export interface Effect {
  readonly label: string
  readonly estimate: Estimable<Limit>
  readonly interval: Estimable<Interval<Limit>>
  readonly p: Estimable | null
}

/** A coefficient as a difference. */
export const differenceEffect = (label: string, value: Estimable<ModelEstimate>): Effect => {
  const { estimate, interval, p } = estimateParts(value)
  return { label, estimate, interval, p }
}

const exponent = (limit: Limit): Limit => {
  if (limit === 'Infinity') return limit
  const value = limit === '-Infinity' ? 0 : Math.exp(limit)
  return value === Infinity ? 'Infinity' : value
}

/** A logarithmic coefficient as a ratio; with its own interval where it is not Wald's. */
export const ratioEffect = (
  label: string,
  value: Estimable<Pick<ModelEstimate, 'estimate' | 'pValue'>>,
  interval: Estimable<Interval<Limit>>,
): Effect => ({
  label,
  estimate: isEstimable(value) ? exponent(value.estimate) : value,
  interval: isEstimable(interval) ? { ...interval, low: exponent(interval.low), high: exponent(interval.high) } : interval,
  p: isEstimable(value) ? value.pValue : value,
})

/** A logarithmic coefficient as a ratio with Wald's interval. */
export const waldRatio = (label: string, value: Estimable<ModelEstimate>): Effect =>
  ratioEffect(label, value, isEstimable(value) ? value.interval : value)

/** An effect for a sentence. */
export const sayEffect = ({ label, estimate, interval, p }: Effect): string =>
  `${label} ${sayEstimate(estimate, interval)}${p === null ? '' : `, ${sayP(p)}`}`

/** Effects as a table. */
export const effectsTable = (
  id: string,
  title: string,
  measure: string,
  effects: readonly Effect[],
  level: number,
  note?: string,
): ResultTable => ({
  id,
  title,
  columns: [words('term', 'Term'), ...estimateColumns(measure, level)],
  rows: effects.map(({ label, estimate, interval, p }) => [label, ...estimateCells(estimate, interval, p)]),
  ...(note !== undefined && { note }),
})

const drawable = (value: Limit): Limit =>
  typeof value === 'number' && Math.abs(value) > 1e100 ? (value > 0 ? 'Infinity' : '-Infinity') : value

const drawnRow = ({ label, estimate, interval, p }: Effect) => {
  const shown = isEstimable(estimate) ? drawable(estimate) : estimate
  const after = [p !== null && isEstimable(p) ? shownP(p) : '']
  if (typeof shown !== 'number') return { label: short(label), reason: 'not estimable', after }
  const limits = isEstimable(interval) ? { low: drawable(interval.low), high: drawable(interval.high) } : {}
  return { label: short(label), estimate: shown, ...limits, after }
}

/** Effects as a forest, one a row; ratios on a log scale. */
export const effectsForest = (
  id: string,
  words: { readonly title: string; readonly subtitle?: string; readonly measure: string; readonly kind: 'difference' | 'ratio' },
  effects: readonly Effect[],
  level: number,
): Figure =>
  figure(id, forest, {
    title: pictureTitle(words.title),
    ...(words.subtitle !== undefined && { subtitle: short(words.subtitle, 300) }),
    effect: {
      label: short(words.measure),
      scale: words.kind === 'ratio' ? 'log' : 'linear',
      none: words.kind === 'ratio' ? 1 : 0,
      interval: `${sayLevel(level)} CI`,
    },
    after: ['P'],
    rows: effects.slice(0, 200).map(drawnRow),
  })
