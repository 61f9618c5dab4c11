import type { Instrument } from '@dacryon/endpoints'

/**
 * True when an instrument says nothing about one visit alone: without a baseline it has no result. An index such as ESSDAI, which only
 * adds a change when it knows an earlier total, does not compare in this sense.
 */
export const comparesVisits = ({ items }: Pick<Instrument, 'items'>): boolean => {
  const all = Object.values(items)
  const before = all.filter(({ visit }) => visit === 'baseline')
  const now = all.filter(({ visit }) => visit !== 'baseline')
  if (before.length === 0) return false
  return before.some(({ optional }) => optional !== true) || now.every(({ optional }) => optional === true)
}
