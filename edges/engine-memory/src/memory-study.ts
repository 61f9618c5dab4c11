import {
  type BulkPart,
  type Feature,
  type ObservationBatch,
  type ObservationRow,
  type Part,
  StudyTables,
  storedValue,
  visitOrder,
} from '@dacryon/data'

/** A matrix of a study: features in order, and each layer's numbers row after row. */
export interface Matrix {
  readonly features: Feature[]
  readonly layers: Map<string, number[]>
}

const text = (batch: ObservationBatch, column: Int32Array, at: number): string | undefined => batch.strings[column[at] ?? -1]
const whole = (column: Int32Array | Uint8Array | Float64Array, at: number): number => column[at] ?? Number.NaN

/** All observations of a study as rows, and its matrices: what arrives as parts, kept in memory. */
export class MemoryStudy {
  readonly tables = new StudyTables()
  readonly matrices: Matrix[] = []
  readonly #rows: { readonly row: ObservationRow; readonly key: readonly number[] }[] = []

  constructor(parts: Iterable<Part>) {
    const bulk: BulkPart[] = []
    for (const part of parts) {
      const rest = this.tables.take(part)
      if (rest !== undefined) bulk.push(rest)
    }
    const { ranks } = visitOrder(this.tables.visits)
    for (const part of bulk) {
      if (part.kind === 'observations') for (let at = 0; at < part.batch.length; at++) this.#rows.push(this.#read(part.batch, at, ranks))
      else {
        const matrix: Matrix = this.matrices[part.batch.assay] ?? { features: [], layers: new Map() }
        this.matrices[part.batch.assay] = matrix
        matrix.features.push(...part.batch.features)
        for (const [layer, numbers] of Object.entries(part.batch.layers))
          matrix.layers.set(layer, [...(matrix.layers.get(layer) ?? []), ...numbers])
      }
    }
    this.#rows.sort((a, b) => {
      const differs = a.key.findIndex((part, at) => part !== b.key[at])
      return differs < 0 ? 0 : (a.key[differs] ?? 0) - (b.key[differs] ?? 0)
    })
  }

  #read(batch: ObservationBatch, at: number, ranks: readonly number[]): { readonly row: ObservationRow; readonly key: readonly number[] } {
    const { subjects, visits, concepts, origins } = this.tables
    const [subject, visit, concept, origin] = [
      whole(batch.subject, at),
      whole(batch.visit, at),
      whole(batch.concept, at),
      whole(batch.origin, at),
    ]
    const from = origins[origin]
    const [id, label, code] = [subjects[subject], visits[visit]?.label, concepts[concept]?.code]
    if (from === undefined || id === undefined || label === undefined || code === undefined)
      throw new Error('An observation names a thing that did not arrive')
    const raw = text(batch, batch.raw, at)
    const optional = Object.fromEntries(
      Object.entries({
        start: text(batch, batch.start, at),
        end: text(batch, batch.end, at),
        eye: text(batch, batch.eye, at),
        gland: text(batch, batch.gland, at),
        reader: text(batch, batch.reader, at),
        sample: text(batch, batch.sample, at),
        raw,
      }).filter(([, value]) => value !== undefined),
    )
    const value = storedValue({
      kind: whole(batch.kind, at),
      number: whole(batch.number, at),
      comparator: whole(batch.comparator, at),
      reason: whole(batch.reason, at),
      text: text(batch, batch.text, at) ?? null,
      raw: raw ?? null,
    })
    const instance = whole(batch.instance, at)
    const line = whole(batch.line, at)
    return {
      row: { subject: id, visit: label, concept: code, value, instance, ...optional, origin: from, line },
      key: [subject, ranks[visit] ?? 0, concept, instance, origin, line],
    }
  }

  /** Observations sorted by subject, visit in time, concept, instance, place. */
  get rows(): readonly ObservationRow[] {
    return this.#rows.map(({ row }) => row)
  }
}
