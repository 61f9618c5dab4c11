/** A header cell: the name of the column, and the unit that stands behind it in brackets. */
export interface HeaderCell {
  readonly name: string
  readonly unit?: string
  /** The brackets were round: they may hold something else than a unit, as in `Fatigue (0-10)`. */
  readonly unsure?: true
}

const withUnit = /^(.*?\S)\s*(?:\[(.+)\]|\(([^()]+(?:\([^()]*\)[^()]*)*)\))$/

/** `igg_b [mg/dL]` and `igg_b (mg/dL)` are `igg_b` in mg/dL; `rf_b [[IU]/mL]` is `rf_b` in [IU]/mL. */
export const readHeader = (text: string): HeaderCell => {
  const [, name, square, round] = withUnit.exec(text.trim()) ?? []
  const unit = (square ?? round)?.trim()
  if (name === undefined || unit === undefined || unit === '') return { name: text.trim() }
  return square === undefined ? { name, unit, unsure: true } : { name, unit }
}
