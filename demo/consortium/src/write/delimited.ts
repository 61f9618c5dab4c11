/** A cell as text; quoted when it holds the delimiter, a quote or a line end. */
const cellText = (cell: string | number, delimiter: string): string => {
  const text = String(cell)
  return text.includes(delimiter) || text.includes('"') || text.includes('\n') ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows as delimited text, each line ended. */
export const delimited = (rows: Iterable<readonly (string | number)[]>, delimiter: string, lineEnd = '\n'): string => {
  let text = ''
  for (const row of rows) text += row.map((cell) => cellText(cell, delimiter)).join(delimiter) + lineEnd
  return text
}
