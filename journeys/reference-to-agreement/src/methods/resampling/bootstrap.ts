import { ask } from '@dacryon/core'
import { isEstimable } from '@dacryon/stats'
import { computeBootstrapIntervals, computeJackknife, resampleStatistics } from '@dacryon/stats/resampling'
import type { Method } from '../../method.ts'
import { completeNumbersOf } from '../../table.ts'

export const bootstrap: Method = ({ table }) => {
  const given = table('boot_data')
  const columns = ['x', 'y'].map((name) => Float64Array.from(completeNumbersOf(given, name)))
  const statistic = (rows: Int32Array): number => resampleStatistics.correlation.of(columns, rows)
  const replicates = table('boot_index').rows.map((row) => statistic(Int32Array.from(row, (cell) => Number(cell) - 1)))
  const jackknife = ask(computeJackknife(given.rows.length, statistic))
  const found = ask(computeBootstrapIntervals({ estimate: jackknife.estimate, replicates, jackknife: jackknife.values }))
  const ends = ({ low, high }: { readonly low: number; readonly high: number }) => [low, high]
  const correction = isEstimable(found.correction) ? found.correction : null
  return {
    result: {
      t0: jackknife.estimate,
      mean: found.mean,
      se: found.standardError,
      bias: found.bias,
      normal: ends(found.normal),
      basic: ends(found.basic),
      percentile: ends(found.percentile),
      percentile_type7: ends(found.percentileType7),
      z0: correction?.z0,
      acceleration: correction?.acceleration,
      bca_levels: correction?.levels,
      bca: isEstimable(found.bca) ? ends(found.bca) : null,
      jackknife_se: jackknife.standardError,
    },
  }
}
