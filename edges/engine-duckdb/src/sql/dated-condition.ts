import type { CriterionOf } from '@dacryon/core'
import type { Binder } from './binder.ts'

/** Rows whose date lies in the closed range. Columns: `kind`, `text`. */
export const datedCondition = ({ from, to }: CriterionOf<'dated'>, binder: Binder): string => {
  const parts = ['kind = 2']
  if (from !== undefined) parts.push(`"text" >= ${binder.bind(from)}`)
  if (to !== undefined) parts.push(`"text" <= ${binder.bind(to)}`)
  return parts.join(' and ')
}
