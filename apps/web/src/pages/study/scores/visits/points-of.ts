import type { OutputOf } from '../../../../api/operations.ts'
import { tQuantile } from './t-quantile.ts'

export type Summary = OutputOf<'score-summary'>
type SummaryGroup = Summary['groups'][number]
export type ResultSummary = SummaryGroup['results'][number]

/** A mean or a share with its interval at a visit of an arm. */
export interface Point {
  readonly visit: string
  readonly arm: string
  readonly estimate: number
  /** Absent for one patient, of whom no spread is known. */
  readonly low?: number
  readonly high?: number
  readonly n: number
  readonly missing: number
}

/** Level of the intervals of means. */
export const level = 0.95

/** Which share is meant: of those with the result, or of all with a missing one counted as not met. */
export type Of = 'known' | 'all'

/** Mean with its interval by the t distribution, or the rate with the interval of the answer; undefined where nobody has the result. */
const estimateOf = (found: ResultSummary, of: Of): Pick<Point, 'estimate' | 'low' | 'high'> | undefined => {
  if (found.kind === 'yes-no') return of === 'known' ? found.rate : found.rateOfAll
  const { mean, sd } = found.numbers ?? {}
  if (mean === undefined) return undefined
  if (sd === undefined || found.known < 2) return { estimate: mean }
  const half = (tQuantile(level, found.known - 1) * sd) / Math.sqrt(found.known)
  return { estimate: mean, low: mean - half, high: mean + half }
}

/** Name under which a group without an arm is shown. */
export interface ArmNames {
  readonly everyone: string
  readonly noArm: string
}

export const armName = ({ arm }: { readonly arm?: string }, names: ArmNames): string =>
  arm === undefined ? names.everyone : arm === 'NA' ? names.noArm : arm

/** Arms as they are shown: the reference first, those without an arm last. */
export const armsOf = ({ groups, reference }: Summary, names: ArmNames): readonly string[] => {
  const rank = (arm: string): number => (arm === reference ? 0 : arm === names.noArm ? 2 : 1)
  return [...new Set(groups.map((group) => armName(group, names)))].sort((a, b) => rank(a) - rank(b))
}

/** What is drawn of a result over the visits, arm by arm. */
export const pointsOf = ({ groups }: Summary, result: string, of: Of, names: ArmNames): readonly Point[] =>
  groups.flatMap((group) => {
    const found = group.results.find((one) => one.result === result)
    const estimate = found === undefined ? undefined : estimateOf(found, of)
    if (found === undefined || estimate === undefined) return []
    const { estimate: value, low, high } = estimate
    return [
      {
        visit: group.visit,
        arm: armName(group, names),
        estimate: value,
        ...(low === undefined || high === undefined ? {} : { low, high }),
        n: found.kind === 'yes-no' && of === 'all' ? group.enrolled : found.known,
        missing: found.missing,
      },
    ]
  })
