import type { Family } from './family.ts'

const least = 1e-9

/** Multinomial likelihood with one block of coefficients a class (no reference class: the penalty makes it unique). */
export const multinomialFamily = (codes: Int32Array, classes: number): Family => {
  const rows = codes.length
  const counts = new Float64Array(classes)
  for (const code of codes) counts[code] = (counts[code] as number) + 1
  const logs = Array.from(counts, (count) => Math.log(Math.max(count, 1e-9) / rows))
  const centre = logs.reduce((total, value) => total + value, 0) / classes
  const residual = new Float64Array(rows)
  const weights = new Float64Array(rows)
  /** Log of the sum of exponentials of a row. */
  const logTotal = (predictor: readonly Float64Array[], row: number): number => {
    let most = Number.NEGATIVE_INFINITY
    for (let at = 0; at < classes; at++) most = Math.max(most, (predictor[at] as Float64Array)[row] as number)
    let total = 0
    for (let at = 0; at < classes; at++) total += Math.exp(((predictor[at] as Float64Array)[row] as number) - most)
    return most + Math.log(total)
  }
  return {
    blocks: classes,
    intercept: true,
    start: logs.map((value) => value - centre),
    saturated: 0,
    deviance: (predictor) => {
      let total = 0
      for (let row = 0; row < rows; row++)
        total += logTotal(predictor, row) - ((predictor[codes[row] as number] as Float64Array)[row] as number)
      return 2 * total
    },
    state: (predictor, block) => {
      const own = predictor[block] as Float64Array
      for (let row = 0; row < rows; row++) {
        const p = Math.exp((own[row] as number) - logTotal(predictor, row))
        residual[row] = (codes[row] === block ? 1 : 0) - p
        weights[row] = Math.max(least, p * (1 - p))
      }
      return { residual, weights }
    },
  }
}
