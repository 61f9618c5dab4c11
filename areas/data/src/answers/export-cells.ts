import type { PlannedVisit } from '@dacryon/core'
import type { ConceptLabels, ObservationRow } from '../doors/engine.ts'
import type { ExportColumn } from './export-columns.ts'
import { numberText } from './number-text.ts'

/** What every row of an export repeats, so that a row taken out of its file still says where it is from. */
export interface ExportAbout {
  readonly study: string
  readonly release: string
  readonly labels: ConceptLabels
  readonly visits: ReadonlyMap<string, PlannedVisit>
}

/** Source text of a row, also where it is the value's own text. */
const sourceText = ({ value, raw }: ObservationRow): string => {
  if (raw !== undefined) return raw
  if (value.kind === 'number') return numberText(value.number)
  if (value.kind === 'censored') return value.raw
  return value.kind === 'text' ? value.text : value.kind === 'date' ? value.date : ''
}

/** Cells of one observation as text, in the order of `exportColumns`; an absent value is an empty cell. */
export const exportCells = (row: ObservationRow, about: ExportAbout): readonly string[] => {
  const { value, origin } = row
  const visit = about.visits.get(row.visit)
  const label = about.labels.get(row.concept)
  const cells: Readonly<Record<ExportColumn, string>> = {
    study: about.study,
    release: about.release,
    subject: row.subject,
    visit: row.visit,
    visit_time: visit?.time === undefined ? '' : numberText(visit.time),
    visit_unit: visit?.unit ?? '',
    concept: row.concept,
    name: label?.name ?? '',
    value_kind: value.kind,
    number: value.kind === 'number' ? numberText(value.number, value.raw) : value.kind === 'censored' ? numberText(value.limit) : '',
    text: value.kind === 'text' ? value.text : '',
    date: value.kind === 'date' ? value.date : '',
    comparator: value.kind === 'censored' ? value.comparator : '',
    missing_reason: value.kind === 'missing' ? value.reason : '',
    unit: label?.unit ?? '',
    raw: sourceText(row),
    instance: String(row.instance),
    start: row.start ?? '',
    end: row.end ?? '',
    eye: row.eye ?? '',
    gland: row.gland ?? '',
    reader: row.reader ?? '',
    sample: row.sample ?? '',
    source_file: origin.file,
    source_line: String(row.line),
    source_column: String(origin.column),
  }
  return Object.values(cells)
}
