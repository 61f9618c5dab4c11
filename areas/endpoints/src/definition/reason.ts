/**
 * Why there is no result, or why it is what it is: a stable code. `missing:ITEM` and `invalid:ITEM` name an input; the others are listed in
 * `reason-words.ts` or by the instrument.
 */
export type Reason = string

/** A result that is not there, with the reasons. There is at least one. */
export interface Missing {
  readonly missing: readonly Reason[]
}

/** Inputs that contradict each other: no result of the row can be trusted. */
export interface Invalid {
  readonly invalid: readonly Reason[]
}

export const missing = (first: Reason, ...more: readonly Reason[]): Missing => ({ missing: [first, ...more] })

/** `invalid('cornea')` is the reason `invalid:cornea`. */
export const invalid = (first: string, ...more: readonly string[]): Invalid => ({
  invalid: [first, ...more].map((what) => `invalid:${what}`),
})

/** True for a result that is not there. */
export const isMissing = (value: unknown): value is Missing => typeof value === 'object' && value !== null && 'missing' in value
