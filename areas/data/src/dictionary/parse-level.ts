import { plainCell } from './plain-cell.ts'
import { type SpelledValues, valueSpellings } from './value-spellings.ts'

const levels = new Map(
  Object.entries(valueSpellings).map(([kind, values]) => [
    kind,
    new Map(
      Object.entries(values).flatMap(([level, spellings]) =>
        [level, ...spellings].map((spelling) => [plainCell(spelling), level] as const),
      ),
    ),
  ]),
)

/**
 * The canonical level a cell means, for sets of values that are written in many ways; `undefined` when it is none of them.
 * Digits are read for ESSDAI levels only: `1` is male in one file and female in the next, and needs a declared code list.
 *
 * @example
 * parseLevel('smoking', 'Sevré') // 'former'
 */
export const parseLevel = (kind: SpelledValues, text: string): string | undefined => levels.get(kind)?.get(plainCell(text))
