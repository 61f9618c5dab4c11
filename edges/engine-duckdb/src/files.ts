import { join } from 'node:path'
import { literal } from './literal.ts'

/** SQL that reads a Parquet file of a release. */
export const parquet = (folder: string, ...path: readonly string[]): string =>
  `read_parquet(${literal(`${join(folder, ...path)}.parquet`)})`
