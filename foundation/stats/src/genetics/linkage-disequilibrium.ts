import type { Outcome } from '@dacryon/core'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'

/** How much two alleles of neighbouring loci go together. */
export interface LinkageDisequilibrium {
  readonly n: number
  /** Frequencies of the first allele, of the second, and of both on one chromosome. */
  readonly frequencies: { readonly first: number; readonly second: number; readonly joint: number }
  /** P(both) - P(first) P(second). */
  readonly d: number
  /** |D| over its largest possible value. */
  readonly dPrime: Estimable
  readonly rSquared: Estimable
  readonly phase: 'known' | 'estimated'
}

const fromFrequencies = (
  n: number,
  first: number,
  second: number,
  joint: number,
  phase: LinkageDisequilibrium['phase'],
): LinkageDisequilibrium => {
  const d = joint - first * second
  const most = d < 0 ? Math.min(first * second, (1 - first) * (1 - second)) : Math.min(first * (1 - second), (1 - first) * second)
  const spread = first * (1 - first) * second * (1 - second)
  const constant = notEstimable('monomorphic', 'One of the alleles is carried by everyone or by nobody.')
  return {
    n,
    frequencies: { first, second, joint },
    d,
    dPrime: spread > 0 ? Math.min(1, Math.abs(d) / most) : constant,
    rSquared: spread > 0 ? (d * d) / spread : constant,
    phase,
  }
}

/**
 * Linkage disequilibrium of two alleles from chromosomes of known phase: D, D' (absolute value) and r². Each entry is one chromosome.
 *
 * Issues: `lengths-differ`, `too-few-values`.
 *
 * Source: Lewontin RC. Genetics 1964;49:49-67 (doi 10.1093/genetics/49.1.49).
 *
 * @example computePhasedLd([true, true, false], [true, false, false])
 */
export const computePhasedLd = (first: readonly boolean[], second: readonly boolean[]): Outcome<LinkageDisequilibrium> => {
  const n = first.length
  if (second.length !== n)
    return failed(inputError('lengths-differ', `${n} and ${second.length} chromosomes.`, 'Give one of each.', { column: 'second' }))
  if (n === 0) return failed(inputError('too-few-values', 'There is no chromosome.', 'Give at least one.', { column: 'first' }))
  const share = (keep: (at: number) => boolean): number => first.reduce((total, _, at) => total + (keep(at) ? 1 : 0), 0) / n
  const joint = share((at) => first[at] === true && second[at] === true)
  return done(
    fromFrequencies(
      n,
      share((at) => first[at] === true),
      share((at) => second[at] === true),
      joint,
      'known',
    ),
  )
}

/** Persons by doses of both alleles: `table[3 a + b]`. */
const tableOf = (first: ArrayLike<number | null>, second: ArrayLike<number | null>): Float64Array => {
  const table = new Float64Array(9)
  for (let i = 0; i < first.length; i++) {
    const [a, b] = [first[i], second[i]]
    if (a === null || b === null || a === undefined || b === undefined) continue
    if (a === 0 || a === 1 || a === 2) if (b === 0 || b === 1 || b === 2) table[3 * a + b] = (table[3 * a + b] ?? 0) + 1
  }
  return table
}

/** Frequency of the joint haplotype with the largest likelihood, by EM from several starts. */
const jointByEm = (table: Float64Array, n: number, p: number, q: number): number => {
  const at = (a: number, b: number): number => table[3 * a + b] ?? 0
  const sure = 2 * at(2, 2) + at(2, 1) + at(1, 2)
  const double = at(1, 1)
  const [least, most] = [Math.max(0, p + q - 1), Math.min(p, q)]
  const likelihood = (x: number): number => {
    const h = [x, p - x, q - x, 1 - p - q + x].map((value) => Math.max(value, 1e-300))
    const [ab = 0, aB = 0, Ab = 0, AB = 0] = h
    const counts = [sure, 2 * at(2, 0) + at(2, 1) + at(1, 0), 2 * at(0, 2) + at(1, 2) + at(0, 1), 2 * at(0, 0) + at(0, 1) + at(1, 0)]
    const single = counts.reduce((total, count, k) => total + count * Math.log(h[k] ?? 1), 0)
    return single + double * Math.log(ab * AB + aB * Ab)
  }
  let best = { joint: p * q, value: -Infinity }
  for (const share of [0.5, 0.02, 0.98]) {
    let x = share === 0.5 ? p * q : least + share * (most - least)
    for (let step = 0; step < 20_000; step++) {
      const [cis, trans] = [x * (1 - p - q + x), (p - x) * (q - x)]
      const next = (sure + (cis + trans > 0 ? (double * cis) / (cis + trans) : double / 2)) / (2 * n)
      const change = Math.abs(next - x)
      x = next
      if (change < 1e-15) break
    }
    const value = likelihood(x)
    if (value > best.value + 1e-12) best = { joint: x, value }
  }
  return best.joint
}

/**
 * Linkage disequilibrium of two alleles from doses (0, 1, 2) of persons of unknown phase: the haplotype frequency with the largest likelihood
 * under Hardy-Weinberg proportions, by EM. Persons with a missing dose are left out.
 *
 * Issues: `lengths-differ`, `too-few-values`.
 *
 * Source: Excoffier L, Slatkin M. Mol Biol Evol 1995;12:921-927 (doi 10.1093/oxfordjournals.molbev.a040269).
 *
 * @example estimateLd([0, 1, 2], [0, 1, 2])
 */
export const estimateLd = (first: ArrayLike<number | null>, second: ArrayLike<number | null>): Outcome<LinkageDisequilibrium> => {
  if (first.length !== second.length)
    return failed(inputError('lengths-differ', `${first.length} and ${second.length} doses.`, 'Give one of each.', { column: 'second' }))
  const table = tableOf(first, second)
  const n = table.reduce((total, count) => total + count, 0)
  if (n === 0) return failed(inputError('too-few-values', 'Nobody has both doses.', 'Give at least one person.', { column: 'first' }))
  let [p, q] = [0, 0]
  for (let a = 0; a < 3; a++)
    for (let b = 0; b < 3; b++) {
      p += (a * (table[3 * a + b] ?? 0)) / (2 * n)
      q += (b * (table[3 * a + b] ?? 0)) / (2 * n)
    }
  return done(fromFrequencies(n, p, q, jointByEm(table, n, p, q), 'estimated'))
}
