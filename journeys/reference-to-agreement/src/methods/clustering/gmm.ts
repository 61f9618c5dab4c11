import { ask } from '@dacryon/core'
import { isEstimable } from '@dacryon/stats'
import {
  type CovarianceFamily,
  compareGaussianMixtures,
  covarianceFamilies,
  fitGaussianMixture,
  type GaussianMixture,
  type Points,
} from '@dacryon/stats/clustering'
import { columnOf, rowsOf, selectColumns, selectRows } from '@dacryon/stats/numeric'
import type { Check, Computed, Method } from '../../method.ts'
import { expectedAt, expectedList } from './expected.ts'
import { pointsAfter } from './shapes.ts'

const tableOfBic = (points: Points, call: string, result: unknown): Computed => {
  const to = Number(/G=1:(\d+)/.exec(call)?.[1])
  const { best, candidates } = ask(compareGaussianMixtures(points, to, { seed: 'reference', starts: 2, tolerance: 1e-8 }))
  if (!isEstimable(best)) throw new RangeError(best.reason)
  const columns = expectedAt(result, 'bic', 'cols')
  const expectedOf = (family: string, g: number): number => {
    const row = expectedAt(result, 'bic', 'values', String(g - 1))
    return Array.isArray(row) && Array.isArray(columns) ? Number(row[columns.indexOf(family)]) : Number.NaN
  }
  const single = candidates.filter(({ components }) => components === 1)
  const checks = single.map(
    ({ family, bic }): Check => ({
      what: `BIC of ${family}, one component`,
      value: isEstimable(bic) ? bic : Number.NaN,
      expected: expectedOf(family, 1),
      within: 1e-6,
    }),
  )
  const top: Check = {
    what: 'BIC of the best',
    value: best.bic,
    expected: expectedOf(best.family, best.components),
    within: 0.5,
    side: 'at-least',
  }
  return {
    result: { best_model: best.family, best_G: best.components },
    exceptions: [
      {
        path: 'bic',
        why: 'The note asks for the best model, number and its BIC; other starts may reach other maxima elsewhere in the table.',
      },
    ],
    checks: [...checks, top],
  }
}

/** Our components in the order of the expected ones: each expected share takes the nearest that is left. */
const orderLike = (fit: GaussianMixture, expected: readonly number[]): readonly number[] => {
  const left = new Set(fit.shares.keys())
  return expected.map((share) => {
    const [nearest = 0] = [...left].sort((a, b) => Math.abs((fit.shares[a] ?? 0) - share) - Math.abs((fit.shares[b] ?? 0) - share))
    left.delete(nearest)
    return nearest
  })
}

const familyIn = (id: string): CovarianceFamily => {
  const family = covarianceFamilies.find((name) => id.endsWith(name))
  if (family === undefined) throw new RangeError(`No family in ${id}.`)
  return family
}

export const gmm: Method = ({ id, call, result, tables: [table] }) => {
  if (table === undefined) throw new RangeError('There is no table.')
  const points = pointsAfter(table, 0)
  if (id === 'bic_table') return tableOfBic(points, call, result)
  const g = Number(/G=(\d+)/.exec(call)?.[1])
  const fit = ask(fitGaussianMixture(points, g, familyIn(id), { seed: 'reference', tolerance: 1e-13, iterations: 20_000 }))
  if (!isEstimable(fit)) throw new RangeError(fit.reason)
  const order = orderLike(fit, expectedList(result, 'pro'))
  const means = selectRows(fit.means, order)
  const sizes = order.map((k) => fit.labels.filter((label) => label === k).length)
  const [first, second] = order.map((k) => fit.covariances[k])
  return {
    result: {
      loglik: fit.logLikelihood,
      bic: fit.bic,
      df: fit.parameters,
      pro: order.map((k) => fit.shares[k]),
      mean: { rows: table.header, values: Array.from({ length: points.columns }, (_, j) => Array.from(columnOf(means, j))) },
      sigma1: first === undefined ? null : { values: rowsOf(first) },
      sigma2: second === undefined ? null : { values: rowsOf(second) },
      class_sizes_sorted: sizes.sort((a, b) => a - b),
      icl: fit.icl,
      z_first3: { values: rowsOf(selectColumns(selectRows(fit.posterior, [0, 1, 2]), order)) },
    },
  }
}
