import type { Outcome } from '@dacryon/core'
import { chiSquare } from '../numeric/distributions/chi-square.ts'
import { sum } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'

/** Persons by genotype of a marker with two alleles. */
export interface GenotypeCounts {
  /** Two copies of the first allele, one of each, two of the second. */
  readonly first: number
  readonly both: number
  readonly second: number
}

/** Whether genotypes are as chance makes them of alleles. */
export interface HardyWeinberg {
  readonly n: number
  readonly minorFrequency: number
  readonly observedHeterozygotes: number
  readonly expectedHeterozygotes: number
  /** Exact p; 1 where there is one allele only. */
  readonly exactP: number
  readonly chiSquareP: Estimable
  readonly method: 'Hardy-Weinberg exact test'
}

/** Persons by genotype of allele doses 0, 1, 2; missing ones are left out. Errors: RangeError for another dose. */
export const countGenotypes = (doses: ArrayLike<number | null>): GenotypeCounts => {
  const counts: [number, number, number] = [0, 0, 0]
  for (let i = 0; i < doses.length; i++) {
    const dose = doses[i]
    if (dose === null || dose === undefined || Number.isNaN(dose)) continue
    if (dose !== 0 && dose !== 1 && dose !== 2) throw new RangeError(`A dose of ${dose} is not 0, 1 or 2.`)
    counts[dose] += 1
  }
  return { first: counts[0], both: counts[1], second: counts[2] }
}

/** Probabilities of all possible numbers of heterozygotes relative to a common one, from the middle outwards. */
const heterozygoteShares = (persons: number, rare: number): ReadonlyMap<number, number> => {
  const shares = new Map<number, number>()
  const expected = Math.floor((rare * (2 * persons - rare)) / (2 * persons))
  const middle = expected % 2 === rare % 2 ? expected : expected + 1
  shares.set(middle, 1)
  for (let h = middle, share = 1; h >= 2; h -= 2) {
    share *= (h * (h - 1)) / (4 * ((rare - h) / 2 + 1) * (persons - (rare + h) / 2 + 1))
    shares.set(h - 2, share)
  }
  for (let h = middle, share = 1; h + 2 <= rare; h += 2) {
    share *= (4 * ((rare - h) / 2) * (persons - (rare + h) / 2)) / ((h + 2) * (h + 1))
    shares.set(h + 2, share)
  }
  return shares
}

const exactTail = (persons: number, rare: number, heterozygotes: number): number => {
  const shares = heterozygoteShares(persons, rare)
  const observed = shares.get(heterozygotes) ?? 0
  const all = [...shares.values()]
  return Math.min(1, sum(all.filter((share) => share <= observed * (1 + 1e-10))) / sum(all))
}

/**
 * Exact test of Hardy-Weinberg proportions: the probability, given the alleles, of a number of heterozygotes no more probable than the
 * observed one. In controls a small p speaks for genotyping errors or mixed ancestry; in cases also for association.
 *
 * Issues: `count-invalid`, `too-few-values` where there is no person.
 *
 * Source: Wigginton JE, Cutler DJ, Abecasis GR. Am J Hum Genet 2005;76:887-893 (doi 10.1086/429864).
 *
 * @example testHardyWeinberg({ first: 20, both: 53, second: 17 }) // exactP 0.138
 */
export const testHardyWeinberg = ({ first, both, second }: GenotypeCounts): Outcome<HardyWeinberg> => {
  const wrong = Object.entries({ first, both, second }).filter(([, count]) => !Number.isInteger(count) || count < 0)
  if (wrong.length > 0)
    return failed(
      ...wrong.map(([name, count]) =>
        inputError('count-invalid', `${name} is ${count}.`, 'Give numbers of persons.', {
          column: name,
          value: String(count),
          expected: 'a count',
        }),
      ),
    )
  const n = first + both + second
  if (n === 0) return failed(inputError('too-few-values', 'Nobody has a genotype.', 'Give at least one person.', { column: 'first' }))
  const copies = 2 * first + both
  const rare = Math.min(copies, 2 * n - copies)
  const p = copies / (2 * n)
  const expected = [n * p * p, 2 * n * p * (1 - p), n * (1 - p) ** 2]
  const statistic = [first, both, second].reduce((total, count, at) => total + (count - (expected[at] ?? 0)) ** 2 / (expected[at] ?? 1), 0)
  return done({
    n,
    minorFrequency: rare / (2 * n),
    observedHeterozygotes: both,
    expectedHeterozygotes: expected[1] ?? 0,
    exactP: rare === 0 ? 1 : exactTail(n, rare, both),
    chiSquareP: rare === 0 ? notEstimable('monomorphic', 'There is one allele only.') : chiSquare.upper(statistic, 1),
    method: 'Hardy-Weinberg exact test',
  })
}
