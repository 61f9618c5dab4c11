const cell = (value: string | number | undefined): string => {
  const text = value === undefined ? '' : String(value)
  // A leading sign would run as a formula when a spreadsheet opens the file.
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows as CSV (RFC 4180, CRLF, header first). Cells that a spreadsheet would take for a formula get a leading apostrophe. */
export const asCsv = (header: readonly string[], rows: readonly (readonly (string | number | undefined)[])[]): string =>
  [header, ...rows]
    .map((row) => row.map(cell).join(','))
    .join('\r\n')
    .concat('\r\n')
