import type { Issue, Outcome } from '@dacryon/core'
import { centreColumns } from '../clustering/scores.ts'
import { type Matrix, selectColumns, zeros } from '../numeric/matrix/matrix.ts'
import { isEstimable } from '../result/estimable.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { computeExplainedVariance, type ExplainedVariance } from './explained-variance.ts'
import { type FactorBelief, lowerBound, updateFactors, updatePrecisions, updateWeights, type ViewBelief } from './factor-posterior.ts'
import { computeMultipleFactorAnalysis } from './multiple-factor-analysis.ts'
import { type View, viewIssues } from './views.ts'

/** Options of the factor model. */
export interface FactorModelOptions {
  /** Factors to begin with; default 15, fewer for few subjects. */
  readonly factors?: number
  /** Default 1000. */
  readonly iterations?: number
  /** Relative change of the bound that ends the iterations; default 5e-6 (0.0005 %). */
  readonly tolerance?: number
  /** Factors that explain less than this share of every view are dropped; default 0.01. */
  readonly leastExplained?: number
}

/** Factors shared by views, or private to one. */
export interface FactorModel {
  /** Subjects by factors, from the most explained variance down. */
  readonly factors: Matrix
  /** Features by factors, a view each. */
  readonly weights: readonly Matrix[]
  readonly explained: ExplainedVariance
  readonly bound: number
  /** The bound after every iteration; it never falls. */
  readonly bounds: readonly number[]
  readonly converged: boolean
  readonly n: number
  readonly method: string
  readonly warnings: readonly Issue[]
}

const beliefOf = (y: Matrix, k: number): ViewBelief => ({
  y,
  weights: new Float64Array(y.columns * k),
  spread: new Float64Array(y.columns * k * k),
  relevance: { shape: 1, rate: new Float64Array(k).fill(1) },
  noise: { shape: 1, rate: new Float64Array(y.columns).fill(1) },
  logSpread: 0,
})

/** Scores of the joint components with variance 1: where the search starts. */
const startOf = (views: readonly View[], k: number): Outcome<Float64Array> => {
  const found = computeMultipleFactorAnalysis(views, k)
  if (!found.ok) return found
  const { scores, eigenvalues } = found.value
  return done(scores.data.map((value, at) => value / Math.sqrt(eigenvalues[at % k] ?? 1)))
}

const search = (
  views: readonly ViewBelief[],
  z: FactorBelief,
  iterations: number,
  tolerance: number,
): { readonly bounds: readonly number[]; readonly converged: boolean } => {
  const bounds: number[] = []
  for (let iteration = 0; iteration < iterations; iteration++) {
    for (const view of views) {
      updateWeights(view, z)
      updatePrecisions(view, z)
    }
    updateFactors(views, z)
    bounds.push(lowerBound(views, z))
    const [before = Number.NEGATIVE_INFINITY, now = 0] = bounds.slice(-2)
    if (bounds.length > 1 && now - before < tolerance * Math.abs(bounds[0] ?? 1)) return { bounds, converged: true }
  }
  return { bounds, converged: false }
}

/** Share of each view that the model explains by one factor alone: 1 - RSS / TSS of its own weights. */
const ownShare = (view: ViewBelief, z: FactorBelief, a: number): number => {
  let [rest, total] = [0, 0]
  for (let i = 0; i < z.n; i++)
    for (let j = 0; j < view.y.columns; j++) {
      const value = view.y.data[i * view.y.columns + j] ?? 0
      rest += (value - (z.means[i * z.k + a] ?? 0) * (view.weights[j * z.k + a] ?? 0)) ** 2
      total += value * value
    }
  return 1 - rest / total
}

/**
 * Factor model of several views (of the MOFA type): few factors that explain the variance of all views, each view with its own relevance of each
 * factor.
 *
 * Meaning: a factor that explains several views is shared biology, a factor of one view is private to it. Factors are found without looking at
 * outcomes: test their association afterwards. Needs complete, roughly normal features (transform counts first); features are centred,
 * not scaled. Missing values are not handled. There is no sparsity within a view, which is the default of the established tool too.
 *
 * Formula: Y_m = Z W_m' + noise of each feature; Z standard normal; W_m normal with a precision for each view and factor (automatic relevance
 * determination); mean-field variational Bayes, of which the bound is computed exactly; start from the joint principal components.
 *
 * Source: Argelaguet R et al. Mol Syst Biol 2018;14:e8124. doi:10.15252/msb.20178124
 *
 * Issues: those of views (at least two); `k-invalid`, `feature-constant`.
 *
 * @example fitFactorModel([rna, protein, cells]).value.explained.total
 */
export const fitFactorModel = (
  views: readonly View[],
  { factors, iterations = 1000, tolerance = 5e-6, leastExplained = 0.01 }: FactorModelOptions = {},
): Outcome<FactorModel> => {
  const issues = viewIssues(views, 2)
  if (issues.length > 0) return failed(...issues)
  const n = views[0]?.values.rows ?? 0
  const width = views.reduce((sum, { values }) => sum + values.columns, 0)
  const most = Math.min(n - 1, width)
  const k = factors ?? Math.min(15, most, Math.max(2, Math.floor(n / 5)))
  if (!Number.isInteger(k) || k < 1 || k > most)
    return failed(inputError('k-invalid', `${k} factors are asked for.`, `Choose 1 to ${most}.`, { column: 'factors' }))
  const start = startOf(views, k)
  if (!start.ok) return start
  const beliefs = views.map(({ values }) => beliefOf(centreColumns(values), k))
  const z: FactorBelief = { n, k, means: start.value, covariance: zeros(k, k), logCovariance: 0 }
  const { bounds, converged } = search(beliefs, z, iterations, tolerance)
  const shares = Array.from({ length: k }, (_, a) => beliefs.map((view) => ownShare(view, z, a)))
  const total = (a: number): number => (shares[a] ?? []).reduce((sum, share) => sum + share, 0)
  const kept = Array.from(shares.keys())
    .filter((a) => (shares[a] ?? []).some((share) => share >= leastExplained))
    .sort((a, b) => total(b) - total(a))
  if (kept.length === 0)
    return failed(inputError('no-factors', 'No factor explains anything.', 'The views share nothing that a factor model sees.'))
  const found = selectColumns({ rows: n, columns: k, data: z.means }, kept)
  const explained = computeExplainedVariance(
    found,
    views.map((view, v) => ({ ...view, values: beliefs[v]?.y ?? view.values })),
  )
  if (!explained.ok) return explained
  return done({
    factors: found,
    weights: beliefs.map(({ y, weights }) => selectColumns({ rows: y.columns, columns: k, data: weights }, kept)),
    explained: explained.value,
    bound: bounds.at(-1) ?? 0,
    bounds,
    converged,
    n,
    method: `factor model of ${views.length} views by variational Bayes, ${kept.length} of ${k} factors kept`,
    warnings: [
      ...(converged ? [] : [caution('not-converged', 'The bound still rose when the iterations were used up.', 'Allow more.')]),
      ...(explained.value.total.every(isEstimable) ? [] : [caution('zero-variance', 'A view does not vary.', 'Leave it out.')]),
      ...(n < 15 ? [caution('few-subjects', `${n} subjects bear few factors.`, 'Read the factors as hints.')] : []),
    ],
  })
}
