import type { Outcome } from '@dacryon/core'
import { type ModelEstimate, waldEstimate } from '../regression/coefficient.ts'
import { type Estimable, isEstimable, notEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'
import type { KaplanMeierCurve } from './kaplan-meier.ts'

/** Mean time without the event up to a horizon. */
export interface RestrictedMean {
  readonly group?: string
  readonly horizon: number
  readonly mean: Estimable
  readonly standardError: Estimable
}

/** Restricted means of several curves and their differences from the first. */
export interface RestrictedMeans {
  readonly method: 'Restricted mean survival time'
  readonly horizon: number
  readonly means: readonly RestrictedMean[]
  readonly differences: readonly { readonly contrast: string; readonly difference: Estimable<ModelEstimate> }[]
}

/** Area under one curve up to the horizon, and the variance of it. */
const areaOf = ({ curve }: KaplanMeierCurve, horizon: number): { readonly mean: Estimable; readonly variance: number } => {
  const last = curve.time.at(-1) ?? 0
  const end = curve.survival.at(-1) ?? 1
  if (horizon > last && end > 0) {
    const none = notEstimable('horizon-beyond-follow-up', `Follow-up ends at ${last}, before ${horizon}.`)
    return { mean: none, variance: 0 }
  }
  const right = new Float64Array(curve.time.length)
  let area = 0
  for (let at = curve.time.length - 1; at >= 0; at--) {
    const from = curve.time[at] as number
    const to = Math.min(horizon, (curve.time[at + 1] as number | undefined) ?? horizon)
    if (to > from) area += (to - from) * (curve.survival[at] as number)
    right[at] = area
  }
  let variance = 0
  right.forEach((a, at) => {
    const [n, d] = [curve.atRisk[at] as number, curve.events[at] as number]
    if (d > 0 && a > 0 && (curve.time[at] as number) <= horizon) variance += (a * a * d) / (n * (n - d))
  })
  return { mean: area + Math.min(horizon, curve.time[0] ?? horizon), variance }
}

/**
 * Restricted mean survival time: the area under each curve up to a horizon, with differences from the first group. A difference in plain
 * units of time that needs no proportional hazards; the horizon must be chosen before looking.
 *
 * Source: Royston P, Parmar MKB. BMC Med Res Methodol 2013;13:152, doi:10.1186/1471-2288-13-152.
 *
 * Issues: `horizon-not-positive`. Not estimable: `horizon-beyond-follow-up`.
 *
 * @example
 * computeRestrictedMeans(curves, 52)
 */
export const computeRestrictedMeans = (curves: readonly KaplanMeierCurve[], horizon: number): Outcome<RestrictedMeans> => {
  if (!(horizon > 0) || !Number.isFinite(horizon))
    return failed(
      inputError('horizon-not-positive', `A horizon of ${horizon} is not possible.`, 'Give a time after 0.', { value: String(horizon) }),
    )
  const areas = curves.map((curve) => areaOf(curve, horizon))
  const means = curves.map((curve, at) => {
    const { mean = 0, variance = 0 } = areas[at] ?? {}
    const standardError = isEstimable(mean) ? Math.sqrt(variance) : mean
    return { ...(curve.group !== undefined && { group: curve.group }), horizon, mean, standardError }
  })
  const level = curves[0]?.level ?? 0.95
  const [first] = areas
  const differences = curves.slice(1).map((curve, at) => {
    const own = areas[at + 1]
    const contrast = `${curve.group} - ${curves[0]?.group}`
    if (own === undefined || first === undefined) return { contrast, difference: notEstimable('no-curve', 'There is no curve.') }
    if (!isEstimable(own.mean)) return { contrast, difference: own.mean }
    if (!isEstimable(first.mean)) return { contrast, difference: first.mean }
    return { contrast, difference: waldEstimate(own.mean - first.mean, Math.sqrt(own.variance + first.variance), level) }
  })
  return done({ method: 'Restricted mean survival time', horizon, means, differences })
}
