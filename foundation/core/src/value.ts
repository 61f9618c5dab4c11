/** Why a value is absent. An empty cell is `missing`, never a zero and never a "no". */
export type MissingReason = 'not-done' | 'unknown' | 'not-applicable' | 'withheld' | 'missing'

/** Direction of a censored value: the true value lies below, at or below, above, at or above the limit. */
export type Comparator = '<' | '<=' | '>' | '>='

/**
 * One observed value. Numbers carry the exact decimal text beside the binary float when the two would print differently;
 * decisions at thresholds read the decimal (`decimalOf`), plots read the float.
 */
export type ObservedValue =
  | { readonly kind: 'number'; readonly number: number; readonly raw?: string }
  | { readonly kind: 'text'; readonly text: string }
  /** ISO 8601 calendar date or date-time; may be partial (`2016`, `2016-02`) and is never completed. */
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'censored'; readonly comparator: Comparator; readonly limit: number; readonly raw: string }
  | { readonly kind: 'missing'; readonly reason: MissingReason }

/** Which of the five a value is. */
export type ValueKind = ObservedValue['kind']

/** Kinds in the order of their stored code: 0 number, 1 text, 2 date, 3 censored, 4 missing. */
export const valueKinds = ['number', 'text', 'date', 'censored', 'missing'] as const satisfies readonly ValueKind[]
