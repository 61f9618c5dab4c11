import type { Issue, Outcome } from '@dacryon/core'
import type { FactorColumn } from '../data/column.ts'
import { streamOf } from '../numeric/random.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { Counted } from '../result/estimate.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { type BivariateResidual, bivariateResiduals } from './bivariate-residuals.ts'
import { type ClassState, classPosterior, randomModel, runClasses } from './latent-class-em.ts'
import { type Patterns, patternsOf } from './latent-class-patterns.ts'
import { clusterCountIssues } from './points.ts'

/** Answers of one item in each class. */
export interface ItemProbabilities {
  readonly item: string
  readonly levels: readonly string[]
  /** One row a class, one column a level. */
  readonly byClass: readonly (readonly number[])[]
}

/** A latent class model; classes stand from the largest share down. */
export interface LatentClasses {
  readonly classes: number
  readonly counted: Counted
  readonly logLikelihood: number
  readonly parameters: number
  /** -2 log L + parameters log n: SMALLER is better (other than for Gaussian mixtures here). */
  readonly bic: number
  readonly aic: number
  readonly shares: readonly number[]
  readonly items: readonly ItemProbabilities[]
  /** Probability of each class for each subject, n by classes; the shares where a subject answered nothing. */
  readonly posterior: Float64Array
  /** The most probable class of each subject, from 0; -1 where nothing was answered. */
  readonly labels: Int32Array
  /** 1 - sum(-p log p) / (n log K): 1 is perfect separation. */
  readonly entropy: Estimable
  /** Likelihood ratio against the saturated model; complete answers only. */
  readonly deviance: Estimable
  /** Pearson chi-square over all patterns; complete answers only. */
  readonly chiSquare: Estimable
  /** What two items still share beyond the classes; above about 3.84 per degree of freedom the model misses something. */
  readonly residuals: readonly BivariateResidual[]
  /** Starts whose log-likelihood came within 1e-4 of the best. */
  readonly startsAtBest: number
  readonly starts: number
  readonly seed: string
  readonly method: string
  readonly warnings: readonly Issue[]
}

/** Options of the fit. */
export interface LatentClassOptions {
  readonly seed: string
  /** Random starts; default 50. */
  readonly starts?: number
  /** Rise of the log-likelihood that ends the iterations; default 1e-10. */
  readonly tolerance?: number
  /** Default 20000. */
  readonly iterations?: number
}

/** Free parameters of k classes. */
const classParameters = (k: number, levels: ArrayLike<number>): number =>
  k - 1 + k * Array.from(levels).reduce((sum, count) => sum + count - 1, 0)

/** The best of random starts, and how many came near it. */
export const searchClasses = (
  patterns: Patterns,
  k: number,
  { seed, starts = 50, tolerance = 1e-10, iterations = 20_000 }: LatentClassOptions,
) => {
  const tries = Array.from({ length: k === 1 ? 1 : starts }, (_, start) =>
    runClasses(patterns, randomModel(patterns, k, streamOf(seed, `latent-class/${k}`, start)), tolerance, iterations),
  )
  const best = tries.reduce((top, state) => (state.logLikelihood > top.logLikelihood ? state : top))
  return { best, near: tries.filter(({ logLikelihood }) => logLikelihood > best.logLikelihood - 1e-4).length, tries: tries.length }
}

const bySize = (state: ClassState, width: number): ClassState => {
  const order = Array.from(state.shares.keys()).sort((a, b) => (state.shares[b] ?? 0) - (state.shares[a] ?? 0) || a - b)
  const rows = (values: Float64Array, columns: number): Float64Array => {
    const out = new Float64Array(values.length)
    order.forEach((from, to) => {
      out.set(values.subarray(from * columns, (from + 1) * columns), to * columns)
    })
    return out
  }
  const k = order.length
  const posterior = state.posterior.map((_, at) => state.posterior[at - (at % k) + (order[at % k] ?? 0)] ?? 0)
  return { ...state, shares: rows(state.shares, 1), probabilities: rows(state.probabilities, width), posterior }
}

const entropyOf = (posterior: Float64Array, patterns: Patterns, k: number): Estimable => {
  if (k === 1) return notEstimable('one-cluster', 'One class separates nobody.')
  let sum = 0
  posterior.forEach((p, at) => {
    if (p > 0) sum += (patterns.counts[Math.floor(at / k)] ?? 0) * p * Math.log(p)
  })
  return 1 + sum / (patterns.used * Math.log(k))
}

const fitOf = (patterns: Patterns, patternLogs: Float64Array): Pick<LatentClasses, 'deviance' | 'chiSquare'> => {
  if (!patterns.complete) {
    const reason = notEstimable('missing-items', 'Some subjects did not answer all items, so patterns have no expected counts.')
    return { deviance: reason, chiSquare: reason }
  }
  let [deviance, chiSquare, rest] = [0, 0, patterns.used]
  patterns.counts.forEach((count, at) => {
    const expected = patterns.used * Math.exp(patternLogs[at] ?? 0)
    deviance += 2 * count * Math.log(count / expected)
    chiSquare += (count - expected) ** 2 / expected
    rest -= expected
  })
  return { deviance, chiSquare: chiSquare + Math.max(0, rest) }
}

const perSubject = (
  patterns: Patterns,
  { k, shares, posterior }: ClassState,
): { readonly posterior: Float64Array; readonly labels: Int32Array } => {
  const n = patterns.patternOf.length
  const all = new Float64Array(n * k)
  const labels = new Int32Array(n).fill(-1)
  patterns.patternOf.forEach((pattern, i) => {
    const row = pattern < 0 ? shares : posterior.subarray(pattern * k, (pattern + 1) * k)
    all.set(row, i * k)
    if (pattern >= 0) labels[i] = row.reduce((best, p, c) => (p > (row[best] ?? 0) ? c : best), 0)
  })
  return { posterior: all, labels }
}

const warningsOf = (state: ClassState, near: number, tries: number, parameters: number, patterns: Patterns): readonly Issue[] => {
  const warnings: Issue[] = []
  if (tries >= 3 && near < 3)
    warnings.push(
      caution(
        'few-starts-agree',
        `${near} of ${tries} starts reached the best likelihood.`,
        'Take more starts; it may not be the best there is.',
      ),
    )
  if (!state.converged)
    warnings.push(caution('not-converged', 'The likelihood still rose when the iterations were used up.', 'Allow more.'))
  if (state.probabilities.some((p) => p < 1e-6 || p > 1 - 1e-6))
    warnings.push(
      caution(
        'probability-on-boundary',
        'Some answers have a probability of 0 or 1 in a class.',
        'Their standard errors do not exist; use fewer classes or more subjects.',
      ),
    )
  if (parameters > patterns.used)
    warnings.push(caution('too-many-parameters', `${parameters} parameters for ${patterns.used} subjects.`, 'Use fewer classes.'))
  return warnings
}

/** Issues of items: `no-items`, `one-level`, `lengths-differ`, `k-invalid`. */
export const itemIssues = (items: readonly FactorColumn[], k: number): readonly Issue[] => {
  const n = items[0]?.codes.length ?? 0
  if (items.length === 0) return [inputError('no-items', 'There is no item.', 'Give at least two.')]
  return [
    ...items.flatMap(({ name, levels, codes }) => [
      ...(levels.length < 2 ? [inputError('one-level', `${name} has ${levels.length} levels.`, 'Leave it out.', { column: name })] : []),
      ...(codes.length !== n
        ? [
            inputError('lengths-differ', `${name} has ${codes.length} rows, the first item ${n}.`, 'Give one answer a subject.', {
              column: name,
            }),
          ]
        : []),
    ]),
    ...clusterCountIssues(k, n),
  ]
}

const countOf = (items: readonly FactorColumn[], used: number): Counted => ({
  n: items[0]?.codes.length ?? 0,
  used,
  missing: Object.fromEntries(
    items.flatMap(({ name, codes }) => (codes.includes(-1) ? [[name, codes.filter((code) => code < 0).length]] : [])),
  ),
})

/**
 * Latent class analysis of categorical items.
 *
 * Meaning: subjects belong to one of k classes; within a class the items are independent. `residuals` say where that fails. A missing item
 * is left out of its subject's likelihood (missing at random). Compare k by BIC (smaller is better) and by the bootstrap likelihood ratio
 * (`testLatentClasses`); the classes of subjects are uncertain, so regress on them only with a three-step correction.
 *
 * Formula: P(answers) = sum over classes of share times the product of item probabilities; parameters (K - 1) + K sum(levels - 1).
 *
 * Source: Goodman LA. Biometrika 1974;61:215-31. doi:10.1093/biomet/61.2.215. Linzer DA, Lewis JB. J Stat Softw 2011;42(10).
 * doi:10.18637/jss.v042.i10
 *
 * Issues: `no-items`, `one-level`, `lengths-differ`, `k-invalid`, `no-answers`.
 *
 * @example fitLatentClasses(items, 3, { seed: 'strata' }) // shares, items, bic
 */
export const fitLatentClasses = (items: readonly FactorColumn[], k: number, options: LatentClassOptions): Outcome<LatentClasses> => {
  const issues = itemIssues(items, k)
  if (issues.length > 0) return failed(...issues)
  const patterns = patternsOf(items)
  if (patterns.used === 0) return failed(inputError('no-answers', 'Nobody answered anything.', 'Give items with answers.'))
  const { best, near, tries } = searchClasses(patterns, k, options)
  const state = bySize(best, patterns.width)
  const parameters = classParameters(k, patterns.levels)
  const { patternLogs } = classPosterior(patterns, state)
  return done({
    classes: k,
    counted: countOf(items, patterns.used),
    logLikelihood: state.logLikelihood,
    parameters,
    bic: -2 * state.logLikelihood + parameters * Math.log(patterns.used),
    aic: -2 * state.logLikelihood + 2 * parameters,
    shares: Array.from(state.shares),
    items: items.map(({ name, levels }, j) => ({
      item: name,
      levels,
      byClass: Array.from({ length: k }, (_, c) =>
        levels.map((_, l) => state.probabilities[c * patterns.width + (patterns.offsets[j] ?? 0) + l] ?? 0),
      ),
    })),
    ...perSubject(patterns, state),
    entropy: entropyOf(state.posterior, patterns, k),
    ...fitOf(patterns, patternLogs),
    residuals: bivariateResiduals(items, patterns, state),
    startsAtBest: near,
    starts: tries,
    seed: options.seed,
    method: `latent class analysis, ${k} classes, ${tries} starts`,
    warnings: warningsOf(state, near, tries, parameters, patterns),
  })
}
