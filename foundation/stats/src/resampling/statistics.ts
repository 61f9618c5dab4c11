/** A statistic of resampled rows that a worker thread knows by name. */
export interface ResampleStatistic {
  /** How many columns it needs. */
  readonly columns: number
  /** Its value for these rows (0-based, with repeats); NaN where it has none. */
  readonly of: (columns: readonly Float64Array[], rows: Int32Array) => number
}

const meanOf = (x: Float64Array, rows: Int32Array): number => {
  let sum = 0
  for (let at = 0; at < rows.length; at++) sum += x[rows[at] as number] as number
  return sum / rows.length
}

const difference = (columns: readonly Float64Array[], rows: Int32Array): number => {
  const [x, group] = columns as [Float64Array, Float64Array]
  let [sum1, n1, sum0] = [0, 0, 0]
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number
    const value = x[row] as number
    if (group[row] === 1) {
      sum1 += value
      n1 += 1
    } else sum0 += value
  }
  return sum1 / n1 - sum0 / (rows.length - n1)
}

const varianceOf = (columns: readonly Float64Array[], rows: Int32Array): number => {
  const x = columns[0] as Float64Array
  const centre = meanOf(x, rows)
  let squares = 0
  for (let at = 0; at < rows.length; at++) {
    const distance = (x[rows[at] as number] as number) - centre
    squares += distance * distance
  }
  return squares / (rows.length - 1)
}

const correlationOf = (columns: readonly Float64Array[], rows: Int32Array): number => {
  const [x, y] = columns as [Float64Array, Float64Array]
  const [mx, my] = [meanOf(x, rows), meanOf(y, rows)]
  let [sxx, syy, sxy] = [0, 0, 0]
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number
    const [a, b] = [(x[row] as number) - mx, (y[row] as number) - my]
    sxx += a * a
    syy += b * b
    sxy += a * b
  }
  return sxy / (Math.sqrt(sxx) * Math.sqrt(syy))
}

const medianOf = (columns: readonly Float64Array[], rows: Int32Array): number => {
  const x = columns[0] as Float64Array
  const drawn = Float64Array.from(rows, (row) => x[row] as number).sort()
  const half = drawn.length >> 1
  return drawn.length % 2 === 1 ? (drawn[half] as number) : ((drawn[half - 1] as number) + (drawn[half] as number)) / 2
}

/** Standardised difference: first group (1) minus the others over the pooled standard deviation. */
const standardised = (columns: readonly Float64Array[], rows: Int32Array): number => {
  const [x, group] = columns as [Float64Array, Float64Array]
  let [sum1, n1, sum0] = [0, 0, 0]
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number
    if (group[row] === 1) {
      sum1 += x[row] as number
      n1 += 1
    } else sum0 += x[row] as number
  }
  const [mean1, mean0] = [sum1 / n1, sum0 / (rows.length - n1)]
  let squares = 0
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number
    const distance = (x[row] as number) - (group[row] === 1 ? mean1 : mean0)
    squares += distance * distance
  }
  return (mean1 - mean0) / Math.sqrt(squares / (rows.length - 2))
}

/** Names of the statistics: of one column; of two (correlation); of a column and a group that is 1 or 0. */
export type StatisticName = 'mean' | 'variance' | 'sd' | 'median' | 'correlation' | 'difference-of-means' | 'standardised-difference'

/** Statistics that can be resampled in threads. */
export const resampleStatistics: Readonly<Record<StatisticName, ResampleStatistic>> = {
  mean: { columns: 1, of: (columns, rows) => meanOf(columns[0] as Float64Array, rows) },
  variance: { columns: 1, of: varianceOf },
  sd: { columns: 1, of: (columns, rows) => Math.sqrt(varianceOf(columns, rows)) },
  median: { columns: 1, of: medianOf },
  correlation: { columns: 2, of: correlationOf },
  'difference-of-means': { columns: 2, of: difference },
  'standardised-difference': { columns: 2, of: standardised },
}
