import { ask } from '@dacryon/core'
import { isEstimable } from '@dacryon/stats'
import { computeNmfRanks, fitNmfFrom, type NmfFit, type NmfLoss } from '@dacryon/stats/clustering'
import { type Matrix, rowsOf } from '@dacryon/stats/numeric'
import type { Check, Method } from '../../method.ts'
import { expectedList } from './expected.ts'
import { pointsAfter } from './shapes.ts'

const firstColumns = (matrix: Matrix): { readonly values: readonly (readonly number[])[] } => ({
  values: rowsOf(matrix).map((row) => row.slice(0, 5)),
})
const firstRows = (matrix: Matrix): { readonly values: readonly (readonly number[])[] } => ({ values: rowsOf(matrix).slice(0, 5) })
const parts = ({ h, w }: NmfFit): { readonly H_first5: unknown; readonly W_first5: unknown } => ({
  H_first5: firstColumns(h),
  W_first5: firstRows(w),
})

export const nmf: Method = async ({ id, call, result, table, tolerance }) => {
  const v = pointsAfter(table('nmf_v'), 1)
  if (id === 'multiplicative_200') {
    const iterations = Number(/^(\d+)/.exec(call)?.[1])
    const start = { w: pointsAfter(table('nmf_w0'), 1), h: pointsAfter(table('nmf_h0'), 1) }
    const of = (loss: NmfLoss): NmfFit => ask(fitNmfFrom(v, start, { loss, iterations, tolerance: 0 }))
    const [squares, divergence] = [of('frobenius'), of('kullback-leibler')]
    return {
      result: {
        frobenius: { rss: squares.residualSumOfSquares, ...parts(squares) },
        kl: { divergence: divergence.loss, ...parts(divergence) },
        evar: squares.explained,
      },
    }
  }
  const starts = Number(/nrun=(\d+)/.exec(call)?.[1])
  const { ranks } = ask(await computeNmfRanks(v, expectedList(result, 'rank'), { seed: 'reference', loss: 'kullback-leibler', starts }))
  const [cophenetic, explained] = [expectedList(result, 'cophenetic'), expectedList(result, 'evar')]
  return {
    checks: ranks.flatMap((found, at): readonly Check[] => [
      {
        what: `cophenetic correlation at rank ${found.rank}`,
        value: isEstimable(found.cophenetic) ? found.cophenetic : Number.NaN,
        expected: cophenetic[at] ?? Number.NaN,
        within: tolerance.abs ?? 0,
      },
      {
        what: `explained variance at rank ${found.rank}`,
        value: found.best.explained,
        expected: explained[at] ?? Number.NaN,
        within: 0.01,
      },
    ]),
  }
}
