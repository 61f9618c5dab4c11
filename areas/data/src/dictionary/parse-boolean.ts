import { parseLevel } from './parse-level.ts'

/** `Y` or `N`; `1` and `0` only when the column is declared boolean. An empty cell is neither. */
export const parseBoolean = (text: string, { declared = false }: { readonly declared?: boolean } = {}): 'Y' | 'N' | undefined => {
  const cell = text.trim()
  if (declared && (cell === '1' || cell === '0')) return cell === '1' ? 'Y' : 'N'
  const level = parseLevel('boolean', cell)
  return level === 'Y' || level === 'N' ? level : undefined
}
