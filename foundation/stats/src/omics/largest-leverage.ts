import type { DesignMatrix } from '../data/design-matrix.ts'
import { leastSquaresKernel } from './least-squares-kernel.ts'

/**
 * Largest leverage of a sample in a design; one over it is the effective size of its smallest group, for `filterByExpression`.
 *
 * @example 1 / largestLeverage(design)
 */
export const largestLeverage = ({ rows, columns, data }: DesignMatrix): number => {
  const kernel = leastSquaresKernel(rows, columns)
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) kernel.columns[j * kernel.stride + i] = data[i * columns + j] ?? 0
  kernel.factor(rows)
  const leverages = new Float64Array(rows)
  kernel.leverages(leverages)
  return Math.max(...leverages)
}
