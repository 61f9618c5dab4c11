import { IssueError } from '@dacryon/core'
import { type Operation, operation } from '@dacryon/core/operation'
import { type Instrument, instruments, notComputable } from '@dacryon/endpoints'
import { z } from 'zod'
import { readAssignments } from './assignments.ts'
import { chooseInstrument } from './choose-instrument.ts'
import { briefInstrument, describeGap, describeInstrument } from './describe-instrument.ts'
import type { ScoreDoors } from './doors.ts'
import { ownInstrument } from './own-instrument.ts'
import { problem } from './problem.ts'
import { briefSchema, gapSchema, instrumentSchema, scoredSchema } from './schemas.ts'
import { scoreRecords } from './score-records.ts'
import { scoreTable } from './score-table.ts'

const instrumentField = z.string().min(1).describe('Id or alias of an instrument, in any case')
const policy = z.string().exactOptional().describe('How missing parts count: bounds or nri; short for --option policy=...')
const definition = z
  .record(z.string(), z.unknown())
  .exactOptional()
  .describe('A responder composite as JSON, scored instead of one of the shelf; INSTRUMENT is its id')
const companion = z
  .unknown()
  .exactOptional()
  .describe('Data that the instrument needs and that is not shipped, as JSON: a value set, coefficients')

/** The instrument that is asked for: of the shelf, or the person's own. */
const chosen = (name: string, own: Readonly<Record<string, unknown>> | undefined): Instrument =>
  own === undefined ? chooseInstrument(name) : ownInstrument(name, own)

const companionOf = (instrument: Instrument, json: unknown): unknown => {
  const { companion: needed } = instrument
  if (needed === undefined) {
    if (json === undefined) return undefined
    throw new IssueError([problem('companion-not-needed', `${instrument.short} needs no file.`, 'Leave --with out.', { column: 'with' })])
  }
  if (json === undefined && needed.optional === true) return undefined
  if (json === undefined)
    throw new IssueError([
      problem('companion-missing', `${instrument.short} needs a file: ${needed.label.en}.`, `Give it with --with FILE. ${needed.help.en}`, {
        column: 'with',
      }),
    ])
  const read = needed.parse(json)
  if (!read.ok) throw new IssueError(read.issues)
  return read.value
}

const withPolicy = (option: readonly string[] | undefined, given: string | undefined): Readonly<Record<string, string>> =>
  readAssignments('option', [...(option ?? []), ...(given === undefined ? [] : [`policy=${given}`])])

/** `dacryon instruments` */
export const instrumentsOperation = operation({
  id: 'instruments',
  title: 'List the instruments, or tell everything about one',
  summary: `Without ID: every instrument that can be computed, with section, version and verification mark, and what the field uses that
cannot be computed, with the reason. With ID: items with their levels, units and bounds, options with their defaults, results, rule, missing
rule, thresholds, citations, verification marks, disagreements between sources, edge cases and worked examples.`,
  input: z.object({ id: z.string().min(1).exactOptional().describe('Id or alias of an instrument, in any case; all of them when absent') }),
  output: z.object({
    instruments: z.array(briefSchema),
    notComputable: z.array(gapSchema),
    instrument: instrumentSchema.exactOptional(),
  }),
  effect: 'read',
  http: { method: 'GET', path: '/api/instruments' },
  command: { positional: ['id'], examples: ['dacryon instruments', 'dacryon instruments star', 'dacryon instruments essdai --json'] },
  run: async (_doors: ScoreDoors, { id }) =>
    id === undefined
      ? { instruments: instruments.map(briefInstrument), notComputable: notComputable.map(describeGap) }
      : { instruments: [], notComputable: [], instrument: describeInstrument(chooseInstrument(id)) },
})

/** `GET /api/instruments/:instrument` */
export const instrumentOperation = operation({
  id: 'instrument',
  title: 'Tell everything about one instrument',
  summary: 'Its definition: items, options, results, rules, thresholds, citations, marks and worked examples.',
  input: z.object({ instrument: instrumentField }),
  output: instrumentSchema,
  effect: 'read',
  http: { method: 'GET', path: '/api/instruments/:instrument' },
  run: async (_doors: ScoreDoors, { instrument }) => describeInstrument(chooseInstrument(instrument)),
})

/** `dacryon score` */
export const scoreOperation = operation({
  id: 'score',
  title: 'Score a table with an instrument',
  summary: `Reads a delimited table or a workbook row by row and writes it as CSV: every column of the table in its order, then every result of
the instrument, then flag and reason. Reason codes are joined by semicolons; a missing result is NA, yes and no are 1 and 0.

Columns are named like the items (\`dacryon instruments ID\` lists them), or mapped with --map ITEM=COLUMN. A unit stands in the header,
\`igg_b [mg/dL]\`, or is given with --unit igg_b=mg/dL; without one a value is in the item's own unit. Columns named like an option
(policy, eye_policy, opt_lachrymal and so on) set it row by row, unless the option is given for the whole table. Blank and NA are not known;
\`<10\` is below the limit of the test. A column of the table that is called like a result is given out as input_NAME.

A row that cannot be scored has NA and says why; the others are scored. With the columns date_b and date_f (ISO dates) a follow-up before the
baseline is such a row; with subject and visit every row of a visit that stands twice is one. A row with more cells than the header has
too_many_cells, and what is beyond the header is not given out. Counts of rows, reasons and results are printed on standard error.`,
  input: z.object({
    instrument: instrumentField,
    path: z.string().min(1).describe('Table to score: delimited text, .gz, or .xlsx'),
    policy,
    option: z.array(z.string()).min(1).exactOptional().describe('Option of the instrument for every row, as NAME=VALUE'),
    unit: z.array(z.string()).min(1).exactOptional().describe("Unit of a column that is not in the item's own, as ITEM=UNIT"),
    map: z
      .array(z.string())
      .min(1)
      .exactOptional()
      .describe('Column that holds an item, option, subject, visit, date_b or date_f, as ITEM=COLUMN'),
    definition,
    with: companion,
    sheet: z.string().min(1).exactOptional().describe('Worksheet of a workbook; the first when absent'),
    decimalComma: z.boolean().default(false).describe('Numbers are written with a decimal comma, as in French or German tables'),
    encoding: z.string().min(1).exactOptional().describe('Text encoding when the table is not UTF-8, for example windows-1252'),
  }),
  output: z.never(),
  effect: 'read',
  http: { method: 'POST', path: '/api/instruments/:instrument/score' },
  command: {
    positional: ['instrument', 'path'],
    examples: [
      'dacryon score star table.csv --out out.csv',
      'dacryon score star visits.xlsx --policy nri --unit igg_b=mg/dL --unit igg_f=mg/dL --out out.csv',
      'dacryon score essdai table.csv --map cns=ESSDAI_CNS',
    ],
  },
  run: async (doors: ScoreDoors, input, context) => {
    const instrument = chosen(input.instrument, input.definition)
    const request = {
      instrument,
      companion: companionOf(instrument, input.with),
      options: withPolicy(input.option, input.policy),
      units: readAssignments('unit', input.unit),
      map: readAssignments('map', input.map),
      decimalComma: input.decimalComma,
      ...(input.sheet !== undefined && { sheet: input.sheet }),
      ...(input.encoding !== undefined && { encoding: input.encoding }),
    }
    const source = await doors.source(input.path)
    const scored = await scoreTable(source, request, context)
    return {
      fileName: `${source.name.replace(/(\.gz|\.xls[xm]|\.csv|\.tsv|\.txt)+$/i, '')}-${instrument.id}.csv`,
      contentType: 'text/csv; charset=utf-8',
      bytes: scored.bytes,
      after: () => ({ issues: scored.warnings, summary: scored.summary() }),
    }
  },
})

/** `POST /api/instruments/:instrument/records` */
export const scoreRecordsOperation = operation({
  id: 'score-records',
  title: 'Score records that are sent as JSON',
  summary: 'Each row has values by item, and options where they differ from row to row. The answers are in the order of the rows.',
  input: z.object({
    instrument: instrumentField,
    rows: z
      .array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])))
      .max(10_000)
      .describe('Records: values by item or option; what is left out is not known'),
    options: z.record(z.string(), z.string()).exactOptional().describe('Options of every row'),
    units: z.record(z.string(), z.string()).exactOptional().describe("Units of items that are not in the item's own"),
    definition,
    with: companion,
  }),
  output: z.object({ rows: z.array(scoredSchema) }),
  effect: 'read',
  http: { method: 'POST', path: '/api/instruments/:instrument/records' },
  run: async (_doors: ScoreDoors, input) => {
    const instrument = chosen(input.instrument, input.definition)
    const rows = scoreRecords(instrument, input.rows, {
      companion: companionOf(instrument, input.with),
      ...(input.options !== undefined && { options: input.options }),
      ...(input.units !== undefined && { units: input.units }),
    })
    return { rows: [...rows] }
  },
})

/** Everything this journey can do. */
export const scoreOperations = [
  instrumentsOperation,
  instrumentOperation,
  scoreOperation,
  scoreRecordsOperation,
] as unknown as readonly Operation<ScoreDoors>[]
