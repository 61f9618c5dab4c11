import { IssueError } from '@dacryon/core'
import type { OperationContext } from '@dacryon/core/operation'
import { chooseAnalysis } from './choose-analysis.ts'
import { columnsAsked } from './column-fields.ts'
import type { ResultDoors } from './doors.ts'
import { type DataAsked, openTableOf } from './open-table-of.ts'
import { optionsOfTexts, readOptions } from './read-options.ts'
import { filesOf, runAnalysis } from './run-analysis.ts'

/** What a person asked to run. */
export interface RunAsked extends DataAsked {
  readonly analysis: string
  readonly set?: readonly string[]
  readonly options?: Readonly<Record<string, unknown>>
  readonly seed: string
}

/** Runs what was asked and gives the result with its files. Throws an `IssueError` with everything that is wrong. */
export const answerRun = async (doors: ResultDoors, asked: RunAsked, context: OperationContext) => {
  const analysis = chooseAnalysis(asked.analysis)
  const set = optionsOfTexts(analysis.options, asked.set ?? [])
  const twice = Object.keys(set).find((name) => asked.options?.[name] !== undefined)
  if (twice !== undefined)
    throw new IssueError([
      {
        code: 'assignment-twice',
        severity: 'error',
        message: `${twice} is given both in options and with set.`,
        remedy: 'Keep one of them.',
        column: twice,
      },
    ])
  const options = readOptions(analysis.options, { ...asked.options, ...set })
  const names = [...columnsAsked(analysis.options, options).keys()]
  const table = analysis.needsData === false ? undefined : await openTableOf(doors, asked, names)
  const result = await runAnalysis({ analysis, options, seed: asked.seed, table, program: doors.program }, doors.workshop, {
    signal: context.signal,
    progress: (done, total) => context.progress({ doing: analysis.title, done, total }),
  })
  const copied = (rows: (typeof result.tables)[number]) => ({ ...rows, columns: [...rows.columns], rows: rows.rows.map((row) => [...row]) })
  return {
    ...result,
    counted: { ...result.counted, missing: { ...result.counted.missing } },
    citations: [...result.citations],
    tables: result.tables.map(copied),
    figures: [...result.figures],
    issues: [...result.issues],
    files: [...filesOf(result)],
  }
}
