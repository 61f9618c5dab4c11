import { type Frame, numericOf } from '@dacryon/stats/data'
import { computeSummary } from '@dacryon/stats/describe'
import type { Cell, ResultColumn, ResultTable } from '../findings.ts'
import { ask } from './ask.ts'
import { counts, numbers, shares } from './result-columns.ts'

/** Size of each cluster with the means of its measurements; `more` columns come before the means. */
export const profilesTable = (
  frame: Frame,
  names: readonly string[],
  labels: ArrayLike<number>,
  clusters: number,
  more: readonly ResultColumn[] = [],
  cells: (cluster: number) => readonly Cell[] = () => [],
): ResultTable => {
  const measured = names.map((name) => ask(numericOf(frame, name)))
  return {
    id: 'clusters',
    title: 'Clusters',
    columns: [
      counts('cluster', 'Cluster'),
      counts('n', 'n'),
      shares('share', 'Share'),
      ...more,
      ...measured.map(({ name, unit }, at) => numbers(`mean-${at + 1}`, `${name}, mean`, unit)),
    ],
    rows: Array.from({ length: clusters }, (_, cluster) => {
      const members = (values: Float64Array): Float64Array => values.filter((_, row) => labels[row] === cluster)
      const n = Array.from(labels).filter((label) => label === cluster).length
      return [
        cluster + 1,
        n,
        n / labels.length,
        ...cells(cluster),
        ...measured.map(({ values }) => ask(computeSummary(members(values))).mean),
      ]
    }),
  }
}
