import { bulkWords } from '../numeric/philox-words.ts'
import { rangeOf } from '../workshop/shared.ts'
import { task } from '../workshop/task.ts'

/** Values whose group labels are shuffled within strata. */
export interface PermutationWork {
  /** Stratum after stratum, centred. */
  readonly values: Float64Array
  /** Per stratum: how many values, how many in the first group, and what a unit of the group's sum weighs. */
  readonly strata: readonly { readonly size: number; readonly chosen: number; readonly weight: number }[]
  readonly observed: number
  /** What counts as equal. */
  readonly slack: number
  readonly permutations: number
  readonly seed: string
}

/** How often the statistic was at least as far as the observed one: above, below, on either side. */
export type PermutationCounts = readonly [above: number, below: number, beyond: number]

const piecesOf = ({ permutations, values }: PermutationWork): number =>
  Math.max(1, Math.min(64, permutations, Math.ceil((permutations * values.length) / 200_000)))

/**
 * Draws the smaller group of each stratum without replacement and adds up; the sum over a stratum being 0, the larger group has the
 * opposite sum.
 */
export const permutationTask = task<PermutationWork, PermutationCounts>({
  id: 'permutation-two-samples',
  pieces: piecesOf,
  run: (work, piece) => {
    const { from, to } = rangeOf(work.permutations, piecesOf(work), piece)
    const { values, strata, observed, slack } = work
    const { begin, below } = bulkWords(work.seed, 'permutation')
    const deck = new Float64Array(values.length)
    const size = Math.abs(observed)
    let [above, under, beyond] = [0, 0, 0]
    for (let replicate = from; replicate < to; replicate++) {
      begin(replicate)
      deck.set(values)
      let statistic = 0
      let start = 0
      for (const { size: all, chosen, weight } of strata) {
        const draws = Math.min(chosen, all - chosen)
        let sum = 0
        for (let k = 0; k < draws; k++) {
          const other = start + k + below(all - k)
          const value = deck[other] as number
          deck[other] = deck[start + k] as number
          sum += value
        }
        statistic += weight * (draws === chosen ? sum : -sum)
        start += all
      }
      if (statistic >= observed - slack) above += 1
      if (statistic <= observed + slack) under += 1
      if (Math.abs(statistic) >= size - slack) beyond += 1
    }
    return [above, under, beyond]
  },
})
