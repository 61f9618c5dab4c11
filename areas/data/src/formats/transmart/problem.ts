import type { Issue } from '@dacryon/core'

/** Where a problem is and what stood there; see `Issue`. */
export type Place = Pick<Issue, 'file' | 'line' | 'column' | 'value' | 'expected'>

const longest = 120

/** A value fit to be shown in an issue. */
export const shown = (value: string): string => (value.length > longest ? `${value.slice(0, longest)}…` : value)

/** An issue that refuses the source. */
export const error = (code: string, message: string, remedy: string, place: Place = {}): Issue => ({
  code,
  severity: 'error',
  message,
  remedy,
  ...place,
})

/** An issue that goes on record with the release. */
export const warning = (code: string, message: string, remedy: string, place: Place = {}): Issue => ({
  code,
  severity: 'warning',
  message,
  remedy,
  ...place,
})
