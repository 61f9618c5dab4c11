import type { RowBatch } from '@dacryon/data'
import type { Reason } from '@dacryon/endpoints'
import { type CommonColumns, dateReasons, visitKey } from './row-problems.ts'

/** Gives the reasons for which a row, whose cells are `texts`, cannot be scored as it stands; none when it can. */
export type RowChecker = (batch: RowBatch, row: number, texts: readonly string[]) => readonly Reason[]

/**
 * Why a row cannot be scored as it stands: its cells, its dates, its visit.
 *
 * @param sheet rows of a worksheet end at their last cell that is not empty
 */
export const rowChecker = (width: number, sheet: boolean, common: CommonColumns, twice: ReadonlySet<string>): RowChecker => {
  const { subject, visit, date_b, date_f } = common
  const dated = date_b !== undefined || date_f !== undefined
  const none: readonly Reason[] = []
  const tooMany = (batch: RowBatch, row: number, cells: number): boolean => {
    if (!sheet) return cells > width
    for (let column = width; column < cells; column++) if (!batch.blank(row, column)) return true
    return false
  }
  return (batch, row, texts) => {
    const cells = batch.cells(row)
    if (cells < width && !sheet) return ['too_few_cells']
    if (cells > width && tooMany(batch, row, cells)) return ['too_many_cells']
    if (twice.size === 0 && !dated) return none
    const key =
      twice.size === 0 || subject === undefined || visit === undefined ? undefined : visitKey(texts[subject] ?? '', texts[visit] ?? '')
    const dates = dated ? dateReasons((texts[date_b ?? -1] ?? '').trim(), (texts[date_f ?? -1] ?? '').trim()) : none
    return key !== undefined && twice.has(key) ? ['duplicate_visit', ...dates] : dates
  }
}
