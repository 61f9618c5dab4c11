import type { Frame, Term } from '@dacryon/stats/data'

const partsOf = (frame: Frame, name: string): readonly string[] => {
  const column = frame.columns.get(name)
  if (column?.kind !== 'factor') return [name]
  const [reference, ...others] = column.levels
  return others.map((level) => `${name}: ${level} against ${reference}`)
}

/**
 * What each coefficient of a model means, in the order of its design columns without the intercept: a measurement by its name, a category
 * against its reference. Every column of an interaction must be a term too.
 */
export const termLabels = (frame: Frame, terms: readonly Term[]): readonly string[] =>
  terms.flatMap((term) => {
    let labels: readonly string[] = ['']
    for (const name of term) {
      const before = labels
      labels = partsOf(frame, name).flatMap((part) => before.map((label) => (label === '' ? part : `${label} × ${part}`)))
    }
    return labels
  })
