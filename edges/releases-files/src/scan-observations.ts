import type { ConceptTally } from '@dacryon/data'
import type { DuckDBConnection } from '@duckdb/node-api'
import duckdb from '@duckdb/node-bindings'
import { literal } from './draft-database.ts'

/** Walks over the observations sorted by concept and feeds the tally; throws when the file is not in that order. */
export const scanObservations = async (connection: DuckDBConnection, path: string, tally: ConceptTally): Promise<void> => {
  const result = await connection.stream(`SELECT concept, subject, visit, instance, kind, number FROM read_parquet(${literal(path)})`)
  let [lastConcept, lastSubject] = [-1, -1]
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const rows = chunk.rowCount
    const raw = chunk.chunk
    const bytes = (column: number, width: number) => duckdb.vector_get_data(duckdb.data_chunk_get_vector(raw, column), rows * width)
    const integers = (column: number): Int32Array => {
      const data = bytes(column, 4)
      return new Int32Array(data.buffer, data.byteOffset, rows)
    }
    const [concepts, subjects, visits, instances] = [integers(0), integers(1), integers(2), integers(3)]
    const kinds = bytes(4, 1)
    const data = bytes(5, 8)
    const numbers = new Float64Array(data.buffer, data.byteOffset, rows)
    for (let row = 0; row < rows; row++) {
      const concept = concepts[row] ?? -1
      const subject = subjects[row] ?? -1
      if (concept < lastConcept || (concept === lastConcept && subject < lastSubject)) throw new Error('observations came out of order')
      tally.add(concept, subject, visits[row] ?? -1, instances[row] ?? -1, kinds[row] ?? 0, numbers[row] ?? Number.NaN)
      lastConcept = concept
      lastSubject = subject
    }
  }
}
