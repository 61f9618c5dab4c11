import type { Style } from '../terminal/style.ts'
import { figure } from '../terminal/table.ts'

/** Names and values under each other; absent values are left out. */
export const pairs = (rows: readonly (readonly [string, string | number | undefined])[], style: Style): string => {
  const there = rows.filter(([, value]) => value !== undefined && value !== '')
  const width = Math.max(0, ...there.map(([name]) => name.length))
  return there.map(([name, value]) => `${style.dim(name.padEnd(width))}  ${typeof value === 'number' ? figure(value) : value}`).join('\n')
}
