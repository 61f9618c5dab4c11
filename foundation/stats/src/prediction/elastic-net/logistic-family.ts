import type { Family } from './family.ts'

const least = 1e-9

/** Logistic likelihood of a 0/1 outcome. */
export const logisticFamily = (outcome: Float64Array): Family => {
  const rows = outcome.length
  let cases = 0
  for (const value of outcome) cases += value
  const residual = new Float64Array(rows)
  const weights = new Float64Array(rows)
  return {
    blocks: 1,
    intercept: true,
    start: [Math.log(cases / (rows - cases))],
    saturated: 0,
    deviance: ([predictor]) => {
      let total = 0
      for (let row = 0; row < rows; row++) {
        const eta = predictor?.[row] as number
        const signed = outcome[row] === 1 ? -eta : eta
        total += signed > 0 ? signed + Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed))
      }
      return 2 * total
    },
    state: ([predictor]) => {
      for (let row = 0; row < rows; row++) {
        const p = 1 / (1 + Math.exp(-(predictor?.[row] as number)))
        residual[row] = (outcome[row] as number) - p
        weights[row] = Math.max(least, p * (1 - p))
      }
      return { residual, weights }
    },
  }
}
