import type { Issue } from '@dacryon/core'
import type { Source } from '../../doors/source.ts'
import type { ReadContext } from '../../format.ts'
import type { Part } from '../../parts.ts'
import type { StudyWriter } from '../../study-writer.ts'
import { asIdentifier, fileStem } from '../file-stem.ts'
import { assayKindOf, layerOf } from '../matrix/layer-of.ts'
import { readMatrix } from '../matrix/read-matrix.ts'
import { writeSampleObservations } from '../matrix/sample-observations.ts'
import { readSampleTable, type SampleTable } from '../matrix/sample-table.ts'
import { tableHead } from '../matrix/table-head.ts'
import type { AssayMapping } from './mapping-schema.ts'
import type { PlannedVisits } from './planned-visits.ts'
import { tableOptions } from './read-file.ts'

/** Read the matrices of a mapping with the tables of their samples. */
export async function* readAssays(
  source: Source,
  assays: readonly AssayMapping[],
  visits: PlannedVisits,
  writer: StudyWriter,
  context: ReadContext,
  sizes: ReadonlyMap<string, number>,
): AsyncGenerator<Part> {
  const observed = new Map<string, SampleTable>()
  for (const [position, assay] of assays.entries()) {
    context.signal.throwIfAborted()
    const options = tableOptions(assay, context.options.encoding)
    const { sample, subject, visit } = assay
    const read = await readSampleTable(source, assay.sampleTable, {
      ...options,
      ...(sample === undefined ? {} : { sample }),
      ...(subject === undefined ? {} : { subject }),
      ...(visit === undefined ? {} : { visit }),
    })
    const { table, issues } = withPlannedVisits(read, visits)
    if (!observed.has(assay.sampleTable)) yield { kind: 'issues', issues: [...read.issues, ...issues] }
    if (assay.observations !== false) observed.set(assay.sampleTable, table)
    const stem = fileStem(assay.matrix)
    const layer = assay.layer ?? layerOf(stem)
    const title = assay.title ?? stem
    const size = sizes.get(assay.matrix)
    const plan = {
      id: assay.id ?? asIdentifier(stem),
      kind: assay.kind ?? assayKindOf((await tableHead(source, assay.matrix, options.encoding, 1))?.header ?? [], layer),
      title,
      path: assay.path ?? ['Assays', title],
      layers: [layer],
      file: assay.matrix,
      table,
      options,
      ...(assay.platform === undefined ? {} : { platform: assay.platform }),
      ...(size === undefined ? {} : { size }),
    }
    yield* readMatrix(source, plan, writer, position)
  }
  yield { kind: 'issues', issues: writeSampleObservations(writer, [...observed.values()]) }
}

/** The same samples, at the visits the mapping plans. */
const withPlannedVisits = (
  table: SampleTable,
  visits: PlannedVisits,
): { readonly table: SampleTable; readonly issues: readonly Issue[] } => {
  const issues: Issue[] = []
  const rows = table.rows.map((row) => {
    if (row.visit === undefined) return row
    const planned = visits.find(row.visit)
    if (planned !== undefined) return { ...row, visit: planned.label }
    issues.push({
      code: 'visit-unknown',
      severity: 'error',
      message: `Line ${row.line}: the mapping plans no visit "${row.visit}".`,
      remedy: 'Add it to visits, or as an alias of one.',
      file: table.file,
      line: row.line,
      value: row.visit,
    })
    return row
  })
  return { table: { ...table, rows }, issues }
}
