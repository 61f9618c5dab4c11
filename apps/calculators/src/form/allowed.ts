import type { Item } from '@dacryon/endpoints/form'
import type { Speech } from '../words/speech.tsx'

/** What a field takes, in words: `0 to 135, whole number`. Empty when it takes any number. */
export const allowedOf = (item: Item, { words, decimal }: Speech): string => {
  if (item.kind === 'level') return item.levels.join(', ')
  if (item.kind !== 'number') return ''
  const { min, above, max, whole } = item
  const low = min ?? above
  const range =
    low !== undefined && max !== undefined && above === undefined
      ? words.range(decimal(low), decimal(max))
      : [
          ...(min === undefined ? [] : [words.from(decimal(min))]),
          ...(above === undefined ? [] : [words.above(decimal(above))]),
          ...(max === undefined ? [] : [words.upTo(decimal(max))]),
        ].join(' ')
  return [range, ...(whole ? [words.whole] : [])].filter((part) => part !== '').join(', ')
}
