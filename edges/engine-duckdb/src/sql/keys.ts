import type { Scope } from '@dacryon/core'

/** Columns that tell things apart. */
export type KeyColumn = 'subject' | 'visit' | 'eye' | 'gland' | 'sample'

const ofScope: Readonly<Record<Scope, readonly KeyColumn[]>> = {
  patient: ['subject'],
  visit: ['subject', 'visit'],
  eye: ['subject', 'visit', 'eye'],
  gland: ['subject', 'visit', 'gland'],
  sample: ['subject', 'sample'],
}

/** Columns that tell the things of a scope apart. */
export const keysOf = (scope: Scope): readonly KeyColumn[] => ofScope[scope]

/** Columns of the thing that holds both: the visit of an eye and a gland, the patient of a visit and a sample. */
export const commonKeys = (left: readonly KeyColumn[], right: readonly KeyColumn[]): readonly KeyColumn[] =>
  left.filter((key) => right.includes(key))

/** `subject, visit, eye`, each behind a table's alias when one is given. */
export const listKeys = (keys: readonly KeyColumn[], alias?: string): string =>
  keys.map((key) => `${alias === undefined ? '' : `${alias}.`}"${key}"`).join(', ')

/** Only observations that belong to such a thing at all. */
export const keyed = (keys: readonly KeyColumn[]): readonly string[] =>
  keys.filter((key) => key !== 'subject' && key !== 'visit').map((key) => `"${key}" is not null`)
