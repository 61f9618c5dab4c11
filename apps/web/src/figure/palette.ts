/** The colours a drawing may use, read from the tokens in force. */
export interface Palette {
  readonly ink: string
  readonly soft: string
  readonly line: string
  readonly surface: string
  readonly series: readonly string[]
}

/** Reads the palette off the document's tokens, so that pictures follow light and dark. */
export const readPalette = (): Palette => {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  return {
    ink: token('ink'),
    soft: token('ink-soft'),
    line: token('line'),
    surface: token('surface'),
    series: [1, 2, 3, 4, 5, 6, 7, 8].map((n) => token(`data-${n}`)),
  }
}
