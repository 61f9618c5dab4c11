import { bulkWords } from '../numeric/philox-words.ts'
import { rangeOf } from '../workshop/shared.ts'
import { task } from '../workshop/task.ts'

/** A family of outcomes in the same subjects, group labels shuffled. */
export interface MaxTWork {
  /** Subject by subject, outcomes centred and scaled to a sum of squares of 1; outcomes in falling order of |t|. */
  readonly values: Float64Array
  readonly outcomes: number
  readonly subjects: number
  readonly first: number
  /** |t| of each outcome, falling. */
  readonly observed: Float64Array
  readonly permutations: number
  readonly seed: string
}

const piecesOf = ({ permutations, values }: MaxTWork): number =>
  Math.max(1, Math.min(64, permutations, Math.ceil((permutations * values.length) / 500_000)))

/** |t| with pooled variance from the sum of the first group, when values are centred and have a sum of squares of 1. */
export const absoluteT = (sum: number, first: number, subjects: number): number => {
  const second = subjects - first
  const between = (sum * sum * subjects) / (first * second)
  return between >= 1 ? Infinity : Math.sqrt((between * (subjects - 2)) / (1 - between))
}

/** For each outcome, how often the largest |t| among it and those after it reached its observed one. */
export const maxTTask = task<MaxTWork, Int32Array>({
  id: 'permutation-max-t',
  pieces: piecesOf,
  run: (work, piece) => {
    const { from, to } = rangeOf(work.permutations, piecesOf(work), piece)
    const { values, outcomes, subjects, first, observed } = work
    const { begin, below } = bulkWords(work.seed, 'max-t')
    const deck = new Int32Array(subjects)
    const sums = new Float64Array(outcomes)
    const counts = new Int32Array(outcomes)
    const draws = Math.min(first, subjects - first)
    for (let replicate = from; replicate < to; replicate++) {
      begin(replicate)
      for (let at = 0; at < subjects; at++) deck[at] = at
      sums.fill(0)
      for (let k = 0; k < draws; k++) {
        const other = k + below(subjects - k)
        const row = (deck[other] as number) * outcomes
        deck[other] = deck[k] as number
        for (let j = 0; j < outcomes; j++) sums[j] = (sums[j] as number) + (values[row + j] as number)
      }
      let most = 0
      for (let j = outcomes - 1; j >= 0; j--) {
        const t = absoluteT(sums[j] as number, first, subjects)
        if (t > most) most = t
        if (most >= (observed[j] as number) * (1 - 1e-12)) counts[j] = (counts[j] as number) + 1
      }
    }
    return counts
  },
})
