import { ask } from '@dacryon/core'
import { computeKMeans, computeKMeansFrom, type KMeansAlgorithm } from '@dacryon/stats/clustering'
import { selectRows } from '@dacryon/stats/numeric'
import type { Method } from '../../method.ts'
import { blobPoints, fromOne, rowsOfPoints } from './shapes.ts'

const algorithms: Readonly<Record<string, KMeansAlgorithm>> = { Lloyd: 'lloyd', 'Hartigan-Wong': 'hartigan-wong', MacQueen: 'macqueen' }

const rowsIn = (args: unknown): readonly number[] => {
  const rows = typeof args === 'object' && args !== null && 'init_rows' in args ? args.init_rows : undefined
  if (!Array.isArray(rows)) throw new RangeError('The case names no initial rows.')
  return rows.map((row) => Number(row) - 1)
}

export const kmeans: Method = ({ id, args, call, result, table }) => {
  const points = blobPoints(table('blobs'))
  const algorithm = algorithms[id]
  if (algorithm === undefined) {
    const { totalWithin, sizes } = ask(computeKMeans(points, Number(/X, (\d+)/.exec(call)?.[1]), { seed: 'reference', starts: 200 }))
    const known = typeof result === 'object' && result !== null && 'tot_withinss' in result ? Number(result.tot_withinss) : Number.NaN
    return {
      result: { sizes_sorted: Array.from(sizes).sort((a, b) => a - b) },
      exceptions: [
        { path: 'tot_withinss', why: 'The note asks for at most the expected value; a smaller sum is a better partition. See the check.' },
      ],
      checks: [{ what: 'sum of squares within clusters', value: totalWithin, expected: known, within: known * 1e-9, side: 'at-most' }],
    }
  }
  const found = ask(computeKMeansFrom(points, selectRows(points, rowsIn(args)), algorithm))
  return {
    result: {
      cluster: fromOne(found.labels),
      centers: rowsOfPoints(found.centres),
      withinss: Array.from(found.within),
      tot_withinss: found.totalWithin,
      betweenss: found.between,
      totss: found.total,
    },
  }
}
