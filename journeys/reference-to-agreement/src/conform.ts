import { type Issue, IssueError } from '@dacryon/core'
import type { OperationContext } from '@dacryon/core/operation'
import type { Source } from '@dacryon/data'
import { type Comparison, compare } from './compare.ts'
import type { OpenCase } from './method.ts'
import { methods } from './methods/index.ts'
import { notComputed } from './not-computed.ts'
import { readJson } from './read-json.ts'
import { readTable } from './read-table.ts'
import { expectedFile, type ReferenceCase, referenceIndex } from './reference-case.ts'
import type { Table } from './table.ts'

/** How one case came out. */
export interface CaseReport extends Comparison {
  readonly method: string
  readonly id: string
  readonly kind: ReferenceCase['kind']
  readonly tolerance: ReferenceCase['tolerance']
  /** `no-method`: Dacryon does not compute it, on purpose where `reason` says so; `failed`: it stopped with the error told in `reason`. */
  readonly outcome: 'agrees' | 'disagrees' | 'no-method' | 'failed'
  readonly reason?: string
}

const nothing: Comparison = {
  agrees: false,
  numbers: 0,
  largestAbsolute: undefined,
  largestRelative: undefined,
  differences: [],
  exceptions: [],
  checks: [],
}

const whyOf = (cause: unknown): string =>
  cause instanceof IssueError
    ? cause.issues.map((issue) => issue.message).join(' ')
    : cause instanceof Error
      ? cause.message
      : String(cause)

type TableAt = (path: string) => Promise<Table>

const runCase = async (name: string, reference: ReferenceCase, tableAt: TableAt): Promise<CaseReport> => {
  const method = methods[name]
  const about = { method: name, id: reference.id, kind: reference.kind, tolerance: reference.tolerance }
  if (method === undefined) {
    const reason = notComputed[name]
    return { ...nothing, ...about, outcome: 'no-method', ...(reason !== undefined && { reason }) }
  }
  try {
    const comparison = compare(reference, await method(await openCase(reference, tableAt)))
    return { ...comparison, ...about, outcome: comparison.agrees ? 'agrees' : 'disagrees' }
  } catch (cause) {
    return { ...nothing, ...about, outcome: 'failed', reason: whyOf(cause) }
  }
}

const pathsOf = ({ inputs }: ReferenceCase): readonly string[] => (typeof inputs === 'string' ? [inputs] : (inputs ?? []))

const openCase = async (reference: ReferenceCase, tableAt: TableAt): Promise<OpenCase> => {
  const tables = await Promise.all(pathsOf(reference).map(tableAt))
  const table = (name: string): Table => {
    const found = tables.find((one) => one.name === name)
    if (found === undefined) throw new RangeError(`The case ${reference.id} has no table ${name}.`)
    return found
  }
  return { ...reference, tables, table, beside: (name) => tableAt(`data/${name}.csv`) }
}

/** What of a directory to run. */
export interface ConformOptions {
  /** Methods or `method/case` ids that contain this text; all when absent. */
  readonly only?: string | undefined
}

const notReference = (source: Source): Issue => ({
  code: 'reference-absent',
  severity: 'error',
  message: `${source.name} has no index.json.`,
  remedy: 'Name a directory with index.json, data/ and expected/.',
  file: 'index.json',
})

/** The cases of a directory, and what is wrong with files of which there are none. */
export interface Conformance {
  readonly reports: readonly CaseReport[]
  readonly issues: readonly Issue[]
}

/**
 * Runs every case of a reference directory and compares. A case that fails, a damaged table and a damaged file of cases do not stop the
 * others: the first two are told with the case, the last as an issue. The directory is read as it stands: any directory of the format works.
 *
 * Throws an `IssueError` where the directory is not one of the format.
 */
export const conform = async (source: Source, { only }: ConformOptions, context: OperationContext): Promise<Conformance> => {
  const files = new Set((await source.files()).map((file) => file.path))
  if (!files.has('index.json')) throw new IssueError([notReference(source)])
  const tables = new Map<string, Promise<Table>>()
  const tableAt: TableAt = (path) => {
    const known = tables.get(path) ?? readTable(source, path)
    tables.set(path, known)
    return known
  }
  const index = await readJson(source, 'index.json', referenceIndex)
  const reports: CaseReport[] = []
  const issues: Issue[] = []
  for (const [at, file] of index.methods.entries()) {
    const expected = await readJson(source, `expected/${file}.json`, expectedFile).catch((cause: unknown) => {
      if (!(cause instanceof IssueError)) throw cause
      issues.push(...cause.issues)
      return undefined
    })
    for (const reference of expected?.cases ?? []) {
      context.signal.throwIfAborted()
      if (only !== undefined && !`${file}/${reference.id}`.includes(only)) continue
      context.progress({ doing: `${file}/${reference.id}`, done: at, total: index.methods.length })
      reports.push(await runCase(file, reference, tableAt))
    }
  }
  return { reports, issues }
}
