import type { Frame } from '@dacryon/stats/data'

/** How many values are missing in each of these columns; columns without one are not named. */
export const missingIn = (frame: Frame, names: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const column = frame.columns.get(name)
      if (column === undefined) return []
      const absent =
        column.kind === 'factor'
          ? column.codes.reduce((total, code) => total + (code < 0 ? 1 : 0), 0)
          : column.values.reduce((total, value) => total + (Number.isNaN(value) ? 1 : 0), 0)
      return absent > 0 ? [[name, absent] as const] : []
    }),
  )
