import type { Outcome } from '@dacryon/core'
import { completeCases } from '../data/complete-cases.ts'
import { type DesignMatrix, designMatrix, type Term } from '../data/design-matrix.ts'
import { type Frame, numericOf, takeRows } from '../data/frame.ts'
import { done } from '../result/problems.ts'

/** The complete rows of a site, coded as at all other sites: levels that this site lacks keep their columns. */
export interface SiteRows {
  readonly design: DesignMatrix
  /** Columns asked for beside the terms, complete. */
  readonly columns: ReadonlyMap<string, Float64Array>
}

/** Issues: those of `completeCases`, `column-unknown`. */
export const siteRows = (frame: Frame, terms: readonly Term[], numbers: readonly string[], intercept: boolean): Outcome<SiteRows> => {
  const cases = completeCases(frame, [...terms.flat(), ...numbers])
  if (!cases.ok) return cases
  const kept = takeRows(frame, cases.value.rows)
  const columns = new Map<string, Float64Array>()
  for (const name of numbers) {
    const column = numericOf(kept, name)
    if (!column.ok) return column
    columns.set(name, column.value.values)
  }
  return done({ design: designMatrix(kept, terms, intercept), columns })
}
