import { fingerprint, type Issue, IssueError, sha256Hex } from '@dacryon/core'
import { drawChart, renderSvg, sceneToText } from '@dacryon/pictures'
import type { Counted } from '@dacryon/stats'
import type { Workshop } from '@dacryon/stats/workshop'
import type { Analysis } from './analysis.ts'
import { columnsAsked } from './column-fields.ts'
import type { Figure, ResultTable } from './findings.ts'
import { frameOfTexts } from './frame-of-texts.ts'
import { readOptions } from './read-options.ts'
import { citationText, type ResultFile, tableFile } from './result-files.ts'
import type { TextTable } from './text-table.ts'

/** What is run, on what. */
export interface RunRequest {
  readonly analysis: Analysis
  readonly options: Readonly<Record<string, unknown>>
  readonly seed: string
  /** Absent for analyses that need no data. */
  readonly table: TextTable | undefined
  /** Name and version of the program that runs. */
  readonly program: string
}

/** A result as it is kept: everything needed to compute it again, and what it says. */
export interface RunResult {
  readonly analysis: string
  readonly title: string
  readonly program: string
  readonly options: Readonly<Record<string, unknown>>
  readonly seed?: string
  /** Release, or file with the fingerprint of the cells that were used. */
  readonly data?: { readonly kind: 'release' | 'file'; readonly name: string; readonly cells: string }
  readonly counted: Counted
  readonly headline: string
  readonly methods: string
  readonly citations: readonly string[]
  readonly tables: readonly ResultTable[]
  readonly figures: readonly { readonly id: string; readonly title: string; readonly text: string; readonly svg: string }[]
  readonly issues: readonly Issue[]
  /** Of everything above but the program: equal for equal input. */
  readonly fingerprint: string
}

const draw = ({ id, chart, data }: Figure): RunResult['figures'][number] => {
  const scene = drawChart(chart, data)
  if (!scene.ok) throw new Error(`The figure ${id} was given data it cannot draw: ${scene.issues.map(({ message }) => message).join(' ')}`)
  return { id, title: scene.value.title, text: sceneToText(scene.value), svg: renderSvg(scene.value) }
}

const dataOf = (table: TextTable | undefined, used: readonly string[]): RunResult['data'] => {
  if (table === undefined) return undefined
  const columns = table.columns.filter(({ name }) => used.includes(name)).map(({ name, cells }) => ({ name, cells }))
  const cells = sha256Hex(new TextEncoder().encode(JSON.stringify(columns)))
  return { kind: table.origin.kind, name: table.origin.kind === 'release' ? table.origin.id : table.origin.name, cells }
}

/**
 * Runs an analysis on a table: checks options, makes the frame of the columns they name, computes, draws. The same input gives the same
 * result, to the byte, wherever and on however many threads it runs.
 *
 * Throws an `IssueError` with everything that is wrong with options and data.
 */
export const runAnalysis = async (
  request: RunRequest,
  workshop: Workshop,
  context: { readonly signal: AbortSignal; progress(done: number, total: number): void },
): Promise<RunResult> => {
  const { analysis, seed, table, program } = request
  const options = readOptions(analysis.options, request.options)
  const asked = columnsAsked(analysis.options, options)
  const frame = frameOfTexts(table ?? { name: 'no data', origin: { kind: 'file', name: '' }, columns: [], rows: 0 }, asked)
  if (!frame.ok) throw new IssueError(frame.issues)
  const found = await analysis.run(frame.value, options, { ...context, seed, workshop })
  if (!found.ok) throw new IssueError(found.issues)
  const { counted, headline, methods, tables, warnings } = found.value
  const data = dataOf(table, [...asked.keys()])
  const result = {
    analysis: analysis.id,
    title: analysis.title,
    options,
    ...(analysis.random === true && { seed }),
    ...(data !== undefined && { data }),
    counted,
    headline,
    methods,
    citations: analysis.citations.map(citationText),
    tables,
    figures: found.value.figures.map(draw),
    issues: warnings,
  }
  return { ...result, program, fingerprint: fingerprint(JSON.parse(JSON.stringify(result))) }
}

/** The methods page of a result: what was found, how, on what, by what, and the sources. */
const methodsPage = (result: RunResult): string =>
  [
    `# ${result.title}`,
    result.headline,
    '## Methods',
    `${result.methods} Computed with ${result.program}${result.seed === undefined ? '' : ` (seed ${result.seed})`}.`,
    ...(result.citations.length === 0 ? [] : ['## Sources', result.citations.map((citation, at) => `${at + 1}. ${citation}`).join('\n')]),
    ...(result.issues.length === 0 ? [] : ['## To know', result.issues.map(({ message, remedy }) => `- ${message} ${remedy}`).join('\n')]),
    '## Record',
    [
      ...(result.data === undefined
        ? []
        : [
            `- Data: ${result.data.kind} ${result.data.name}, cells ${result.data.cells.slice(0, 16)}, ${result.counted.used} of ${result.counted.n} rows used`,
          ]),
      `- Options: ${JSON.stringify(result.options)}`,
      `- Result: ${result.fingerprint}`,
    ].join('\n'),
    '',
  ].join('\n\n')

/** Everything a result is kept as: `result.json`, tables, figures, `methods.md`. */
export const filesOf = (result: RunResult): readonly ResultFile[] => [
  {
    path: 'result.json',
    contentType: 'application/json',
    text: `${JSON.stringify({ ...result, figures: result.figures.map(({ id, title, text }) => ({ id, title, text })) }, null, 2)}\n`,
  },
  { path: 'methods.md', contentType: 'text/markdown; charset=utf-8', text: methodsPage(result) },
  ...result.tables.map(tableFile),
  ...result.figures.map(({ id, svg }) => ({ path: `${id}.svg`, contentType: 'image/svg+xml', text: svg })),
]
