import { type ConceptStats, type DraftPlan, duplicateIssue, implausibleIssue, type StudyTables } from '@dacryon/data'
import { type DraftDatabase, literal } from './draft-database.ts'

const key = 'concept, subject, visit, instance, eye, gland, reader, "sample", start'

/** Rows of one subject, visit, concept, dimensions, instance and start: each but the first is an error that names both. */
export const checkDuplicates = async (
  database: DraftDatabase,
  path: string,
  repeated: readonly number[],
  tables: StudyTables,
): Promise<void> => {
  if (repeated.length === 0) return
  const rows = await database.connection.stream(`
    SELECT subject, visit, concept, origin, line, first_origin, first_line FROM (
      SELECT *, row_number() OVER place AS nth, first_value(origin) OVER place AS first_origin, first_value(line) OVER place AS first_line
      FROM read_parquet(${literal(path)}) WHERE concept IN (${repeated.join(', ')})
      WINDOW place AS (PARTITION BY ${key} ORDER BY origin, line))
    WHERE nth > 1 ORDER BY origin, line`)
  for await (const chunk of rows.yieldRows()) {
    for (const row of chunk) {
      const [subject = -1, visit = -1, concept = -1, origin = -1, line = -1, firstOrigin = -1, firstLine = -1] = row.map(Number)
      tables.log.add(duplicateIssue(tables, { subject, visit, concept, origin, line }, { origin: firstOrigin, line: firstLine }))
    }
  }
}

/** Numbers outside the screening range of their dictionary variable: warnings. */
export const checkRanges = async (
  database: DraftDatabase,
  path: string,
  stats: readonly ConceptStats[],
  tables: StudyTables,
  plausible: DraftPlan['plausible'],
): Promise<void> => {
  for (const [concept, { variable }] of tables.concepts.entries()) {
    const range = variable === undefined ? undefined : plausible.get(variable)
    const { min, max } = stats[concept] ?? {}
    if (range === undefined || min === undefined || max === undefined) continue
    const low = range.min === undefined ? Number.NEGATIVE_INFINITY : Number(range.min)
    const high = range.max === undefined ? Number.POSITIVE_INFINITY : Number(range.max)
    if (min >= low && max <= high) continue
    const outside = [range.min === undefined ? [] : [`number < ${low}`], range.max === undefined ? [] : [`number > ${high}`]]
      .flat()
      .join(' OR ')
    const rows = await database.connection.stream(
      `SELECT subject, visit, origin, line, coalesce(raw, ''), number FROM read_parquet(${literal(path)}) WHERE concept = ${concept} AND kind = 0 AND (${outside}) ORDER BY origin, line`,
    )
    for await (const chunk of rows.yieldRows()) {
      for (const [subject, visit, origin, line, raw, number] of chunk) {
        const place = { subject: Number(subject), visit: Number(visit), concept, origin: Number(origin), line: Number(line) }
        tables.log.add(implausibleIssue(tables, place, raw === '' ? String(number) : String(raw), range))
      }
    }
  }
}
