import { streamOf } from '../../numeric/random.ts'
import { rangeOf } from '../../workshop/shared.ts'
import { task } from '../../workshop/task.ts'

/** What the permutations are made from. */
export interface MaxTInput {
  readonly outcome: Float64Array
  readonly treated: Uint8Array
  /** One row of 0/1 a candidate subgroup. */
  readonly masks: readonly Uint8Array[]
  /** Stratum of a row: labels are permuted within strata. */
  readonly strata: Int32Array
  /** Given permutations (rows from 0), or how many to draw. */
  readonly permutations: readonly Int32Array[] | number
  readonly seed: string
}

/** Student's t of treated minus comparator within a mask, NaN where there is none; kept inside this room. */
export const studentWithin = (outcome: Float64Array, treated: Uint8Array, mask: Uint8Array): number => {
  let [n1, n0, s1, s0] = [0, 0, 0, 0]
  for (let row = 0; row < outcome.length; row++) {
    if (mask[row] === 0) continue
    const y = outcome[row] as number
    if (treated[row] === 1) {
      n1 += 1
      s1 += y
    } else {
      n0 += 1
      s0 += y
    }
  }
  if (n1 === 0 || n0 === 0 || n1 + n0 < 3) return Number.NaN
  const [m1, m0] = [s1 / n1, s0 / n0]
  let squares = 0
  for (let row = 0; row < outcome.length; row++) {
    if (mask[row] === 0) continue
    const miss = (outcome[row] as number) - (treated[row] === 1 ? m1 : m0)
    squares += miss * miss
  }
  return (m1 - m0) / Math.sqrt((squares / (n1 + n0 - 2)) * (1 / n1 + 1 / n0))
}

const permuteWithin = (treated: Uint8Array, strata: Int32Array, seed: string, replicate: number, into: Uint8Array): void => {
  const random = streamOf(seed, 'max-t', replicate)
  into.set(treated)
  const members = new Map<number, number[]>()
  strata.forEach((stratum, row) => {
    const known = members.get(stratum)
    if (known === undefined) members.set(stratum, [row])
    else known.push(row)
  })
  for (const rows of members.values())
    for (let at = rows.length - 1; at > 0; at--) {
      const [one, two] = [rows[at] as number, rows[random.integer(0, at)] as number]
      const kept = into[one] as number
      into[one] = into[two] as number
      into[two] = kept
    }
}

export const permutationsOf = ({ permutations }: MaxTInput): number =>
  typeof permutations === 'number' ? permutations : permutations.length

/** Largest t over the candidates for every permutation of the arms. */
export const subgroupMaxTTask = task<MaxTInput, Float64Array>({
  id: 'subgroups/max-t',
  pieces: (input) => Math.min(permutationsOf(input), 100),
  run: (input, piece) => {
    const { outcome, treated, masks, permutations, strata, seed } = input
    const { from, to } = rangeOf(permutationsOf(input), Math.min(permutationsOf(input), 100), piece)
    const arms = new Uint8Array(treated.length)
    const largest = new Float64Array(to - from)
    for (let at = from; at < to; at++) {
      if (typeof permutations === 'number') permuteWithin(treated, strata, seed, at, arms)
      else
        (permutations[at] as Int32Array).forEach((row, place) => {
          arms[place] = treated[row] as number
        })
      let most = Number.NEGATIVE_INFINITY
      for (const mask of masks) {
        const t = studentWithin(outcome, arms, mask)
        if (t > most) most = t
      }
      largest[at - from] = most
    }
    return largest
  },
})
