import type { MissingReason } from '@dacryon/core'
import { parseMissing as reasonOf } from '../text/parse-missing.ts'
import { plainCell } from './plain-cell.ts'

/** What a column declares about its missing cells. */
export interface MissingOptions {
  /** Words that are values of this column and so not missing: a dictionary entry that allows `unknown` or `none`. */
  readonly allowed?: readonly string[]
  /** Numbers that stand for missing, only because the file says so: `-9`, `999`. 999 can be a real creatine kinase. */
  readonly sentinels?: readonly string[]
}

/** Why a cell of a declared column holds no value, when it says so; `undefined` when the cell must be read as a value. */
export const parseMissingIn = (text: string, { allowed = [], sentinels = [] }: MissingOptions = {}): MissingReason | undefined => {
  const cell = plainCell(text)
  if (sentinels.some((sentinel) => plainCell(sentinel) === cell)) return 'missing'
  return cell !== '' && allowed.some((word) => plainCell(word) === cell) ? undefined : reasonOf(cell)
}
