import type { Outcome } from '@dacryon/core'
import { factorColumn, frameOf, numericColumn } from '../../src/data/index.ts'
import { measuredPredictors, type Predictors, predictorsOf } from '../../src/prediction/index.ts'

/** The value, or an error that fails the test. */
export const demanded = <T>(outcome: Outcome<T>): T => {
  if (outcome.ok) return outcome.value
  throw new Error(outcome.issues.map((issue) => issue.message).join('; '))
}

/** The data of prediction.R, made by the same rule. */
export const ruleData = () => {
  const i = Array.from({ length: 80 }, (_, at) => at)
  const x1 = i.map((at) => (at * 37) % 61)
  const x2 = i.map((at) => (at * 17) % 23)
  const x3 = i.map((at) => ['a', 'b', 'c', 'd'][(at * 7) % 4] as string)
  const trt = i.map((at) => (at * 3) % 2)
  const u = i.map((at) => (at * 11) % 19)
  const y = i.map((at, row) => {
    const e = (((at * 29) % 31) - 15) / 10
    return (
      0.05 * (x1[row] as number) +
      (x3[row] === 'b' || x3[row] === 'd' ? 1.5 : 0) +
      ((x2[row] as number) > 11 ? 2 * (trt[row] as number) : 0) +
      e
    )
  })
  const b = y.map((value) => (value > 3 ? 1 : 0))
  const times = i.map((at) => 1 + ((at * 13) % 40))
  const events = i.map((at) => (at % 3 > 0 ? 1 : 0))
  const frame = demanded(frameOf([demanded(numericColumn('x1', x1)), demanded(numericColumn('x2', x2)), demanded(factorColumn('x3', x3))]))
  const mixed: Predictors = demanded(predictorsOf(frame, ['x1', 'x2', 'x3']))
  const measured = demanded(measuredPredictors(['x1', 'x2', 't', 'u'], [x1, x2, trt, u]))
  return { x1, x2, x3, trt, u, y, b, times, events, frame, mixed, measured }
}
