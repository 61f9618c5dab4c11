import { IssueError } from '@dacryon/core'
import { nearest } from '@dacryon/data'
import { analyses } from './analyses/index.ts'
import type { Analysis } from './analysis.ts'

/** The analysis of this id, in any case. Throws an `IssueError` (`analysis-unknown`) that names the nearest. */
export const chooseAnalysis = (id: string): Analysis => {
  const found = analyses.find((analysis) => analysis.id === id.toLowerCase())
  if (found !== undefined) return found
  const [near] = nearest(
    id.toLowerCase(),
    analyses.map((analysis) => analysis.id),
  )
  throw new IssueError([
    {
      code: 'analysis-unknown',
      severity: 'error',
      message: `There is no analysis ${id}.`,
      remedy: near === undefined ? 'See them all with dacryon analyses.' : `Did you mean ${near}? See them all with dacryon analyses.`,
      column: 'analysis',
      value: id,
    },
  ])
}
