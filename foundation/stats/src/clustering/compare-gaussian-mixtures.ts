import type { Outcome } from '@dacryon/core'
import { type Estimable, isEstimable, notEstimable } from '../result/estimable.ts'
import { done, failed } from '../result/problems.ts'
import { type CovarianceFamily, covarianceFamilies } from './covariance-families.ts'
import { fitMixtureFrom, type GaussianMixture, type GaussianMixtureOptions, mixtureStarts } from './gaussian-mixture.ts'
import { clusterCountIssues, type Points, pointsIssues } from './points.ts'

/** One cell of the table of BIC. */
export interface MixtureCandidate {
  readonly family: CovarianceFamily
  readonly components: number
  /** 2 log L - parameters log n: larger is better. */
  readonly bic: Estimable
  readonly icl: Estimable
}

/** Mixtures compared. */
export interface MixtureComparison {
  readonly candidates: readonly MixtureCandidate[]
  /** The mixture with the largest BIC. */
  readonly best: Estimable<GaussianMixture>
}

/**
 * Gaussian mixtures of 1 to `to` components in every family (or those named), compared by BIC.
 *
 * Meaning: BIC here is 2 log L - parameters log n: the largest is best, and a difference of 10 is strong. The best number of components need
 * not be the number of clusters: overlapping components may be one skewed cluster (see ICL).
 *
 * Source: as for `fitGaussianMixture`.
 *
 * Issues: `too-few-rows`, `no-columns`, `value-not-finite`, `k-invalid`.
 *
 * @example compareGaussianMixtures(points, 6, { seed: 'strata' }).value.best // EEE with 3 components
 */
export const compareGaussianMixtures = (
  points: Points,
  to: number,
  options: GaussianMixtureOptions & { readonly families?: readonly CovarianceFamily[] },
): Outcome<MixtureComparison> => {
  const issues = [...pointsIssues(points), ...clusterCountIssues(to, points.rows)]
  if (issues.length > 0) return failed(...issues)
  const candidates: MixtureCandidate[] = []
  let best: GaussianMixture | undefined
  for (let components = 1; components <= to; components++) {
    const starts = mixtureStarts(points, components, options.seed, options.starts ?? 5)
    for (const family of options.families ?? covarianceFamilies) {
      const fit = fitMixtureFrom(points, family, starts, options)
      if (!isEstimable(fit)) {
        candidates.push({ family, components, bic: fit, icl: fit })
        continue
      }
      candidates.push({ family, components, bic: fit.bic, icl: fit.icl })
      if (best === undefined || fit.bic > best.bic) best = fit
    }
  }
  return done({ candidates, best: best ?? notEstimable('singular', 'No mixture can be fitted.') })
}
