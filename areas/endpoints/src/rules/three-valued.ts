import { compareExact, type Exact } from '@dacryon/core'

/** Yes, no, or not known. */
export type Tri = boolean | undefined

/** Yes when one is yes; no when all are no; else not known. */
export const anyOf = (values: readonly Tri[]): Tri => (values.includes(true) ? true : values.includes(undefined) ? undefined : false)

/** No when one is no; yes when all are yes; else not known. */
export const allOf = (values: readonly Tri[]): Tri => (values.includes(false) ? false : values.includes(undefined) ? undefined : true)

/** Whether a value is at least so much; not known when the value is not. */
export const atLeast = (value: Exact | undefined, edge: Exact): Tri => (value === undefined ? undefined : compareExact(value, edge) >= 0)

/** Whether a value is at most so much; not known when the value is not. */
export const atMost = (value: Exact | undefined, edge: Exact): Tri => (value === undefined ? undefined : compareExact(value, edge) <= 0)

/** Whether a value is below; not known when the value is not. */
export const below = (value: Exact | undefined, edge: Exact): Tri => (value === undefined ? undefined : compareExact(value, edge) < 0)
