import type { MissingReason } from '@dacryon/core'
import { plainCell } from './plain-cell.ts'

const reasons: ReadonlyMap<string, MissingReason> = new Map<string, MissingReason>([
  ...['nd', 'n.d.', 'not done', 'non fait', 'nf', 'non réalisé', 'not performed', 'np'].map((word) => [word, 'not-done'] as const),
  ...['unknown', 'unk', 'uk', 'inconnu', 'inc', 'nsp', 'ne sait pas', 'nk', '?'].map((word) => [word, 'unknown'] as const),
  ...['na', 'n/a', 'n.a.', 'sans objet', 'so', 'non applicable', 'not applicable'].map((word) => [word, 'not-applicable'] as const),
  ...['', '.', 'null', 'none', 'nan', '#n/a', 'missing', 'manquant', 'donnée manquante', 'dm'].map((word) => [word, 'missing'] as const),
])

/** What a column declares about its missing cells. */
export interface MissingOptions {
  /** Words that are values of this column and so not missing: a dictionary entry that allows `unknown` or `none`. */
  readonly allowed?: readonly string[]
  /** Numbers that stand for missing, only because the file says so: `-9`, `999`. 999 can be a real creatine kinase. */
  readonly sentinels?: readonly string[]
}

/** Why a cell holds no value, when it says so; `undefined` when the cell must be read as a value. */
export const parseMissing = (text: string, { allowed = [], sentinels = [] }: MissingOptions = {}): MissingReason | undefined => {
  const cell = plainCell(text)
  if (sentinels.some((sentinel) => plainCell(sentinel) === cell)) return 'missing'
  return cell !== '' && allowed.some((word) => plainCell(word) === cell) ? undefined : reasons.get(cell)
}
