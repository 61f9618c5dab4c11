import type { Outcome } from '@dacryon/core'
import { streamOf } from '../numeric/random.ts'
import { done, failed, inputError } from '../result/problems.ts'

/** Alleles of one person: for each locus two, in any order; `null` where not typed. */
export type Genotype = readonly (readonly [string | null, string | null])[]

/** How haplotypes are estimated. */
export interface HaplotypeOptions {
  /** Random starts beside the one from independence. Default 10. */
  readonly starts?: number
  readonly seed?: string
  /** Pairs less probable than this in every person are dropped at the end. Default 1e-9. */
  readonly leastPosterior?: number
}

/** Haplotypes of a group of persons. */
export interface Haplotypes {
  /** Persons typed at all loci; others are left out. */
  readonly n: number
  readonly used: readonly number[]
  /** The most frequent first. */
  readonly haplotypes: readonly { readonly alleles: readonly string[]; readonly frequency: number }[]
  /** log likelihood of the genotypes, up to a constant of the data: sum over pairs of frequencies. */
  readonly logLikelihood: number
  /** Pairs of haplotypes a person may have, with probabilities; indices into `haplotypes`. */
  readonly posterior: readonly (readonly { readonly pair: readonly [number, number]; readonly probability: number }[])[]
}

interface Space {
  readonly names: readonly (readonly string[])[]
  /** Possible unordered pairs of each person: haplotype, haplotype, haplotype, ... */
  readonly pairs: readonly Int32Array[]
}

/** All pairs of haplotypes that give a genotype. */
const pairsOf = (genotype: readonly (readonly [string, string])[]): (readonly [string[], string[]])[] => {
  let pairs: [string[], string[]][] = [[[], []]]
  let phased = false
  for (const [a, b] of genotype) {
    const same = a === b
    pairs = pairs.flatMap(([one, other]): [string[], string[]][] => {
      const straight: [string[], string[]] = [
        [...one, a],
        [...other, b],
      ]
      return same || !phased
        ? [straight]
        : [
            straight,
            [
              [...one, b],
              [...other, a],
            ],
          ]
    })
    phased ||= !same
  }
  return pairs
}

const spaceOf = (genotypes: readonly (readonly (readonly [string, string])[])[]): Space => {
  const known = new Map<string, number>()
  const names: string[][] = []
  const indexOf = (haplotype: string[]): number => {
    const key = haplotype.join('\n')
    const at = known.get(key) ?? names.length
    if (at === names.length) {
      known.set(key, at)
      names.push(haplotype)
    }
    return at
  }
  const pairs = genotypes.map((genotype) => Int32Array.from(pairsOf(genotype).flatMap(([one, other]) => [indexOf(one), indexOf(other)])))
  return { names, pairs }
}

/** One round of expectation and maximisation; returns the log likelihood before it. */
const round = (pairs: readonly Int32Array[], frequencies: Float64Array, next: Float64Array): number => {
  next.fill(0)
  let logLikelihood = 0
  for (const own of pairs) {
    let total = 0
    for (let k = 0; k < own.length; k += 2) {
      const [a, b] = [own[k] ?? 0, own[k + 1] ?? 0]
      total += (a === b ? 1 : 2) * (frequencies[a] ?? 0) * (frequencies[b] ?? 0)
    }
    logLikelihood += Math.log(total)
    for (let k = 0; k < own.length; k += 2) {
      const [a, b] = [own[k] ?? 0, own[k + 1] ?? 0]
      const share = ((a === b ? 1 : 2) * (frequencies[a] ?? 0) * (frequencies[b] ?? 0)) / total / (2 * pairs.length)
      next[a] = (next[a] ?? 0) + share
      next[b] = (next[b] ?? 0) + share
    }
  }
  return logLikelihood
}

const climb = (
  pairs: readonly Int32Array[],
  start: Float64Array,
): { readonly frequencies: Float64Array; readonly logLikelihood: number } => {
  let here = start
  let next: Float64Array = new Float64Array(start.length)
  for (let step = 0; step < 20_000; step++) {
    round(pairs, here, next)
    let change = 0
    for (let h = 0; h < here.length; h++) change = Math.max(change, Math.abs((here[h] ?? 0) - (next[h] ?? 0)))
    ;[here, next] = [next, here]
    if (change < 1e-13) break
  }
  return { frequencies: here, logLikelihood: round(pairs, here, next) }
}

const best = ({ names, pairs }: Space, starts: number, seed: string) => {
  const even = new Float64Array(names.length)
  for (const own of pairs) for (const h of own) even[h] = (even[h] ?? 0) + 1 / own.length / pairs.length
  let found = climb(pairs, even)
  for (let start = 0; start < starts; start++) {
    const random = streamOf(seed, 'genetics/haplotypes', start)
    const weights = even.map(() => random.exponential())
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    const other = climb(
      pairs,
      weights.map((weight) => weight / total),
    )
    if (other.logLikelihood > found.logLikelihood + 1e-9) found = other
  }
  return found
}

const posteriorsOf = (pairs: readonly Int32Array[], frequencies: Float64Array, least: number) =>
  pairs.map((own) => {
    const each = Array.from({ length: own.length / 2 }, (_, k) => {
      const [a, b] = [own[2 * k] ?? 0, own[2 * k + 1] ?? 0]
      return { a, b, weight: (a === b ? 1 : 2) * (frequencies[a] ?? 0) * (frequencies[b] ?? 0) }
    })
    const total = each.reduce((sum, { weight }) => sum + weight, 0)
    return each.flatMap(({ a, b, weight }) => (weight / total >= least ? [{ a, b, probability: weight / total }] : []))
  })

const typedPersons = (persons: readonly Genotype[]): { readonly used: number[]; readonly genotypes: (readonly [string, string])[][] } => {
  const used: number[] = []
  const genotypes: (readonly [string, string])[][] = []
  for (const [at, person] of persons.entries()) {
    const complete = person.flatMap(([a, b]) => (a === null || b === null ? [] : [[a, b] as const]))
    if (complete.length < person.length) continue
    used.push(at)
    genotypes.push(complete)
  }
  return { used, genotypes }
}

/**
 * Haplotype frequencies of unphased genotypes with the largest likelihood under Hardy-Weinberg proportions, by EM from several starts, and for
 * every person the pairs of haplotypes with their probabilities.
 *
 * Frequencies below a few chromosomes are guesses. Deviations from Hardy-Weinberg proportions (mixed ancestry, cases) bias them.
 *
 * Issues: `too-few-values`, `loci-differ` (persons with different numbers of loci), `too-many-loci` (above 12).
 *
 * Source: Excoffier L, Slatkin M. Mol Biol Evol 1995;12:921-927 (doi 10.1093/oxfordjournals.molbev.a040269).
 *
 * @example estimateHaplotypes([[['DRB1*03:01', 'DRB1*15:01'], ['DQB1*02:01', 'DQB1*06:02']]])
 */
export const estimateHaplotypes = (
  persons: readonly Genotype[],
  { starts = 10, seed = 'haplotypes', leastPosterior = 1e-9 }: HaplotypeOptions = {},
): Outcome<Haplotypes> => {
  const loci = persons[0]?.length ?? 0
  const { used, genotypes } = typedPersons(persons)
  if (used.length === 0 || loci === 0)
    return failed(inputError('too-few-values', 'Nobody is typed at all loci.', 'Give typed persons.', { column: 'persons' }))
  if (persons.some((person) => person.length !== loci))
    return failed(
      inputError('loci-differ', 'Persons have different numbers of loci.', 'Give all loci for everybody.', { column: 'persons' }),
    )
  if (loci > 12)
    return failed(inputError('too-many-loci', `${loci} loci are too many to enumerate.`, 'Give at most 12.', { column: 'loci' }))
  const space = spaceOf(genotypes)
  const { frequencies, logLikelihood } = best(space, starts, seed)
  const posteriors = posteriorsOf(space.pairs, frequencies, leastPosterior)
  const possible = new Set(posteriors.flatMap((each) => each.flatMap(({ a, b }) => [a, b])))
  const order = [...possible].sort((a, b) => (frequencies[b] ?? 0) - (frequencies[a] ?? 0) || a - b)
  const placeOf = new Map(order.map((h, at) => [h, at]))
  return done({
    n: used.length,
    used,
    haplotypes: order.map((h) => ({ alleles: space.names[h] ?? [], frequency: frequencies[h] ?? 0 })),
    logLikelihood,
    posterior: posteriors.map((each) =>
      each.map(({ a, b, probability }) => ({ pair: [placeOf.get(a) ?? 0, placeOf.get(b) ?? 0] as const, probability })),
    ),
  })
}

/** Whether haplotype frequencies differ between two groups. */
export interface HaplotypeTest {
  /** Twice the gain in log likelihood from frequencies of their own. */
  readonly statistic: number
  /** Share of permutations of the groups with a statistic at least as large, the observed one counted. */
  readonly pValue: number
  readonly permutations: number
  readonly n: readonly [first: number, second: number]
}

/**
 * Permutation test of haplotype frequencies between two groups (`second`: true for the second), by the likelihood ratio of separate and common
 * frequencies.
 *
 * Issues: those of `estimateHaplotypes`; `lengths-differ`; `too-few-values` for an empty group.
 *
 * @example testHaplotypes(persons, cases, { seed: 'study', permutations: 999 })
 */
export const testHaplotypes = (
  persons: readonly Genotype[],
  second: readonly boolean[],
  { seed, permutations = 999, starts = 2 }: { readonly seed: string; readonly permutations?: number; readonly starts?: number },
): Outcome<HaplotypeTest> => {
  if (second.length !== persons.length)
    return failed(
      inputError('lengths-differ', `${second.length} groups for ${persons.length} persons.`, 'Give one a person.', { column: 'second' }),
    )
  const together = estimateHaplotypes(persons, { starts, seed })
  if (!together.ok) return together
  const { used, genotypes } = typedPersons(persons)
  const space = spaceOf(genotypes)
  const groups = used.map((at) => second[at] === true)
  const n = [groups.filter((own) => !own).length, groups.filter((own) => own).length] as const
  if (n[0] === 0 || n[1] === 0)
    return failed(inputError('too-few-values', 'A group is empty.', 'Give typed persons of both.', { column: 'second' }))
  const gain = (labels: readonly boolean[]): number => {
    const part = (group: boolean) =>
      best({ names: space.names, pairs: space.pairs.filter((_, at) => labels[at] === group) }, starts, seed).logLikelihood
    return 2 * (part(false) + part(true) - together.value.logLikelihood)
  }
  const statistic = gain(groups)
  let beyond = 0
  for (let b = 0; b < permutations; b++)
    if (gain(streamOf(seed, 'genetics/haplotype-test', b).shuffle(groups)) >= statistic - 1e-9) beyond += 1
  return done({ statistic, pValue: (1 + beyond) / (1 + permutations), permutations, n })
}
