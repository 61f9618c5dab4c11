import type { Issue, Outcome } from '@dacryon/core'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { oneThread } from '../workshop/one-thread.ts'
import { shared } from '../workshop/shared.ts'
import type { WorkContext, Workshop } from '../workshop/task.ts'
import { clusteringName } from './cluster-by.ts'
import type { ConsensusPlan, InnerClustering } from './consensus-counts.ts'
import { type ConsensusAtK, summariseConsensus } from './consensus-summary.ts'
import { addCounts, type ConsensusWork, consensusTask } from './consensus-task.ts'
import { type Distances, distancesIssues } from './distances.ts'
import { type Points, pointsIssues } from './points.ts'
import { computeDistances } from './row-distances.ts'

/** Options of consensus clustering. */
export interface ConsensusOptions {
  readonly seed: string
  /** Default 2 to 6. */
  readonly from?: number
  readonly to?: number
  /** Default: average linkage. */
  readonly inner?: InnerClustering
  /** Default 1000. */
  readonly resamples?: number
  /** Share of subjects in a resample; default 0.8. */
  readonly share?: number
  /** Resamples that are given instead of drawn: lists of subjects (from 0), all of one length. */
  readonly given?: readonly (readonly number[])[]
}

/** Consensus clustering for each number of clusters. */
export interface ConsensusClustering {
  readonly n: number
  readonly resamples: number
  readonly perK: readonly ConsensusAtK[]
  readonly seed: string
  readonly method: string
  readonly warnings: readonly Issue[]
}

const planOf = (
  n: number,
  { seed, from = 2, to = 6, inner = { kind: 'hierarchical', linkage: 'average' }, resamples = 1000, share = 0.8, given }: ConsensusOptions,
): ConsensusPlan => ({
  seed,
  from,
  to,
  inner,
  resamples: given?.length ?? resamples,
  size: given?.[0]?.length ?? Math.floor(share * n),
  ...(given === undefined ? {} : { given: Int32Array.from(given.flat()) }),
})

const givenIssues = (n: number, given: readonly (readonly number[])[] = []): readonly Issue[] => {
  const size = given[0]?.length
  const at = given.findIndex(
    (rows) => rows.length !== size || new Set(rows).size !== size || rows.some((row) => !Number.isInteger(row) || row < 0 || row >= n),
  )
  return at < 0
    ? []
    : [
        inputError('resample-invalid', `Resample ${at + 1} is not a set of subjects of the size of the first.`, 'Give sets of one size.', {
          column: 'given',
          line: at + 1,
        }),
      ]
}

const planIssues = (n: number, { from, to, resamples, size }: ConsensusPlan): readonly Issue[] => {
  const issues: Issue[] = []
  const wrong = (column: string, value: number, expected: string): void => {
    issues.push(inputError('option-invalid', `${column} is ${value}.`, `Choose ${expected}.`, { column, value: String(value), expected }))
  }
  if (!Number.isInteger(resamples) || resamples < 1 || resamples > 65_535) wrong('resamples', resamples, 'a whole number from 1 to 65535')
  if (!(size >= 2 && size <= n)) wrong('share', size / n, 'a share that leaves at least 2 subjects')
  if (!Number.isInteger(from) || from < 2) wrong('from', from, 'a whole number from 2')
  if (!Number.isInteger(to) || to < from || to > size) wrong('to', to, `a whole number from ${from} to ${size}, the size of a resample`)
  return issues
}

const withChanges = (perK: readonly Omit<ConsensusAtK, 'relativeChange'>[]): readonly ConsensusAtK[] =>
  perK.map((at, place) => {
    const before = perK[place - 1]?.area
    return { ...at, relativeChange: before === undefined ? at.area : before === 0 ? 0 : (at.area - before) / before }
  })

const warningsOf = (perK: readonly ConsensusAtK[]): readonly Issue[] => {
  const never = perK[0]?.neverTogether ?? 0
  return never === 0
    ? []
    : [
        caution(
          'never-together',
          `${never} pairs of subjects were never sampled together; their consensus counts as 0.`,
          'Take more resamples.',
        ),
      ]
}

const run = async (work: ConsensusWork, workshop: Workshop, context?: WorkContext): Promise<Outcome<ConsensusClustering>> => {
  const { distances, plan } = work
  const counts = addCounts(await workshop.run(consensusTask, work, context))
  const perK = withChanges(
    Array.from({ length: plan.to - plan.from + 1 }, (_, at) => summariseConsensus(distances.n, plan.from + at, counts, at)),
  )
  const method = `consensus clustering (${clusteringName(plan.inner)}, ${plan.resamples} resamples of ${plan.size})`
  return done({ n: distances.n, resamples: plan.resamples, perK, seed: plan.seed, method, warnings: warningsOf(perK) })
}

/**
 * Consensus clustering on given distances: as `computeConsensusClustering`, for any distance and for inner clustering by hierarchies or PAM.
 *
 * Issues: `distances-invalid`, `option-invalid`, `resample-invalid`.
 *
 * @example await computeConsensusFromDistances(distances, { seed: 'strata', to: 8 })
 */
export const computeConsensusFromDistances = async (
  distances: Distances,
  options: ConsensusOptions & { readonly inner?: Exclude<InnerClustering, { kind: 'k-means' }> },
  workshop: Workshop = oneThread,
  context?: WorkContext,
): Promise<Outcome<ConsensusClustering>> => {
  const plan = planOf(distances.n, options)
  const issues = [...distancesIssues(distances), ...givenIssues(distances.n, options.given), ...planIssues(distances.n, plan)]
  if (issues.length > 0) return failed(...issues)
  return run({ distances: { n: distances.n, data: shared(distances.data) }, plan }, workshop, context)
}

/**
 * Consensus clustering: subjects are resampled and clustered many times; what is together again and again belongs together.
 *
 * Meaning: consensus of a pair near 0 or 1 is clear, between is ambiguous; PAC is the share of ambiguous pairs. Resampling finds stable
 * clusters also in data without any: PAC must be held against data without clusters (see `computeConsensusReference`) before a number of
 * clusters is believed. Assumes columns on one scale. Pairs never sampled together count as 0 and are counted.
 *
 * Formula: C = times together / times both sampled; F right-continuous; PAC = F(0.9) - F(0.1); final partition: average linkage on 1 - C.
 *
 * Source: Monti S et al. Mach Learn 2003;52:91-118. doi:10.1023/A:1023949509487. Șenbabaoğlu Y et al. Sci Rep 2014;4:6207.
 * doi:10.1038/srep06207
 *
 * Issues: `too-few-rows`, `no-columns`, `value-not-finite`, `option-invalid`, `resample-invalid`.
 *
 * @example await computeConsensusClustering(points, { seed: 'strata', to: 8, inner: { kind: 'pam' } })
 */
export const computeConsensusClustering = async (
  points: Points,
  options: ConsensusOptions,
  workshop: Workshop = oneThread,
  context?: WorkContext,
): Promise<Outcome<ConsensusClustering>> => {
  const plan = planOf(points.rows, options)
  const issues = [...pointsIssues(points), ...givenIssues(points.rows, options.given), ...planIssues(points.rows, plan)]
  if (issues.length > 0) return failed(...issues)
  const distances = computeDistances(points)
  if (!distances.ok) return distances
  const { rows, columns, data } = points
  const kept = plan.inner.kind === 'k-means' ? { points: { rows, columns, data: shared(data) } } : {}
  return run({ distances: { n: rows, data: shared(distances.value.data) }, ...kept, plan }, workshop, context)
}
