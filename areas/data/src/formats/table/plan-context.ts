import type { DictionaryEntry, Issue } from '@dacryon/core'
import type { Place } from './parse-mapping.ts'
import type { PlannedVisits } from './planned-visits.ts'
import type { VisitWindows } from './visit-windows.ts'

/** What the columns of a file are checked against. */
export interface PlanContext {
  readonly mappingFile: string
  readonly dictionary: ReadonlyMap<string, DictionaryEntry>
  readonly visits: PlannedVisits
  /** Collects the dates of visits of all files. */
  readonly windows: VisitWindows
  /** Place of a key below the file's own part of the mapping. */
  place(...path: readonly (string | number)[]): Place
}

/** Reports a problem of one mapped column; the path leads to the key inside it. */
export type Report = (issue: Omit<Issue, 'file' | 'line' | 'column'>, ...path: readonly (string | number)[]) => void
