import { hasErrors, type Issue, IssueError } from '@dacryon/core'
import type { OperationContext } from '@dacryon/core/operation'
import { isWorkbook, type OpenTable, openTable, type Source, type TableOptions } from '@dacryon/data'
import { chooseOptions, type Instrument, type TableScorer, tableScorer } from '@dacryon/endpoints'
import { CsvBytes } from './csv-bytes.ts'
import { type ColumnPlan, type ColumnWishes, planColumns } from './plan-columns.ts'
import { problem } from './problem.ts'
import { rowChecker } from './row-checker.ts'
import { duplicateVisits } from './row-problems.ts'
import { rowWriter } from './row-writer.ts'
import type { ScoreSummary } from './summary.ts'

/** What to score a table with. */
export interface ScoreRequest extends ColumnWishes {
  readonly instrument: Instrument
  /** Checked companion data, for instruments that need it. */
  readonly companion?: unknown
  /** Worksheet of a workbook; the first when absent. */
  readonly sheet?: string
  readonly encoding?: string
  /** Numbers are written with a decimal comma. Never guessed: `1,234` may also be a thousand. */
  readonly decimalComma?: boolean
}

/** A table with its scores, while it is being written. */
export interface ScoredTable {
  /** CSV in UTF-8: the columns of the table in their order, every result, `flag`, `reason`. To be walked once. */
  readonly bytes: AsyncIterable<Uint8Array>
  /** What a person should know of how the columns were read. */
  readonly warnings: readonly Issue[]
  /** What came out; complete when `bytes` have come to their end. */
  summary(): ScoreSummary
}

/** About so many bytes are given out at a time. */
const pieceLength = 1 << 17

interface Prepared {
  readonly plan: ColumnPlan
  readonly scorer: TableScorer
}

const prepare = ({ instrument, companion, ...wishes }: ScoreRequest, table: OpenTable): Prepared => {
  if (table.header.length === 0 || hasErrors(table.issues)) throw new IssueError(table.issues)
  const plan = planColumns(instrument, table.header, wishes)
  const chosen = chooseOptions(instrument, wishes.options)
  if (!plan.ok || !chosen.ok) {
    const issues = [...(plan.ok ? [] : plan.issues), ...(chosen.ok ? [] : chosen.issues)]
    throw new IssueError(issues.map((issue) => ({ ...issue, file: table.file })))
  }
  const scorer = tableScorer(instrument, {
    columns: plan.value.ids,
    units: plan.value.units,
    ...(wishes.options !== undefined && { options: wishes.options }),
    companion,
  })
  if (!scorer.ok) throw new IssueError(scorer.issues.map((issue) => ({ ...issue, file: table.file, line: table.headerLine })))
  return { plan: plan.value, scorer: scorer.value }
}

/** Subjects and visits that stand in several rows: the file is read once for them alone, and only when it has both columns. */
const findDuplicates = async (
  source: Source,
  path: string,
  options: TableOptions,
  { common: { subject, visit } }: ColumnPlan,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> => {
  if (subject === undefined || visit === undefined) return new Set()
  const table = await openTable(source, path, options)
  const found = duplicateVisits(subject, visit)
  for await (const { batch, first, end } of table.rows()) {
    signal.throwIfAborted()
    for (let row = first; row < end; row++) found.add(batch, row)
  }
  return found.twice
}

const sizeOf = async (source: Source, path: string): Promise<number> => (await source.files()).find((file) => file.path === path)?.size ?? 0

/** The table that a source is or holds. Throws an `IssueError` (`table-expected`) for a folder that does not hold exactly one file. */
const tablePath = async (source: Source): Promise<string> => {
  if (source.kind === 'file') return source.name
  const files = await source.files()
  const [only] = files
  if (only !== undefined && files.length === 1) return only.path
  throw new IssueError([
    problem('table-expected', `${source.name} is a folder with ${files.length} files.`, 'Name the one table to score.', {
      value: source.name,
    }),
  ])
}

/**
 * Score every row of a delimited table or worksheet with an instrument, streaming: memory does not grow with the rows, but for the texts of
 * `subject` and `visit` when the table has both.
 *
 * Columns named like items are read, columns named like options set them row by row, all others are passed through. A row that cannot be
 * scored says why and stops no other. Throws an `IssueError` before anything is given out when the table as a whole cannot be scored:
 * see `planColumns`, `option-unknown`, `option-value`, and what reading a file can say.
 */
export const scoreTable = async (
  source: Source,
  request: ScoreRequest,
  context: OperationContext = { signal: new AbortController().signal, progress: () => undefined },
): Promise<ScoredTable> => {
  const path = await tablePath(source)
  const options: TableOptions = {
    ...(request.sheet !== undefined && { sheet: request.sheet }),
    ...(request.encoding !== undefined && { encoding: request.encoding }),
  }
  const table = await openTable(source, path, options)
  try {
    const prepared = prepare(request, table)
    const twice = await findDuplicates(source, path, options, prepared.plan, context.signal)
    const check = rowChecker(table.header.length, isWorkbook(path), prepared.plan.common, twice)
    const out = new CsvBytes()
    const { write, tally } = rowWriter(
      request.instrument,
      prepared.scorer,
      { width: table.header.length, check, decimalComma: request.decimalComma === true },
      out,
    )
    const total = await sizeOf(source, path)
    const { plan } = prepared
    const bytes = async function* (): AsyncGenerator<Uint8Array> {
      try {
        for (const name of plan.header) out.cell(name)
        out.endRow()
        for await (const { batch, first, end } of table.rows()) {
          context.signal.throwIfAborted()
          for (let row = first; row < end; row++) {
            write(batch, row)
            if (out.length > pieceLength) yield out.take()
          }
          context.progress({ doing: 'score', done: Math.min(table.bytes, total), total })
        }
        if (hasErrors(table.issues)) throw new IssueError(table.issues)
        yield out.take()
      } finally {
        await table.close()
      }
    }
    const perRow = Object.keys(request.instrument.options ?? {}).filter(
      (id) => request.options?.[id] === undefined && plan.ids.includes(id),
    )
    const chosen = chooseOptions(request.instrument, request.options)
    const whole = Object.entries(chosen.ok ? chosen.value.texts : {}).filter(([id]) => !perRow.includes(id))
    return {
      bytes: bytes(),
      warnings: plan.warnings.map((issue) => ({ ...issue, file: path })),
      summary: () => tally.summary(Object.fromEntries(whole), perRow),
    }
  } catch (error) {
    await table.close()
    throw error
  }
}
