import type { Predictors } from '../predictors.ts'

/** Every column of categories as indicators of all levels but the first; measured columns stay. Names: column name and level. */
export const indicatorPredictors = (predictors: Predictors): Predictors => {
  const names: string[] = []
  const columns: Float64Array[] = []
  predictors.names.forEach((name, column) => {
    const own = predictors.values.subarray(column * predictors.rows, (column + 1) * predictors.rows)
    const levels = predictors.levels[column] ?? []
    if (levels.length === 0) {
      names.push(name)
      columns.push(own)
    }
    levels.slice(1).forEach((level, at) => {
      names.push(`${name}${level}`)
      columns.push(own.map((code) => (code === at + 1 ? 1 : 0)))
    })
  })
  const values = new Float64Array(predictors.rows * columns.length)
  columns.forEach((column, at) => {
    values.set(column, at * predictors.rows)
  })
  return { rows: predictors.rows, names, values, levels: columns.map(() => []) }
}
