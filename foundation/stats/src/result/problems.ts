import type { Issue } from '@dacryon/core'

/** An error about an argument or a column, in the one shape of the house. */
export const inputError = (
  code: string,
  message: string,
  remedy: string,
  more: Pick<Issue, 'column' | 'line' | 'value' | 'expected'> = {},
): Issue => ({ code, severity: 'error', message, remedy, ...more })

/** What a reader of the result must know. */
export const caution = (code: string, message: string, remedy: string): Issue => ({ code, severity: 'warning', message, remedy })

/** An outcome that failed for these reasons. */
export const failed = (...issues: readonly Issue[]): { readonly ok: false; readonly issues: readonly Issue[] } => ({ ok: false, issues })

/** An outcome with its value. */
export const done = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })
