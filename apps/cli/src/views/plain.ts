import { table } from '../terminal/table.ts'
import { pairs } from './pairs.ts'
import type { View } from './view.ts'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const asCell = (value: unknown): string | number | undefined =>
  value === undefined || value === null
    ? undefined
    : typeof value === 'number'
      ? value
      : typeof value === 'string'
        ? value
        : JSON.stringify(value)

const rowsOf = (rows: readonly Readonly<Record<string, unknown>>[], title: (text: string) => string): string => {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return table(
    names.map((name) => ({
      title: name,
      right: rows.some((row) => typeof row[name] === 'number'),
      cell: (row: Readonly<Record<string, unknown>>) => asCell(row[name]),
    })),
    rows,
    title,
  )
}

/** Any answer: single values as pairs, lists of objects as tables. */
export const showPlain: View<unknown> = (answer, style) => {
  if (!isRecord(answer)) return String(asCell(answer) ?? '')
  const lists = Object.entries(answer).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]))
  const rest = Object.entries(answer).filter(([, value]) => !Array.isArray(value))
  const single = pairs(
    rest.map(([name, value]) => [name, asCell(value)]),
    style,
  )
  const tables = lists.map(([name, rows]) => {
    const records = rows.filter(isRecord)
    const body =
      rows.length === 0
        ? style.dim(`(no ${name})`)
        : records.length === rows.length
          ? rowsOf(records, style.bold)
          : rows.map(String).join('\n')
    return lists.length === 1 ? body : `${style.bold(name)}\n${body}`
  })
  return [single, ...tables].filter((part) => part !== '').join('\n\n')
}
