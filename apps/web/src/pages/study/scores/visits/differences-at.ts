import type { Format } from '../../../../words/format.ts'
import type { ArmNames, Of, Summary } from './points-of.ts'

type Said = (words: { readonly en: string; readonly fr: string }) => string

/** A difference with the names it is shown under. */
export type NamedDifference = Summary['differences'][number] & { readonly label: string }

/** Differences at a visit, each with its name, the main result last as in the picture of the shares. */
export const differencesAt = (summary: Summary, visit: string, of: Of, names: ArmNames, say: Said): readonly NamedDifference[] => {
  const labels = new Map(summary.groups[0]?.results.map(({ result, label }) => [result, say(label)]))
  const { main } = summary.instrument
  return summary.differences
    .filter((one) => one.visit === visit && one.of === of)
    .map((one) => ({ ...one, label: labels.get(one.result) ?? one.result, arm: one.arm === 'NA' ? names.noArm : one.arm }))
    .sort((a, b) => Number(a.result === main) - Number(b.result === main))
}

/** Writes a difference of shares in percentage points, with its sign. */
export const pointsWriter =
  (format: Format) =>
  (value: number): string => {
    const points = Math.round(value * 100)
    return `${points > 0 ? '+' : points < 0 ? '−' : ''}${format.count(Math.abs(points))}`
  }
