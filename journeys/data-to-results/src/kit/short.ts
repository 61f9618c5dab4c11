import type { NumericColumn } from '@dacryon/stats/data'

/** Words that fit where a picture takes words: never empty, never too long. */
export const short = (text: string, most = 120): string => {
  const trimmed = text.trim() === '' ? '(no name)' : text
  return trimmed.length > most ? `${trimmed.slice(0, most - 1)}…` : trimmed
}

/** A title of a picture. */
export const pictureTitle = (text: string): string => short(text, 200)

/** A measurement as the axis of a picture. */
export const axisOf = ({ name, unit }: Pick<NumericColumn, 'name' | 'unit'>) => ({
  label: short(name),
  ...(unit !== undefined && unit !== '' && { unit: short(unit, 40) }),
})
