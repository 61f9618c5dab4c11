import { hasErrors, type Issue, type Outcome } from '@dacryon/core'
import { streamOf } from '../numeric/random.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { completeIssues, type Expression } from './expression.ts'
import { falseDiscoveryRates } from './false-discovery.ts'
import { type CoverageOptions, findGeneSets, type GeneSet } from './gene-sets.ts'
import { rankGenes, runningSumScore } from './running-sum.ts'

/** One set in gene set enrichment analysis. */
export interface EnrichmentTest {
  readonly set: string
  readonly genes: number
  readonly missing: readonly string[]
  readonly score: number
  /** Score over the mean of permuted scores of its sign. */
  readonly normalised: Estimable
  readonly pValue: Estimable
  readonly adjustedP: Estimable
}

/** Sets with how they were permuted. */
export interface EnrichmentTests {
  readonly sets: readonly EnrichmentTest[]
  readonly permuted: 'samples' | 'genes'
  readonly permutations: number
  readonly warnings: readonly Issue[]
}

/** Choices of the analysis. */
export interface EnrichmentOptions extends CoverageOptions {
  /** Power of the statistic as weight; 0 for the unweighted sum. Default 1. */
  readonly power?: number
  readonly permutations?: number
  readonly seed: string
}

/**
 * Enrichment scores alone: the running sum along genes ranked by a statistic.
 *
 * Issues: `set-empty`; warnings are not given here.
 *
 * Source: Subramanian A et al. Proc Natl Acad Sci USA 2005;102:15545-15550 (doi 10.1073/pnas.0506580102).
 *
 * @example scoreEnrichment(genes, t, sets, { power: 1 })
 */
export const scoreEnrichment = (
  genes: readonly string[],
  statistics: Float64Array,
  sets: readonly GeneSet[],
  { power = 1, ...coverage }: CoverageOptions & { readonly power?: number } = {},
): Outcome<readonly { readonly set: string; readonly score: number }[]> => {
  const { sets: found, issues } = findGeneSets(genes, sets, { force: true, ...coverage })
  const all = found.filter(({ rows }) => rows.length === genes.length)
  if (hasErrors(issues) || all.length > 0)
    return failed(
      ...issues.filter(({ severity }) => severity === 'error'),
      ...all.map(({ name }) => inputError('set-of-all-genes', `${name} holds every gene.`, 'Give more genes.', { column: name })),
    )
  const ranked = rankGenes(statistics, power)
  return done(found.map(({ name, rows }) => ({ set: name, score: runningSumScore(ranked, memberships(rows, genes.length)) })))
}

const memberships = (rows: readonly number[], genes: number): Uint8Array => {
  const inside = new Uint8Array(genes)
  for (const row of rows) inside[row] = 1
  return inside
}

/** Welch-type signal to noise: difference of means over the sum of deviations, each at least a fifth of the size of its mean. */
const signalToNoise = ({ genes, samples, values }: Expression, second: Uint8Array): Float64Array => {
  const n = samples.length
  return Float64Array.from(genes, (_, g) => {
    const [count, total, squares] = [
      [0, 0],
      [0, 0],
      [0, 0],
    ]
    for (let i = 0; i < n; i++) {
      const k = second[i] ?? 0
      count[k] = (count[k] ?? 0) + 1
      total[k] = (total[k] ?? 0) + (values[g * n + i] ?? 0)
    }
    const middle = total.map((value, k) => value / (count[k] ?? 1))
    for (let i = 0; i < n; i++) {
      const k = second[i] ?? 0
      squares[k] = (squares[k] ?? 0) + ((values[g * n + i] ?? 0) - (middle[k] ?? 0)) ** 2
    }
    const spread = squares.map((value, k) => Math.max(Math.sqrt(value / ((count[k] ?? 2) - 1)), 0.2 * Math.abs(middle[k] ?? 0), 1e-12))
    return ((middle[1] ?? 0) - (middle[0] ?? 0)) / ((spread[0] ?? 0) + (spread[1] ?? 0))
  })
}

const judge = (score: number, permuted: readonly number[]) => {
  const same = permuted.filter((value) => (score >= 0 ? value >= 0 : value < 0))
  if (same.length === 0) {
    const none = notEstimable('no-permuted-score', 'No permutation gave a score of this sign.')
    return { normalised: none, pValue: none }
  }
  const middle = same.reduce((total, value) => total + Math.abs(value), 0) / same.length
  const beyond = same.filter((value) => Math.abs(value) >= Math.abs(score) * (1 - 1e-12)).length
  return {
    normalised: middle > 0 ? score / middle : notEstimable('zero-scores', 'All permuted scores are zero.'),
    pValue: (1 + beyond) / (1 + same.length),
  }
}

/**
 * Gene set enrichment analysis of two groups of samples (`second`: 1 for the second group). Genes are ranked by signal to noise; the score of a
 * set is the extreme of its running sum; p is the share of permuted scores of the same sign at least as extreme, counting the observed one.
 * Samples are permuted where both groups have at least 7; otherwise genes are, which ignores their correlation, and a warning says so.
 *
 * Issues: `lengths-differ`, `too-few-values` (fewer than 2 in a group), `value-missing`, `set-empty`, `set-of-all-genes`; warnings
 * `genes-permuted`, `set-poorly-covered`.
 *
 * Source: Subramanian A et al. Proc Natl Acad Sci USA 2005;102:15545-15550 (doi 10.1073/pnas.0506580102).
 *
 * @example testEnrichment(expression, second, sets, { seed: 'trial 7' })
 */
export const testEnrichment = (
  expression: Expression,
  second: Uint8Array,
  sets: readonly GeneSet[],
  { power = 1, permutations = 1000, seed, ...coverage }: EnrichmentOptions,
): Outcome<EnrichmentTests> => {
  const { genes, samples } = expression
  const sizes = [second.filter((value) => value === 0).length, second.filter((value) => value !== 0).length]
  const smallest = Math.min(...sizes)
  if (second.length !== samples.length)
    return failed(
      inputError('lengths-differ', `${second.length} groups for ${samples.length} samples.`, 'Give one a sample.', { column: 'second' }),
    )
  if (smallest < 2)
    return failed(inputError('too-few-values', 'A group has fewer than two samples.', 'Give more samples.', { column: 'second' }))
  const missing = completeIssues(expression)
  if (missing.length > 0) return failed(...missing)
  const groups = second.map((value) => (value === 0 ? 0 : 1))
  const statistics = signalToNoise(expression, groups)
  const observed = scoreEnrichment(genes, statistics, sets, { power, ...coverage })
  if (!observed.ok) return observed
  const { sets: found, issues } = findGeneSets(genes, sets, { force: true, ...coverage })
  const inside = found.map(({ rows }) => memberships(rows, genes.length))
  const bySamples = smallest >= 7
  const permuted: number[][] = found.map(() => [])
  for (let replicate = 0; replicate < permutations; replicate++) {
    const random = streamOf(seed, 'omics/gsea', replicate)
    const again = bySamples
      ? signalToNoise(expression, Uint8Array.from(random.shuffle([...groups])))
      : Float64Array.from(random.shuffle([...statistics]))
    const ranked = rankGenes(again, power)
    for (const [at, members] of inside.entries()) permuted[at]?.push(runningSumScore(ranked, members))
  }
  const judged = observed.value.map(({ score }, at) => judge(score, permuted[at] ?? []))
  const rates = falseDiscoveryRates(judged.map(({ pValue }) => (typeof pValue === 'number' ? pValue : Number.NaN)))
  const warnings = bySamples
    ? issues
    : [...issues, caution('genes-permuted', `A group has ${smallest} samples: genes were permuted.`, 'p ignores the correlation of genes.')]
  return done({
    sets: found.map(({ name, rows, missing: absent }, at) => {
      const pValue = judged[at]?.pValue ?? notEstimable('no-permuted-score', 'There was no permutation.')
      const adjustedP = typeof pValue === 'number' ? (rates[at] ?? 1) : pValue
      return {
        set: name,
        genes: rows.length,
        missing: absent,
        score: observed.value[at]?.score ?? 0,
        normalised: judged[at]?.normalised ?? notEstimable('no-permuted-score', 'There was no permutation.'),
        pValue,
        adjustedP,
      }
    }),
    permuted: bySamples ? 'samples' : 'genes',
    permutations,
    warnings,
  })
}
