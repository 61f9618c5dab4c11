import { bulkWords } from '../numeric/philox-words.ts'
import { rangeOf } from '../workshop/shared.ts'
import { task } from '../workshop/task.ts'
import { resampleStatistics, type StatisticName } from './statistics.ts'

/** What is resampled. */
export interface BootstrapWork {
  readonly statistic: StatisticName
  /** Columns of one length, as the statistic wants them. */
  readonly columns: readonly Float64Array[]
  /** Rows of each stratum; every stratum is drawn from itself. */
  readonly strata: readonly Int32Array[]
  readonly replicates: number
  readonly seed: string
}

/** Pieces of some thousand draws at least, 64 at most: by the work alone. */
const piecesOf = ({ replicates, columns }: BootstrapWork): number =>
  Math.max(1, Math.min(64, replicates, Math.ceil((replicates * (columns[0]?.length ?? 1)) / 50_000)))

/** Draws each stratum anew, into `rows`. */
const draw = (strata: readonly Int32Array[], below: (size: number) => number, rows: Int32Array): void => {
  let at = 0
  for (const stratum of strata) {
    const size = stratum.length
    for (let k = 0; k < size; k++) rows[at++] = stratum[below(size)] as number
  }
}

/** Values of the statistic in a part of the replicates; NaN where it has none. */
export const bootstrapTask = task<BootstrapWork, Float64Array>({
  id: 'bootstrap-replicates',
  pieces: piecesOf,
  run: (work, piece) => {
    const { from, to } = rangeOf(work.replicates, piecesOf(work), piece)
    const { of } = resampleStatistics[work.statistic]
    const words = bulkWords(work.seed, 'bootstrap')
    const rows = new Int32Array(work.strata.reduce((total, stratum) => total + stratum.length, 0))
    const values = new Float64Array(to - from)
    for (let replicate = from; replicate < to; replicate++) {
      words.begin(replicate)
      draw(work.strata, words.below, rows)
      values[replicate - from] = of(work.columns, rows)
    }
    return values
  },
})
