import type { CSSProperties } from 'react'

/** Room above and below the rows of a table that are in the document; the style sheet draws it without adding rows. */
export const spacers = (before: number, after: number): CSSProperties => {
  const style: Record<`--${string}`, string> = { '--before': `${before}px`, '--after': `${after}px` }
  return style
}
