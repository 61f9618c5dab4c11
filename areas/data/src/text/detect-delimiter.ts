import type { Issue } from '@dacryon/core'

/** Delimiters that are looked for, the likeliest first. */
export const delimiters = ['\t', ';', ',', '|'] as const

const names: Readonly<Record<string, string>> = { '\t': 'tab', ';': 'semicolon', ',': 'comma', '|': 'vertical bar' }

/** Cells of the first lines for one delimiter; lines inside quotes are joined. */
const widths = (text: string, delimiter: string, lines: number): readonly number[] => {
  const found: number[] = []
  let inQuotes = false
  let columns = 1
  let empty = true
  for (const character of text) {
    if (character === '"') inQuotes = !inQuotes
    else if (!inQuotes && character === delimiter) columns++
    else if (!inQuotes && character === '\n') {
      if (!empty) found.push(columns)
      if (found.length === lines) return found
      columns = 1
      empty = true
      continue
    }
    if (character !== '\r') empty = false
  }
  return found.length === 0 && !empty ? [columns] : found
}

/**
 * Delimiter of a table from the beginning of its text (a few complete lines): the one that splits every line into the same number of
 * columns, more than one, and most of them; else the one that splits the header most. `undefined` for a single column.
 */
export const detectDelimiter = (head: string): string | undefined => {
  const candidates = delimiters.map((delimiter) => {
    const found = widths(head, delimiter, 20)
    const header = found[0] ?? 1
    return { delimiter, header, even: found.every((columns) => columns === header) }
  })
  const best = candidates
    .filter(({ header }) => header > 1)
    .reduce<(typeof candidates)[number] | undefined>(
      (kept, next) =>
        kept === undefined || (next.even && !kept.even) || (next.even === kept.even && next.header > kept.header) ? next : kept,
      undefined,
    )
  return best?.delimiter
}

/** What to say when a header came out as one column although it holds another delimiter: the wrong one was used. */
export const wrongDelimiter = (header: readonly string[], used: string, file: string): Issue | undefined => {
  const [only = ''] = header
  const other = header.length === 1 ? delimiters.find((delimiter) => delimiter !== used && only.includes(delimiter)) : undefined
  if (other === undefined) return undefined
  return {
    code: 'wrong-delimiter',
    severity: 'error',
    message: `The file was read with the delimiter ${names[used] ?? used} and has a single column, but its header holds ${names[other]}s.`,
    remedy: `Say that the delimiter is the ${names[other]}, or save the file with ${names[used] ?? used}s.`,
    file,
    line: 1,
    value: only.length > 80 ? `${only.slice(0, 77)}...` : only,
    expected: `columns separated by ${names[used] ?? used}`,
  }
}
