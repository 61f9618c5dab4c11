import { notFiniteIssue, type ObservationBatch, type StudyTables } from '@dacryon/data'

/** One observation with its texts; positions as in the parts. */
export interface MemoryObservation {
  readonly subject: number
  readonly visit: number
  readonly concept: number
  readonly instance: number
  readonly origin: number
  readonly line: number
  readonly kind: number
  readonly number: number
  readonly comparator: number
  readonly reason: number
  readonly text: string | undefined
  readonly raw: string | undefined
  readonly start: string | undefined
  readonly end: string | undefined
  readonly eye: string | undefined
  readonly gland: string | undefined
  readonly reader: string | undefined
  readonly sample: string | undefined
}

const order = ['concept', 'subject', 'visit', 'instance', 'origin', 'line'] as const

/** All observations sorted by concept, subject, visit, instance, origin and line; numbers that are none join the issues. */
export const observationsOf = (batches: readonly ObservationBatch[], tables: StudyTables): readonly MemoryObservation[] => {
  const all = batches.flatMap((batch) =>
    Array.from({ length: batch.length }, (_, row): MemoryObservation => {
      const at = (values: Int32Array | Uint8Array | Float64Array): number => values[row] ?? Number.NaN
      const text = (places: Int32Array): string | undefined => batch.strings[at(places)]
      const [kind, number, origin, line] = [at(batch.kind), at(batch.number), at(batch.origin), at(batch.line)]
      if ((kind === 0 || kind === 3) && !Number.isFinite(number)) tables.log.add(notFiniteIssue(tables, origin, line, number))
      return {
        subject: at(batch.subject),
        visit: at(batch.visit),
        concept: at(batch.concept),
        instance: at(batch.instance),
        origin,
        line,
        kind,
        number,
        comparator: at(batch.comparator),
        reason: at(batch.reason),
        text: text(batch.text),
        raw: text(batch.raw),
        start: text(batch.start),
        end: text(batch.end),
        eye: text(batch.eye),
        gland: text(batch.gland),
        reader: text(batch.reader),
        sample: text(batch.sample),
      }
    }),
  )
  return all.sort((a, b) => {
    const key = order.find((name) => a[name] !== b[name])
    return key === undefined ? 0 : a[key] - b[key]
  })
}
