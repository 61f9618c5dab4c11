import { csvCell } from '@dacryon/data'

/** The same as `csvCell`, quick for the short plain cells that most tables are made of. */
export const quickCsvCell = (text: string): string => {
  const length = text.length
  if (length === 0) return text
  if (length > 24) return csvCell(text)
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at)
    // Below: blanks, line ends and quotes; 44 is the comma; beyond ASCII there are other blanks.
    if (code < 35 || code === 44 || code > 126) return csvCell(text)
  }
  return text
}
