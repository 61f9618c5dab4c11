import { computeSummary } from '@dacryon/stats/describe'
import { isEstimable } from '@dacryon/stats/result'
import type { Group } from '@dacryon/stats/tests'
import { ask } from './ask.ts'

/** A group as the box chart draws it: quartiles, whiskers to the last value within 1.5 interquartile ranges, every value as a point. */
export const boxGroup = ({ name, values }: Group) => {
  const label = name.slice(0, 120)
  if (values.length === 0) return { label, n: 0, summary: null }
  const { quartiles, median, mean } = ask(computeSummary(values))
  if (!isEstimable(quartiles) || !isEstimable(median) || !isEstimable(mean)) return { label, n: values.length, summary: null }
  const [q1, q3] = quartiles
  const reach = 1.5 * (q3 - q1)
  const within = [...values].filter((value) => value >= q1 - reach && value <= q3 + reach)
  return {
    label,
    n: values.length,
    summary: { low: Math.min(q1, ...within), q1, median, q3, high: Math.max(q3, ...within) },
    mean,
    points: values.length > 2000 ? [...values].filter((value) => value < q1 - reach || value > q3 + reach).slice(0, 5000) : [...values],
  }
}
