import { eigenSymmetric } from '../numeric/matrix/eigen-symmetric.ts'
import { type Matrix, transpose, zeros } from '../numeric/matrix/matrix.ts'
import { crossProduct, multiply } from '../numeric/matrix/products.ts'

/** The matrix with the mean of each column taken off. */
export const centreColumns = ({ rows, columns, data }: Matrix): Matrix => {
  const out = zeros(rows, columns)
  for (let j = 0; j < columns; j++) {
    let mean = 0
    for (let i = 0; i < rows; i++) mean += (data[i * columns + j] ?? 0) / rows
    for (let i = 0; i < rows; i++) out.data[i * columns + j] = (data[i * columns + j] ?? 0) - mean
  }
  return out
}

/**
 * Scores on all principal components that vary, one row a subject. Distances between subjects are those of the points, so what is random in
 * component space need not be turned back.
 */
export const componentScores = (points: Matrix): Matrix => {
  const centred = centreColumns(points)
  const wide = points.columns > points.rows
  const { values, vectors } = eigenSymmetric(crossProduct(wide ? transpose(centred) : centred))
  const kept = values.findIndex((value) => !(value > (values[0] ?? 0) * 1e-12))
  const rank = kept < 0 ? values.length : kept
  const scores = zeros(points.rows, rank)
  const turned = wide ? vectors : multiply(centred, vectors)
  for (let j = 0; j < rank; j++) {
    const scale = wide ? Math.sqrt(values[j] ?? 0) : 1
    for (let i = 0; i < points.rows; i++) scores.data[i * rank + j] = (turned.data[i * turned.columns + j] ?? 0) * scale
  }
  return scores
}
