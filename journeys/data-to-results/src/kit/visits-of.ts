import type { Column, FactorColumn } from '@dacryon/stats/data'

const numberIn = (label: string): number | undefined => {
  const found = label.match(/-?\d+(?:\.\d+)?/g)
  return found?.length === 1 ? Number(found[0]) : undefined
}

/** Planned visits in their order, and where each stands in time: at the number in its name, or one after the other. */
export interface Visits {
  readonly factor: FactorColumn
  readonly times: readonly number[]
  /** True where the times come from the names. */
  readonly timed: boolean
}

const asFactor = (column: Column): FactorColumn => {
  if (column.kind === 'factor') return column
  const values = [...new Set(column.values)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b)
  const at = new Map(values.map((value, code) => [value, code]))
  return {
    kind: 'factor',
    name: column.name,
    levels: values.map(String),
    codes: Int32Array.from(column.values, (value) => at.get(value) ?? -1),
  }
}

/** A column of visits as a factor in the order of time: `week 4` before `week 12`. */
export const visitsOf = (column: Column): Visits => {
  const factor = asFactor(column)
  const numbers = factor.levels.map(numberIn)
  const timed = new Set(numbers).size === numbers.length && !numbers.includes(undefined)
  if (!timed) return { factor, times: factor.levels.map((_, at) => at + 1), timed }
  const order = factor.levels.map((level, code) => ({ level, code, time: numbers[code] ?? 0 })).sort((a, b) => a.time - b.time)
  const place = new Map(order.map(({ code }, at) => [code, at]))
  const levels = order.map(({ level }) => level)
  return {
    factor: { ...factor, levels, codes: factor.codes.map((code) => place.get(code) ?? -1) },
    times: order.map(({ time }) => time),
    timed,
  }
}
