import type { Issue, Outcome } from '@dacryon/core'
import { beta } from '../numeric/distributions/beta.ts'
import { zeros } from '../numeric/matrix/matrix.ts'
import { streamOf } from '../numeric/random.ts'
import { mean, standardDeviation, variance } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { oneThread } from '../workshop/one-thread.ts'
import { shared } from '../workshop/shared.ts'
import { task, type WorkContext, type Workshop } from '../workshop/task.ts'
import { type ConsensusClustering, type ConsensusOptions, computeConsensusClustering } from './consensus.ts'
import { type ConsensusPlan, consensusCounts, type InnerClustering } from './consensus-counts.ts'
import { ambiguity, pairShares } from './consensus-summary.ts'
import { type Points, pointsIssues } from './points.ts'
import { euclideanDistances } from './row-distances.ts'
import { componentScores } from './scores.ts'

/** One number of clusters against data without clusters. */
export interface ConsensusEvidence {
  readonly k: number
  readonly pac: number
  /** Mean PAC of the references. */
  readonly referencePac: number
  /** Relative cluster stability index: mean log PAC of the references minus log PAC; larger is better. */
  readonly rcsi: number
  /** (1 + references with a smaller PAC) / (references + 1). */
  readonly pValue: number
  /** Tail of the beta distribution with the mean and variance of the references, for p-values below 1 / (references + 1). */
  readonly betaPValue: Estimable
}

/** What speaks for clusters, and for how many. */
export interface ConsensusReference {
  readonly clustering: ConsensusClustering
  readonly perK: readonly ConsensusEvidence[]
  /** The k with the largest RCSI among those with p at most 0.05; none: no evidence of clusters. */
  readonly chosen: Estimable
  readonly references: number
  readonly method: string
  readonly warnings: readonly Issue[]
}

/** Options beside those of consensus clustering. */
export interface ConsensusReferenceOptions extends ConsensusOptions {
  /** Default 100. */
  readonly references?: number
  /** Resamples of each reference; default: as many as of the data. */
  readonly referenceResamples?: number
}

interface ReferenceWork {
  readonly rows: number
  /** Standard deviation of each principal component. */
  readonly deviations: Float64Array
  readonly plan: ConsensusPlan
  readonly references: number
}

/** Normal scores with the deviations of the components: the covariance of the data, and no clusters. */
const drawReference = ({ rows, deviations, plan }: ReferenceWork, reference: number): Points => {
  const random = streamOf(plan.seed, 'consensus-reference', reference)
  const out = zeros(rows, deviations.length)
  for (let at = 0; at < out.data.length; at++) out.data[at] = random.normal() * (deviations[at % deviations.length] ?? 0)
  return out
}

/** PAC of one reference, for each number of clusters. */
export const consensusReferenceTask = task<ReferenceWork, Float64Array>({
  id: 'consensus-reference',
  pieces: ({ references }) => references,
  run: (work, piece) => {
    const points = drawReference(work, piece)
    const plan = { ...work.plan, seed: `${work.plan.seed}/reference ${piece}` }
    const counts = consensusCounts(euclideanDistances(points), points, plan, 0, plan.resamples)
    return Float64Array.from({ length: plan.to - plan.from + 1 }, (_, at) => ambiguity(pairShares(counts, at)))
  },
})

/** PAC 0 has no logarithm. */
const logPac = (pac: number): number => Math.log(pac === 0 ? 1e-4 : pac)

const betaTail = (references: readonly number[], pac: number): Estimable => {
  const [m, v] = [mean(references), variance(references)]
  const size = (m * (1 - m)) / v - 1
  if (!(v > 0) || !(m > 0 && m < 1) || !(size > 0))
    return notEstimable('zero-variance', 'The references have no spread of PAC that a beta distribution could have.')
  return beta.cdf(pac, m * size, (1 - m) * size)
}

const evidenceOf = (k: number, pac: number, references: readonly number[]): ConsensusEvidence => ({
  k,
  pac,
  referencePac: mean(references),
  rcsi: mean(references.map(logPac)) - logPac(pac),
  pValue: (1 + references.filter((reference) => reference < pac).length) / (references.length + 1),
  betaPValue: betaTail(references, pac),
})

const chosenOf = (perK: readonly ConsensusEvidence[]): Estimable => {
  const clear = perK.filter(({ pValue }) => pValue <= 0.05)
  const best = clear.reduce<ConsensusEvidence | undefined>((so, at) => (so === undefined || at.rcsi > so.rcsi ? at : so), undefined)
  return best?.k ?? notEstimable('no-clusters', 'No number of clusters is clearer than in data without clusters: no evidence of clusters.')
}

const deviationsOf = (points: Points): Float64Array => {
  const scores = componentScores(points)
  const column = new Float64Array(points.rows)
  return Float64Array.from({ length: scores.columns }, (_, j) => {
    for (let i = 0; i < points.rows; i++) column[i] = scores.data[i * scores.columns + j] ?? 0
    return standardDeviation(column)
  })
}

const referencePlan = (
  { seed, from = 2, to = 6, inner, resamples = 1000, share = 0.8, given, referenceResamples }: ConsensusReferenceOptions,
  n: number,
): ConsensusPlan => {
  const by: InnerClustering = inner ?? { kind: 'hierarchical', linkage: 'average' }
  return {
    seed,
    from,
    to,
    inner: by,
    resamples: referenceResamples ?? given?.length ?? resamples,
    size: given?.[0]?.length ?? Math.floor(share * n),
  }
}

/**
 * Monte Carlo reference of consensus clustering: is the consensus clearer than in data without clusters but with the same covariance?
 *
 * Meaning: `chosen` is a number of clusters with evidence, or the statement that there is none; prefer it to the smallest PAC. Assumes that
 * data without clusters are normal around one centre; heavy tails or outliers may pass for clusters. p is one-sided and not adjusted over k.
 *
 * Formula: scores on each principal component drawn anew as independent normals with the component's standard deviation;
 * RCSI_k = mean log PAC_ref - log PAC_k (PAC 0 counts as 0.0001); p_k = (1 + #{PAC_ref < PAC_k}) / (B + 1); the beta tail has the mean and
 * variance of the references' PAC.
 *
 * Source: John CR et al. Sci Rep 2020;10:1816. doi:10.1038/s41598-020-58766-1
 *
 * Issues: those of `computeConsensusClustering`, `option-invalid`.
 *
 * @example await computeConsensusReference(points, { seed: 'strata', to: 6, references: 100 }) // chosen
 */
export const computeConsensusReference = async (
  points: Points,
  options: ConsensusReferenceOptions,
  workshop: Workshop = oneThread,
  context?: WorkContext,
): Promise<Outcome<ConsensusReference>> => {
  const { references = 100 } = options
  if (!Number.isInteger(references) || references < 2)
    return failed(
      inputError('option-invalid', `references is ${references}.`, 'Choose a whole number from 2.', {
        column: 'references',
        value: String(references),
      }),
    )
  const issues = pointsIssues(points, 3)
  if (issues.length > 0) return failed(...issues)
  const clustering = await computeConsensusClustering(points, options, workshop, context)
  if (!clustering.ok) return clustering
  const work: ReferenceWork = {
    rows: points.rows,
    deviations: shared(deviationsOf(points)),
    plan: referencePlan(options, points.rows),
    references,
  }
  const drawn = await workshop.run(consensusReferenceTask, work, context)
  const perK = clustering.value.perK.map(({ k, pac }, at) =>
    evidenceOf(
      k,
      pac,
      drawn.map((pacs) => pacs[at] ?? 0),
    ),
  )
  const few =
    references < 19
      ? [caution('few-references', `With ${references} references p cannot be 0.05 or less.`, 'Take at least 19, better 100.')]
      : []
  return done({
    clustering: clustering.value,
    perK,
    chosen: chosenOf(perK),
    references,
    method: `Monte Carlo reference of ${clustering.value.method}, ${references} references`,
    warnings: [...clustering.value.warnings, ...few],
  })
}
