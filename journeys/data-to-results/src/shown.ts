import { isNotEstimable } from '@dacryon/stats/result'
import type { Cell, ResultColumn } from './findings.ts'

const significant = (value: number): string => {
  if (value === 0) return '0'
  const size = Math.abs(value)
  if (size >= 1e6 || size < 1e-4) return value.toExponential(2)
  return String(Number(value.toPrecision(size >= 1000 ? 6 : 4)))
}

/** A P value as journals print it. */
export const shownP = (p: number): string =>
  p < 0.001 ? (p < 1e-15 ? '<1e-15' : p < 1e-4 ? p.toExponential(1) : '<0.001') : p.toPrecision(2)

/** A cell for people; files keep every digit. */
export const shownCell = (cell: Cell, column: Pick<ResultColumn, 'as'>): string => {
  if (cell === null) return ''
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  if (typeof cell === 'string') return cell === 'Infinity' ? '∞' : cell === '-Infinity' ? '−∞' : cell
  if (isNotEstimable(cell)) return 'not estimable'
  switch (column.as) {
    case 'p':
      return shownP(cell)
    case 'percent':
      return `${(100 * cell).toFixed(1)} %`
    case 'count':
      return String(cell)
    default:
      return significant(cell)
  }
}
