import { z } from 'zod'
import { label, share } from './fields.ts'

/** Most points that a picture takes. */
export const mostPoints = 250_000

/** Columns that charts of features have in common. */
export const featureFields = {
  names: z.array(z.string().max(60)).max(mostPoints).describe('Name of each feature'),
  adjusted: z.array(share).max(mostPoints).exactOptional().describe('Adjusted p-value (false discovery rate) of each feature'),
  label: z.array(label).max(60).default([]).describe('Names to print beside their points'),
}

type Columns<Key extends string> = Readonly<Partial<Record<Key, readonly unknown[]>>>

/** Arguments of a refinement: columns that are there have one length. */
export const aligned = <Key extends string>(keys: readonly Key[]): [(columns: Columns<Key>) => boolean, string] => [
  (columns) => new Set(keys.flatMap((key) => columns[key]?.length ?? [])).size <= 1,
  `${keys.join(', ')} must have the same length`,
]
