import type { Outcome } from '@dacryon/core'
import { dot, mean, sum, sumOfSquares } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { countIssues, finiteIssues, type Numbers } from '../result/vectors.ts'
import { type DisclosurePolicy, defaultPolicy, statisticIssues } from './disclosure-policy.ts'

/** What a site tells about a variable. */
export interface SiteMoments {
  readonly site: string
  readonly n: number
  readonly sum: number
  readonly sumOfSquares: number
  readonly mean: number
  /** Sum of squared distances from the site's own mean: merged without loss of digits. */
  readonly deviations: number
}

/** Mean and variance over sites. */
export interface PooledMoments {
  readonly n: number
  readonly mean: number
  /** With n - 1. */
  readonly variance: Estimable
}

/**
 * Moments of one site, refused below the policy's minimum.
 *
 * Issues: `value-not-finite`, `too-few-values`, `too-few-patients`.
 */
export const computeSiteMoments = (site: string, values: Numbers, policy: DisclosurePolicy = defaultPolicy): Outcome<SiteMoments> => {
  const issues = [
    ...countIssues(values, site, 1),
    ...finiteIssues(values, site),
    ...statisticIssues(values.length, `The mean of ${site}`, policy),
  ]
  if (issues.length > 0) return failed(...issues)
  const centre = mean(values)
  return done({
    site,
    n: values.length,
    sum: sum(values),
    sumOfSquares: dot(values, values),
    mean: centre,
    deviations: sumOfSquares(values, centre),
  })
}

/**
 * Mean and variance of all patients from the moments of sites, merged pairwise; equal to those of the pooled values.
 *
 * Source: Chan TF, Golub GH, LeVeque RJ. Am Stat 1983;37:242-247, doi:10.1080/00031305.1983.10483115.
 *
 * Issues: `no-site`.
 *
 * @example
 * poolMoments([{ site: 'A', n: 2, sum: 3, sumOfSquares: 5, mean: 1.5, deviations: 0.5 }, { site: 'B', n: 1, sum: 3, sumOfSquares: 9, mean: 3, deviations: 0 }])
 */
export const poolMoments = (sites: readonly SiteMoments[]): Outcome<PooledMoments> => {
  if (sites.length === 0) return failed(inputError('no-site', 'There is no site.', 'Give at least one.'))
  let [n, centre, deviations] = [0, 0, 0]
  for (const site of sites) {
    const total = n + site.n
    const distance = site.mean - centre
    deviations += site.deviations + (distance * distance * n * site.n) / total
    centre += (distance * site.n) / total
    n = total
  }
  return done({ n, mean: centre, variance: n > 1 ? deviations / (n - 1) : notEstimable('one-value', 'One value has no variance.') })
}
