import { streamOf } from '../../numeric/random.ts'
import { rangeOf } from '../../workshop/shared.ts'
import { task } from '../../workshop/task.ts'
import type { CentredTrial } from './best-split.ts'
import type { BinnedCovariate } from './binned-covariate.ts'
import { type SidesSettings, searchSides } from './search-sides.ts'

export interface SidesInput {
  readonly trial: CentredTrial
  readonly covariates: readonly BinnedCovariate[]
  readonly settings: SidesSettings
  readonly permutations: number
  readonly seed: string
}

/** Smallest p that the whole search finds when (outcome, arm) pairs are permuted against the covariates; 1 where it finds none. */
export const sidesTask = task<SidesInput, Float64Array>({
  id: 'subgroups/sides',
  pieces: (input) => Math.min(input.permutations, 100),
  run: ({ trial, covariates, settings, permutations, seed }, piece) => {
    const { from, to } = rangeOf(permutations, Math.min(permutations, 100), piece)
    const rows = trial.outcome.length
    const order = new Int32Array(rows)
    const permuted = { outcome: new Float64Array(rows), treated: new Uint8Array(rows) }
    const smallest = new Float64Array(to - from)
    for (let replicate = from; replicate < to; replicate++) {
      const random = streamOf(seed, 'sides', replicate)
      for (let row = 0; row < rows; row++) order[row] = row
      for (let at = rows - 1; at > 0; at--) {
        const other = random.integer(0, at)
        const kept = order[at] as number
        order[at] = order[other] as number
        order[other] = kept
      }
      for (let row = 0; row < rows; row++) {
        permuted.outcome[row] = trial.outcome[order[row] as number] as number
        permuted.treated[row] = trial.treated[order[row] as number] as number
      }
      smallest[replicate - from] = searchSides(permuted, covariates, settings).reduce((least, { pValue }) => Math.min(least, pValue), 1)
    }
    return smallest
  },
})
