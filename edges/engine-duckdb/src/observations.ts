import type { Question } from '@dacryon/core'
import { type ObservationRow, type Origin, storedValue } from '@dacryon/data'
import type { DuckDBVector } from '@duckdb/node-api'
import type { Context } from './context.ts'
import { observationQueries } from './observation-queries.ts'
import { subjectSet } from './subject-set.ts'

const columns =
  'subject, visit, concept, instance, kind, number, comparator, reason, "text", raw, "start", ended, eye, gland, reader, "sample", origin, line'

const texts = (vector: DuckDBVector | undefined, row: number): string | null => {
  const item = vector?.getItem(row)
  return typeof item === 'string' ? item : null
}
const integer = (vector: DuckDBVector | undefined, row: number): number => Number(vector?.getItem(row))

/** Observations of the subjects that satisfy the question, some thousand at a time. */
export async function* observations(
  context: Context,
  origins: readonly Origin[],
  question: Question,
  concepts?: readonly string[],
): AsyncGenerator<readonly ObservationRow[]> {
  const { subjects: ids, visits, concepts: all, conceptAt } = context.dictionaries
  const subjects = await subjectSet(context, question)
  const positions = concepts?.map((code) => conceptAt.get(code)?.position).filter((position) => position !== undefined)
  for (const text of observationQueries(context, columns, subjects, positions)) {
    for await (const chunk of context.database.chunks({ text, values: [] })) {
      const at = Array.from({ length: chunk.columnCount }, (_, column) => chunk.getColumnVector(column))
      const [
        subject,
        visit,
        concept,
        instance,
        kind,
        number,
        comparator,
        reason,
        value,
        raw,
        start,
        ended,
        eye,
        gland,
        reader,
        sample,
        origin,
        line,
      ] = at
      const batch: ObservationRow[] = []
      for (let row = 0; row < chunk.rowCount; row++) {
        const position = integer(subject, row)
        if (subjects !== undefined && subjects[position] !== 1) continue
        const source = texts(raw, row)
        const from = origins[integer(origin, row)]
        const size = number?.getItem(row)
        if (from === undefined) throw new Error(`An observation names an origin that is not in the tables`)
        const optional: { [K in 'start' | 'end' | 'eye' | 'gland' | 'reader' | 'sample' | 'raw']?: string } = {}
        for (const [name, vector] of [
          ['start', start],
          ['end', ended],
          ['eye', eye],
          ['gland', gland],
          ['reader', reader],
          ['sample', sample],
        ] as const) {
          const item = texts(vector, row)
          if (item !== null) optional[name] = item
        }
        if (source !== null) optional.raw = source
        batch.push({
          subject: ids[position] ?? '',
          visit: visits[integer(visit, row)]?.label ?? '',
          concept: all[integer(concept, row)]?.code ?? '',
          value: storedValue({
            kind: integer(kind, row),
            number: typeof size === 'number' ? size : null,
            comparator: integer(comparator, row),
            reason: integer(reason, row),
            text: texts(value, row),
            raw: source,
          }),
          instance: integer(instance, row),
          ...optional,
          origin: from,
          line: integer(line, row),
        })
      }
      if (batch.length > 0) yield batch
    }
  }
}
