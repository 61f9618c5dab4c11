import type { Issue, Outcome } from '@dacryon/core'
import type { FactorColumn } from '../data/column.ts'
import { streamOf } from '../numeric/random.ts'
import type { TestResult } from '../result/estimate.ts'
import { caution, done, failed } from '../result/problems.ts'
import { oneThread } from '../workshop/one-thread.ts'
import { task, type WorkContext, type Workshop } from '../workshop/task.ts'
import { itemIssues, type LatentClassOptions, searchClasses } from './latent-class.ts'
import type { ClassModel } from './latent-class-em.ts'
import { type Patterns, patternsOf } from './latent-class-patterns.ts'

/** K classes against K - 1. */
export interface LatentClassTest extends TestResult {
  /** Twice the difference of the log-likelihoods. */
  readonly statistic: number
  readonly replicates: number
}

interface BootstrapWork {
  readonly items: readonly FactorColumn[]
  readonly model: ClassModel
  readonly options: LatentClassOptions
  readonly replicates: number
}

/** Answers drawn from a model, missing where they were missing. */
const simulate = (
  items: readonly FactorColumn[],
  { offsets, width }: Patterns,
  model: ClassModel,
  seed: string,
  replicate: number,
): readonly FactorColumn[] => {
  const random = streamOf(seed, 'latent-class-bootstrap', replicate)
  const drawFrom = (weights: Float64Array): number => {
    let left = random.uniform()
    for (let at = 0; at < weights.length - 1; at++) {
      left -= weights[at] ?? 0
      if (left < 0) return at
    }
    return weights.length - 1
  }
  const n = items[0]?.codes.length ?? 0
  const classes = Int32Array.from({ length: n }, () => drawFrom(model.shares))
  return items.map((item, j) => ({
    ...item,
    codes: item.codes.map((code, i) => {
      const from = (classes[i] ?? 0) * width + (offsets[j] ?? 0)
      return code < 0 ? -1 : drawFrom(model.probabilities.subarray(from, from + item.levels.length))
    }),
  }))
}

const ratioOf = (patterns: Patterns, k: number, options: LatentClassOptions): { readonly ratio: number; readonly smaller: ClassModel } => {
  const smaller = searchClasses(patterns, k - 1, options).best
  const larger = searchClasses(patterns, k, options).best
  return { ratio: Math.max(0, 2 * (larger.logLikelihood - smaller.logLikelihood)), smaller }
}

/** Likelihood ratio of one replicate. */
export const latentClassBootstrapTask = task<BootstrapWork, number>({
  id: 'latent-class-bootstrap',
  pieces: ({ replicates }) => replicates,
  run: ({ items, model, options }, piece) => {
    const drawn = simulate(items, patternsOf(items), model, options.seed, piece)
    return ratioOf(patternsOf(drawn), model.k + 1, { ...options, seed: `${options.seed}/${piece}` }).ratio
  },
})

/**
 * Bootstrap likelihood ratio test of k latent classes against k - 1.
 *
 * Meaning: a small p says that k - 1 classes do not suffice. The likelihood ratio has no chi-square distribution here, so it is simulated
 * from the model with k - 1 classes. With too few starts p is too large or too small by chance.
 *
 * Formula: p = (1 + replicates with a ratio at least as large) / (replicates + 1).
 *
 * Source: Nylund KL, Asparouhov T, Muthén BO. Struct Equ Modeling 2007;14:535-69. doi:10.1080/10705510701575396
 *
 * Issues: as for `fitLatentClasses`; k at least 2.
 *
 * @example await testLatentClasses(items, 3, { seed: 'strata' }) // statistic, pValue
 */
export const testLatentClasses = async (
  items: readonly FactorColumn[],
  k: number,
  { replicates = 99, ...options }: LatentClassOptions & { readonly replicates?: number },
  workshop: Workshop = oneThread,
  context?: WorkContext,
): Promise<Outcome<LatentClassTest>> => {
  const issues = itemIssues(items, Math.max(2, k))
  if (issues.length > 0) return failed(...issues)
  const { ratio, smaller } = ratioOf(patternsOf(items), Math.max(2, k), options)
  const work: BootstrapWork = {
    items,
    model: { k: smaller.k, shares: smaller.shares, probabilities: smaller.probabilities },
    options,
    replicates,
  }
  const drawn = await workshop.run(latentClassBootstrapTask, work, context)
  const warnings: Issue[] =
    replicates < 99 ? [caution('few-replicates', `With ${replicates} replicates p is coarse.`, 'Take at least 99.')] : []
  return done({
    statistic: ratio,
    pValue: (1 + drawn.filter((value) => value >= ratio).length) / (replicates + 1),
    replicates,
    method: `bootstrap likelihood ratio, ${k} against ${k - 1} latent classes, ${replicates} replicates`,
    warnings,
  })
}
