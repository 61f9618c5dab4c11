import type { Feature, Sample } from '@dacryon/data'
import type { Database } from './database.ts'
import { parquet } from './files.ts'

const attributes = (json: unknown): Readonly<Record<string, string>> => {
  if (typeof json !== 'string') return {}
  const parsed: unknown = JSON.parse(json)
  if (typeof parsed !== 'object' || parsed === null) return {}
  return Object.fromEntries(Object.entries(parsed).map(([name, value]) => [name, String(value)]))
}

/** Samples of an assay, in the order of its columns. */
export const readSamples = async (database: Database, folder: string, assay: string): Promise<readonly Sample[]> => {
  const rows = await database.rows(
    `select code, subject, visit, attributes from ${parquet(folder, 'assays', assay, 'samples')} order by position`,
  )
  return rows.map(([code, subject, visit, json]) => ({
    code: String(code),
    subject: String(subject),
    ...(visit === null ? {} : { visit: String(visit) }),
    attributes: attributes(json),
  }))
}

/** Features of an assay, in the order of its rows. */
export const readFeatures = async (database: Database, folder: string, assay: string): Promise<readonly Feature[]> => {
  const rows = await database.rows(`select id, symbol, attributes from ${parquet(folder, 'assays', assay, 'features')} order by position`)
  return rows.map(([id, symbol, json]) => ({
    id: String(id),
    ...(symbol === null ? {} : { symbol: String(symbol) }),
    ...(json === null ? {} : { attributes: attributes(json) }),
  }))
}
