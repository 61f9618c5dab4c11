import type { Issue, Outcome } from '@dacryon/core'
import { mean } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Alternative, TestResult } from '../result/estimate.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { countIssues, finiteIssues, type Numbers, pairedIssues } from '../result/vectors.ts'
import { oneThread } from '../workshop/one-thread.ts'
import { shared } from '../workshop/shared.ts'
import type { WorkContext, Workshop } from '../workshop/task.ts'
import { type PermutationCounts, type PermutationWork, permutationTask } from './permutation-task.ts'

export interface PermutationOptions {
  /** Default 10000. */
  readonly permutations?: number
  readonly seed: string
  readonly alternative?: Alternative
  /** Stratum of each value; labels are shuffled within it. */
  readonly strata?: ArrayLike<number | string>
}

/** A permutation test of two groups. */
export interface PermutationTest extends TestResult {
  /** Mean of the first group minus that of the second; with strata weighed by n1 n2 / n. */
  readonly difference: number
  readonly permutations: number
  /** All relabellings were counted, none drawn. */
  readonly exact: boolean
  readonly n: readonly [number, number]
  readonly seed: string
}

interface Stratum {
  readonly first: readonly number[]
  readonly second: readonly number[]
}

const strataOf = (values: Numbers, inFirst: readonly boolean[], strata: PermutationOptions['strata']): readonly Stratum[] => {
  const own = new Map<number | string, { first: number[]; second: number[] }>()
  for (let at = 0; at < values.length; at++) {
    const name = strata?.[at] ?? ''
    const stratum = own.get(name) ?? { first: [], second: [] }
    own.set(name, stratum)
    stratum[inFirst[at] === true ? 'first' : 'second'].push(values[at] as number)
  }
  return [...own.values()].filter(({ first, second }) => first.length > 0 && second.length > 0)
}

/** Sum over strata of (sum of the first group, values centred): equals Σ n1 n2/n (mean1 - mean2). */
const workOf = (strata: readonly Stratum[], permutations: number, seed: string): PermutationWork & { readonly weight: number } => {
  const centred = strata.map(({ first, second }) => {
    const centre = mean([...first, ...second])
    return { first: first.map((value) => value - centre), second: second.map((value) => value - centre) }
  })
  const values = shared(centred.flatMap(({ first, second }) => [...first, ...second]))
  const size = values.reduce((total, value) => total + Math.abs(value), 0)
  return {
    values,
    strata: strata.map(({ first, second }) => ({ size: first.length + second.length, chosen: first.length, weight: 1 })),
    observed: centred.reduce((total, { first }) => total + first.reduce((sum, value) => sum + value, 0), 0),
    slack: 1e-12 * size,
    permutations,
    seed,
    weight: strata.reduce((total, { first, second }) => total + (first.length * second.length) / (first.length + second.length), 0),
  }
}

const choose = (n: number, k: number): number => {
  let count = 1
  for (let at = 1; at <= k && count < 1e9; at++) count = (count * (n - k + at)) / at
  return Math.round(count)
}

/** Counts all ways to choose the first group. */
const enumerate = ({
  values,
  strata,
  observed,
  slack,
}: PermutationWork): { readonly counts: PermutationCounts; readonly total: number } => {
  const [{ chosen = 0, size = 0 } = {}] = strata
  const pick = Int32Array.from({ length: chosen }, (_, at) => at)
  let [above, below, beyond, total] = [0, 0, 0, 0]
  for (;;) {
    let sum = 0
    for (let at = 0; at < chosen; at++) sum += values[pick[at] as number] as number
    total += 1
    if (sum >= observed - slack) above += 1
    if (sum <= observed + slack) below += 1
    if (Math.abs(sum) >= Math.abs(observed) - slack) beyond += 1
    let at = chosen - 1
    while (at >= 0 && pick[at] === size - chosen + at) at -= 1
    if (at < 0) return { counts: [above, below, beyond], total }
    pick[at] = (pick[at] as number) + 1
    for (let next = at + 1; next < chosen; next++) pick[next] = (pick[next - 1] as number) + 1
  }
}

const inputIssues = (
  values: Numbers,
  inFirst: readonly boolean[],
  { permutations = 10_000, strata }: PermutationOptions,
): readonly Issue[] => [
  ...pairedIssues(values, inFirst, ['values', 'inFirst']),
  ...(strata === undefined ? [] : pairedIssues(values, strata, ['values', 'strata'])),
  ...countIssues(values, 'values', 2),
  ...finiteIssues(values, 'values'),
  ...(Number.isSafeInteger(permutations) && permutations >= 100 && permutations <= 1e9
    ? []
    : [inputError('permutations-invalid', `${permutations} permutations.`, 'Give 100 or more.', { column: 'permutations' })]),
]

/**
 * Permutation test of the difference of two group means, labels shuffled within strata where given. Give ranks instead of values for a rank
 * test.
 *
 * Assumes that under the null the labels are exchangeable (randomisation makes them so); it tests that the distributions are equal, and is
 * not a test of means when only the spreads differ. Up to 20000 relabellings of one stratum are counted exactly.
 *
 * Formula: `p = (1 + #{T* >= T})/(B+1)`; exact `#{T* >= T}/all`. The difference with strata is `Σ w (m1-m2)/Σ w`, `w = n1 n2/n`.
 *
 * Source: Phipson B, Smyth GK. Stat Appl Genet Mol Biol 2010;9:39 (doi 10.2202/1544-6115.1585).
 *
 * Issues: `lengths-differ`, `too-few-values`, `value-not-finite`, `permutations-invalid`, `one-group`. Not estimable: `zero-variance`.
 *
 * @example await testPermutation([1, 2, 3, 10, 11, 12], [true, true, true, false, false, false], { seed: 'demo' }) // exact, p 0.1
 */
export const testPermutation = async (
  values: Numbers,
  inFirst: readonly boolean[],
  options: PermutationOptions,
  workshop: Workshop = oneThread,
  context: WorkContext = {},
): Promise<Outcome<Estimable<PermutationTest>>> => {
  const issues = inputIssues(values, inFirst, options)
  if (issues.length > 0) return failed(...issues)
  const { permutations = 10_000, seed, alternative = 'two-sided', strata } = options
  const own = strataOf(values, inFirst, strata)
  if (own.length === 0) return failed(inputError('one-group', 'No stratum has both groups.', 'Give two groups.', { column: 'inFirst' }))
  const { weight, ...work } = workOf(own, permutations, seed)
  if (!(work.slack > 0)) return done(notEstimable('zero-variance', 'All values of a stratum are equal, so no label matters.'))
  const [only] = work.strata
  const exact =
    work.strata.length === 1 && only !== undefined && choose(only.size, Math.min(only.chosen, only.size - only.chosen)) <= 20_000
  const at = alternative === 'greater' ? 0 : alternative === 'less' ? 1 : 2
  let pValue: number
  let used = permutations
  if (exact) {
    const { counts, total } = enumerate(work)
    pValue = counts[at] / total
    used = total
  } else {
    const pieces = await workshop.run(permutationTask, work, context)
    pValue = (1 + pieces.reduce((sum, counts) => sum + counts[at], 0)) / (permutations + 1)
  }
  return done({
    difference: work.observed / weight,
    permutations: used,
    exact,
    n: [inFirst.filter(Boolean).length, inFirst.filter((first) => !first).length],
    seed,
    pValue,
    method: exact ? 'Permutation test, exact' : 'Permutation test, Monte Carlo',
    warnings: [],
  })
}
