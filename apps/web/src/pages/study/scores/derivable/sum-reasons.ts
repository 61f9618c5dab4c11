import type { OutputOf } from '../../../../api/operations.ts'

export type Reason = OutputOf<'score-summary'>['reasons'][number]

/** Reasons counted over several groups, the most frequent first. */
export const sumReasons = (reasons: readonly Reason[]): readonly Reason[] => {
  const sums = new Map<string, Reason>()
  for (const reason of reasons) sums.set(reason.reason, { ...reason, count: reason.count + (sums.get(reason.reason)?.count ?? 0) })
  return [...sums.values()].sort((a, b) => b.count - a.count)
}
