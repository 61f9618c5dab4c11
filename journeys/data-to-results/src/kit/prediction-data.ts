import { IssueError, type Outcome } from '@dacryon/core'
import { type CompleteCases, completeCases, type Frame } from '@dacryon/stats/data'
import { type Predictors, predictorsOf, type Response } from '@dacryon/stats/prediction'
import { ask } from './ask.ts'
import { checkLevels } from './check-levels.ts'
import { checkRows } from './check-rows.ts'

/** Complete rows of an outcome and its predictors, as models of prediction take them. */
export interface PredictionData {
  readonly cases: CompleteCases
  readonly response: Response
  readonly predictors: Predictors
}

/** The outcome is a number where the column is measured, a class otherwise. Throws an `IssueError` naming what cannot be used. */
export const predictionData = (frame: Frame, outcome: string, names: readonly string[], least = 10): PredictionData => {
  const own = [...new Set(names)].filter((name) => name !== outcome)
  if (own.length === 0)
    throw new IssueError([
      {
        code: 'no-predictor',
        severity: 'error',
        message: 'There is no predictor beside the outcome.',
        remedy: 'Choose at least one other column.',
        column: outcome,
      },
    ])
  const cases = ask(completeCases(frame, [outcome, ...own]))
  checkRows(cases.frame.rows, least, [outcome, ...own])
  const column = cases.frame.columns.get(outcome)
  if (column === undefined) throw new RangeError(`There is no column ${outcome}.`)
  if (column.kind === 'factor') checkLevels([column])
  const response: Response =
    column.kind === 'factor' ? { kind: 'class', levels: column.levels, codes: column.codes } : { kind: 'number', values: column.values }
  return { cases, response, predictors: ask(predictorsOf(cases.frame, own)) }
}

/** The value of a model of this outcome; its issues name the column as the table does. */
export const askModel = <T>(outcome: string, result: Outcome<T>): T => {
  if (result.ok) return result.value
  throw new IssueError(
    result.issues.map((issue) => (issue.column === 'outcome' || issue.column === 'response' ? { ...issue, column: outcome } : issue)),
  )
}
