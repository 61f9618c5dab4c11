import { join } from 'node:path'
import type { PlannedVisit } from '@dacryon/core'
import type { ConceptType } from '@dacryon/data'
import type { Database } from './database.ts'
import { literal } from './literal.ts'

/** Concept as the release's table has it. */
interface StoredConcept {
  readonly position: number
  readonly code: string
  readonly name: string
  readonly type: ConceptType
  readonly unit?: string
  readonly censored: number
  readonly observations: number
}

/** The small tables of a release, in memory: what the positions in its observations stand for. */
export interface Dictionaries {
  readonly subjects: readonly string[]
  readonly subjectAt: ReadonlyMap<string, number>
  readonly visits: readonly PlannedVisit[]
  readonly visitAt: ReadonlyMap<string, number>
  readonly concepts: readonly StoredConcept[]
  readonly conceptAt: ReadonlyMap<string, StoredConcept>
}

const types: readonly string[] = ['number', 'category', 'text', 'date'] satisfies ConceptType[]
const isType = (text: string): text is ConceptType => types.includes(text)
const units: readonly string[] = ['d', 'wk', 'mo', 'a'] satisfies PlannedVisit['unit'][]
const isUnit = (text: unknown): text is NonNullable<PlannedVisit['unit']> => typeof text === 'string' && units.includes(text)

export const readDictionaries = async (database: Database, folder: string): Promise<Dictionaries> => {
  const rows = (columns: string, name: string) =>
    database.rows(`select ${columns} from read_parquet(${literal(join(folder, `${name}.parquet`))}) order by position`)
  const subjects = (await rows('id', 'subjects')).map(([id]) => String(id))
  const visits = (await rows('label, "time", unit, "before", "after"', 'visits')).map(
    ([label, time, unit, before, after]): PlannedVisit => ({
      label: String(label),
      ...(time === null ? {} : { time: Number(time) }),
      ...(isUnit(unit) ? { unit } : {}),
      ...(before === null || after === null ? {} : { window: { before: Number(before), after: Number(after) } }),
    }),
  )
  const concepts = (await rows('code, name, type, unit, censored, observations', 'concepts')).map(
    ([code, name, type, unit, censored, observations], position): StoredConcept => {
      if (!isType(String(type))) throw new Error(`${folder}: concept ${String(code)} has the unknown type ${String(type)}`)
      return {
        position,
        code: String(code),
        name: String(name),
        type: String(type) as ConceptType,
        ...(unit === null ? {} : { unit: String(unit) }),
        censored: Number(censored),
        observations: Number(observations),
      }
    },
  )
  return {
    subjects,
    subjectAt: new Map(subjects.map((id, at) => [id, at])),
    visits,
    visitAt: new Map(visits.map(({ label }, at) => [label, at])),
    concepts,
    conceptAt: new Map(concepts.map((concept) => [concept.code, concept])),
  }
}
