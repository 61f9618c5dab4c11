import type { Issue, Outcome } from '@dacryon/core'
import { type Matrix, selectColumns, selectRows, zeros } from '../numeric/matrix/matrix.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { caution, done, failed } from '../result/problems.ts'
import { clusterBy } from './cluster-by.ts'
import { type CovarianceFamily, mixtureParameters } from './covariance-families.ts'
import { type MixtureState, runMixture } from './mixture-em.ts'
import { clusterCountIssues, type Points, pointsIssues } from './points.ts'
import { componentScores } from './scores.ts'

/** A Gaussian mixture; components stand from the largest share down. */
export interface GaussianMixture {
  readonly family: CovarianceFamily
  readonly components: number
  readonly n: number
  readonly parameters: number
  readonly logLikelihood: number
  /** 2 log L - parameters log n: LARGER is better. */
  readonly bic: number
  /** BIC plus twice the log of the probability of each subject's component: also punishes overlap. Larger is better. */
  readonly icl: number
  readonly shares: Float64Array
  readonly means: Matrix
  readonly covariances: readonly Matrix[]
  readonly posterior: Matrix
  /** The most probable component of each subject, from 0. */
  readonly labels: Int32Array
  /** One minus the probability of that component. */
  readonly uncertainty: Float64Array
  readonly iterations: number
  readonly converged: boolean
  readonly method: string
  readonly warnings: readonly Issue[]
}

/** Options of the fit of a Gaussian mixture. */
export interface GaussianMixtureOptions {
  readonly seed: string
  /** Random starts (k-means++) beside the hierarchical one; default 5. */
  readonly starts?: number
  /** Relative change of the log-likelihood that ends the iterations; default 1e-10. */
  readonly tolerance?: number
  /** Default 5000. */
  readonly iterations?: number
}

/** Probabilities 0 and 1 from labels. */
const certain = (labels: Int32Array, g: number): Matrix => {
  const out = zeros(labels.length, g)
  labels.forEach((label, i) => {
    out.data[i * g + label] = 1
  })
  return out
}

/** Principal component scores with standard deviation 1, so that long clusters are found too. */
const sphered = (points: Points): Points => {
  const scores = componentScores(points)
  const lengths = new Float64Array(scores.columns)
  scores.data.forEach((value, at) => {
    lengths[at % scores.columns] = (lengths[at % scores.columns] ?? 0) + value * value
  })
  return {
    ...scores,
    data: scores.data.map((value, at) => (value * Math.sqrt(points.rows - 1)) / Math.sqrt(lengths[at % scores.columns] ?? 1)),
  }
}

/** Starting partitions: Ward's hierarchy of sphered subjects, then k-means of them from random starts. */
export const mixtureStarts = (points: Points, g: number, seed: string, starts: number): readonly Matrix[] => {
  if (g === 1) return [certain(new Int32Array(points.rows), 1)]
  const round = sphered(points)
  const ward = clusterBy({ kind: 'hierarchical', linkage: 'ward.D2' }, round, g, seed)
  const random = Array.from({ length: starts }, (_, start) =>
    clusterBy({ kind: 'k-means', starts: 1 }, round, g, `${seed}/mixture ${start}`),
  )
  return [ward, ...random].map((labels) => certain(labels, g))
}

const mostProbable = ({ rows, columns, data }: Matrix): { readonly labels: Int32Array; readonly probability: Float64Array } => {
  const [labels, probability] = [new Int32Array(rows), new Float64Array(rows)]
  for (let i = 0; i < rows; i++)
    for (let k = 0; k < columns; k++)
      if ((data[i * columns + k] ?? 0) > (probability[i] ?? 0)) {
        probability[i] = data[i * columns + k] ?? 0
        labels[i] = k
      }
  return { labels, probability }
}

const bySize = (state: MixtureState): MixtureState => {
  const order = Array.from(state.shares.keys()).sort((a, b) => (state.shares[b] ?? 0) - (state.shares[a] ?? 0) || a - b)
  return {
    ...state,
    shares: Float64Array.from(order, (k) => state.shares[k] ?? 0),
    means: selectRows(state.means, order),
    covariances: order.flatMap((k) => state.covariances[k] ?? []),
    posterior: selectColumns(state.posterior, order),
  }
}

const resultOf = (found: MixtureState, family: CovarianceFamily, points: Points): GaussianMixture => {
  const state = bySize(found)
  const [n, g] = [points.rows, state.shares.length]
  const { labels, probability } = mostProbable(state.posterior)
  const parameters = mixtureParameters(family, points.columns, g)
  const bic = 2 * state.logLikelihood - parameters * Math.log(n)
  return {
    family,
    components: g,
    n,
    parameters,
    bic,
    icl: bic + 2 * probability.reduce((sum, value) => sum + Math.log(value), 0),
    ...state,
    labels,
    uncertainty: probability.map((value) => Math.max(0, 1 - value)),
    method: `Gaussian mixture ${family}, ${g} components`,
    warnings: state.converged
      ? []
      : [caution('not-converged', 'The likelihood still rose when the iterations were used up.', 'Allow more.')],
  }
}

const best = (
  points: Points,
  family: CovarianceFamily,
  starts: readonly Matrix[],
  tolerance: number,
  iterations: number,
): Estimable<GaussianMixture> => {
  let top: MixtureState | undefined
  const failures = new Set<string>()
  for (const start of starts) {
    const state = runMixture(points, family, start, tolerance, iterations)
    if (typeof state === 'string') failures.add(state)
    else if (top === undefined || state.logLikelihood > top.logLikelihood + 1e-9 * Math.abs(top.logLikelihood)) top = state
  }
  if (top !== undefined) return resultOf(top, family, points)
  return failures.has('singular')
    ? notEstimable('singular', 'A component shrank to a plane or a point; its likelihood has no maximum.')
    : notEstimable('too-few-members', 'A component has fewer effective members than dimensions plus one.')
}

/** Fit from given starting probabilities, all that is needed being known to be right. */
export const fitMixtureFrom = (
  points: Points,
  family: CovarianceFamily,
  starts: readonly Matrix[],
  { tolerance = 1e-10, iterations = 5000 }: Partial<GaussianMixtureOptions>,
) => best(points, family, starts, tolerance, iterations)

/**
 * Mixture of g normal distributions whose covariances belong to one of fourteen families.
 *
 * Meaning: subjects come from g populations; `posterior` says how probable each is for each subject. Assumes normal populations: skewed ones
 * are cut in several components. Compare families and numbers by BIC, here 2 log L - parameters log n, so larger is better. The likelihood
 * has many maxima: the best of a hierarchical and several random starts is given. A component with fewer effective members than
 * dimensions plus one, or flat, is refused.
 *
 * Source: Fraley C, Raftery AE. J Am Stat Assoc 2002;97:611-31. doi:10.1198/016214502760047131. Celeux G, Govaert G. Pattern Recognit
 * 1995;28:781-93. doi:10.1016/0031-3203(94)00125-6
 *
 * Issues: `too-few-rows`, `no-columns`, `value-not-finite`, `k-invalid`. Not estimable: `singular`, `too-few-members`.
 *
 * @example fitGaussianMixture(points, 2, 'VVV', { seed: 'strata' }) // shares, means, covariances, bic
 */
export const fitGaussianMixture = (
  points: Points,
  g: number,
  family: CovarianceFamily,
  options: GaussianMixtureOptions,
): Outcome<Estimable<GaussianMixture>> => {
  const issues = [...pointsIssues(points), ...clusterCountIssues(g, points.rows)]
  if (issues.length > 0) return failed(...issues)
  return done(fitMixtureFrom(points, family, mixtureStarts(points, g, options.seed, options.starts ?? 5), options))
}
