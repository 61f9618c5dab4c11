import { computeSummary } from '@dacryon/stats/describe'
import { isEstimable } from '@dacryon/stats/result'
import type { Group } from '@dacryon/stats/tests'
import type { ResultTable } from '../findings.ts'
import { ask } from './ask.ts'
import { counts, numbers, words } from './result-columns.ts'

/** n, mean, standard deviation, median and quartiles of each group. */
export const summaryTable = (groups: readonly Group[], unit: string | undefined): ResultTable => ({
  id: 'groups',
  title: 'Groups',
  columns: [
    words('group', 'Group'),
    counts('n', 'n'),
    numbers('mean', 'Mean', unit),
    numbers('sd', 'SD', unit),
    numbers('median', 'Median', unit),
    numbers('q1', 'First quartile', unit),
    numbers('q3', 'Third quartile', unit),
  ],
  rows: groups.map(({ name, values }) => {
    const summary = ask(computeSummary(values))
    const [q1, q3] = isEstimable(summary.quartiles) ? summary.quartiles : [summary.quartiles, summary.quartiles]
    return [name, values.length, summary.mean, summary.standardDeviation, summary.median, q1, q3]
  }),
})
