import type { MissingReason } from '@dacryon/core'

const words: Readonly<Record<MissingReason, readonly string[]>> = {
  'not-done': ['nd', 'n.d.', 'not done', 'non fait', 'nf', 'non réalisé', 'not performed', 'np'],
  unknown: ['unknown', 'unk', 'uk', 'inconnu', 'inc', 'nsp', 'ne sait pas', 'nk', '?'],
  'not-applicable': ['na', 'n/a', 'n.a.', 'sans objet', 'so', 'non applicable', 'not applicable'],
  withheld: [],
  missing: ['.', '', 'null', 'none', 'nan', '#n/a', 'missing', 'manquant', 'donnée manquante', 'dm'],
}

const reasons: ReadonlyMap<string, MissingReason> = new Map(
  Object.entries(words).flatMap(([reason, spellings]) => spellings.map((word): [string, MissingReason] => [word, reason as MissingReason])),
)

/**
 * Reason named by a cell that holds one of the words people write for a missing value, in English or French. Numbers such as -9 or 999 are
 * never words: they are missing only where a mapping says so.
 */
export const parseMissing = (cell: string): MissingReason | undefined => reasons.get(cell.trim().toLowerCase())
