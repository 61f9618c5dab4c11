import type { Predictors } from '../predictors.ts'
import type { ElasticNet } from './fit-elastic-net.ts'

/** Linear predictors of one step, block by block. Errors: RangeError where the step is not there or the columns are not those fitted. */
export const linearPredictors = (net: ElasticNet, step: number, predictors: Predictors): readonly Float64Array[] => {
  const fitted = net.steps[step]
  if (fitted === undefined) throw new RangeError(`There is no step ${step}.`)
  if (predictors.names.length !== net.names.length) throw new RangeError('The columns are not those of the model.')
  return fitted.coefficients.map((own, block) => {
    const predictor = new Float64Array(predictors.rows).fill(fitted.intercepts[block] as number)
    own.forEach((coefficient, column) => {
      if (coefficient === 0) return
      for (let row = 0; row < predictors.rows; row++)
        predictor[row] = (predictor[row] as number) + coefficient * (predictors.values[column * predictors.rows + row] as number)
    })
    return predictor
  })
}

/** Probability of each class, row by row of a class: [P(first), P(second)] for two classes. */
export const classProbabilities = (net: ElasticNet, step: number, predictors: Predictors): readonly Float64Array[] => {
  const blocks = linearPredictors(net, step, predictors)
  if (net.family === 'binomial') {
    const second = (blocks[0] as Float64Array).map((eta) => 1 / (1 + Math.exp(-eta)))
    return [second.map((p) => 1 - p), second]
  }
  const result = blocks.map((block) => new Float64Array(block.length))
  for (let row = 0; row < predictors.rows; row++) {
    const most = Math.max(...blocks.map((block) => block[row] as number))
    let total = 0
    for (const block of blocks) total += Math.exp((block[row] as number) - most)
    blocks.forEach((block, at) => {
      ;(result[at] as Float64Array)[row] = Math.exp((block[row] as number) - most) / total
    })
  }
  return result
}
