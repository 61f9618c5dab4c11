/** There is no number, and this is why. */
export interface NotEstimable {
  readonly kind: 'not_estimable'
  /** Stable kebab-case code: `zero-variance`, `separation`, `quantile-not-reached`. */
  readonly code: string
  /** One plain sentence. */
  readonly reason: string
}

/** A value, or the reason why there is none. Never NaN, never a made-up 0 or 1. */
export type Estimable<T = number> = T | NotEstimable

/** @example notEstimable('zero-variance', 'Both groups are constant, so the difference has no standard error.') */
export const notEstimable = (code: string, reason: string): NotEstimable => ({ kind: 'not_estimable', code, reason })

/** True when there is a reason instead of a value. */
export const isNotEstimable = (value: unknown): value is NotEstimable =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'not_estimable'

/** True when there is a value. */
export const isEstimable = <T>(value: Estimable<T>): value is T => !isNotEstimable(value)

/** An end of an interval. Infinity is a right answer for some ratios; it travels as text, because JSON has no infinite number. */
export type Limit = number | 'Infinity' | '-Infinity'

/** A number as a limit. Errors: RangeError for NaN. */
export const limitOf = (value: number): Limit => {
  if (Number.isNaN(value)) throw new RangeError('A limit is not a number.')
  return value === Infinity ? 'Infinity' : value === -Infinity ? '-Infinity' : value
}
