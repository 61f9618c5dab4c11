import type { Issue } from '@dacryon/core'
import type { OpenTable } from '../../text/open-table.ts'
import { type DateOrder, dayAndMonth } from '../../text/parse-date.ts'

interface Evidence {
  first?: { readonly line: number; readonly text: string }
  dayFirst?: { readonly line: number; readonly text: string }
  monthFirst?: { readonly line: number; readonly text: string }
}

/** Order of each undeclared date column, by position; columns that cannot be decided have none and an issue. */
export interface DateOrders {
  readonly orders: ReadonlyMap<number, DateOrder>
  readonly issues: readonly Issue[]
}

/**
 * Decide for whole columns which part of `03/04/2021` is the day: a first part above 12 says day first, a second part above 12 month first.
 * A column that shows neither is a question for a person, and one that shows both is an error. Walks the table.
 */
export const decideDateOrders = async (table: OpenTable, columns: readonly number[]): Promise<DateOrders> => {
  const found = new Map<number, Evidence>(columns.map((column) => [column, {}]))
  for await (const { batch, first, end } of table.rows())
    for (let row = first; row < end; row++)
      for (const [column, evidence] of found) {
        const text = batch.text(row, column)
        const parts = dayAndMonth(text)
        if (parts === undefined || parts[0] === parts[1]) continue
        const seen = { line: batch.line(row), text }
        evidence.first ??= seen
        if (parts[0] > 12) evidence.dayFirst ??= seen
        if (parts[1] > 12) evidence.monthFirst ??= seen
      }
  const orders = new Map<number, DateOrder>()
  const issues: Issue[] = []
  for (const [column, { first, dayFirst, monthFirst }] of found) {
    if (first === undefined) continue
    const at = { severity: 'error' as const, file: table.file, column: table.header[column] ?? column + 1 }
    if (dayFirst !== undefined && monthFirst !== undefined)
      issues.push({
        ...at,
        code: 'date-order-mixed',
        message: `Line ${dayFirst.line} (${dayFirst.text}) has the day first, line ${monthFirst.line} (${monthFirst.text}) the month.`,
        remedy: 'Write all dates of the column in one way, best as 2021-04-03.',
        line: monthFirst.line,
        value: monthFirst.text,
      })
    else if (dayFirst !== undefined) orders.set(column, 'dmy')
    else if (monthFirst !== undefined) orders.set(column, 'mdy')
    else
      issues.push({
        ...at,
        code: 'date-order-ambiguous',
        message: `Nothing in the column shows if ${first.text} is written day first or month first.`,
        remedy: 'Declare dateOrder: dmy or dateOrder: mdy in the mapping.',
        line: first.line,
        value: first.text,
        expected: 'a declared dateOrder',
      })
  }
  return { orders, issues }
}
