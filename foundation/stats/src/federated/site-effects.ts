import type { Issue, Outcome } from '@dacryon/core'
import type { Frame } from '../data/frame.ts'
import { fitMetaAnalysis, type MetaAnalysis, type MetaAnalysisOptions } from '../meta/fit-meta-analysis.ts'
import type { StudyEffect } from '../meta/study.ts'
import { fitLinearModel } from '../regression/fit-linear.ts'
import { fitLogistic } from '../regression/fit-logistic.ts'
import type { ModelSpecification } from '../regression/model-frame.ts'
import { isEstimable } from '../result/estimable.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { type DisclosurePolicy, defaultPolicy, modelIssues } from './disclosure-policy.ts'

/** A site's own estimate of one coefficient. */
export interface SiteEffect {
  readonly site: string
  readonly n: number
  readonly effect: StudyEffect | undefined
  /** Why the site has none. */
  readonly issues: readonly Issue[]
}

/** An effect pooled over sites that each fitted the model themselves. */
export interface SiteMetaAnalysis {
  readonly sites: readonly SiteEffect[]
  readonly pooled: MetaAnalysis
  readonly warnings: readonly Issue[]
}

/** What each site fits, and which coefficient it sends. */
export interface SiteEffectSpecification extends ModelSpecification {
  readonly model: 'linear' | 'logistic'
  /** Name of the design column: `armactive`. */
  readonly coefficient: string
}

/** One site's estimate with its variance, or why there is none. */
export const computeSiteEffect = (
  site: string,
  frame: Frame,
  { model, coefficient, ...specification }: SiteEffectSpecification,
  policy: DisclosurePolicy = defaultPolicy,
): SiteEffect => {
  const fit = model === 'linear' ? fitLinearModel(frame, specification) : fitLogistic(frame, { ...specification, intervals: 'wald' })
  if (!fit.ok) return { site, n: 0, effect: undefined, issues: fit.issues }
  const { counted, coefficients, data } = fit.value
  const n = counted.used
  const issues = modelIssues(n, data.design.columns, `The model at ${site}`, policy)
  if (issues.length > 0) return { site, n, effect: undefined, issues }
  const found = coefficients.find(({ name }) => name === coefficient)
  if (found === undefined)
    return {
      site,
      n,
      effect: undefined,
      issues: [inputError('coefficient-unknown', `${site} has no ${coefficient}.`, 'Check the levels.')],
    }
  if (!isEstimable(found.value))
    return { site, n, effect: undefined, issues: [caution(found.value.code, found.value.reason, `${site} is left out.`)] }
  const { estimate, standardError } = found.value
  return { site, n, effect: { name: site, effect: estimate, variance: standardError ** 2 }, issues: [] }
}

/**
 * Study-level meta-analysis: every site fits the model to its own rows and sends one estimate with its variance; these are pooled. Needs one
 * round only and allows sites to differ (random effects); loses what small sites cannot estimate, and is biased where they have few events.
 *
 * Issues: `no-site-effect` where no site has an estimate; those of `fitMetaAnalysis`. Sites without an estimate are warnings.
 *
 * @example
 * poolSiteEffects(effects, { model: 'reml' })
 */
export const poolSiteEffects = (sites: readonly SiteEffect[], options: MetaAnalysisOptions = {}): Outcome<SiteMetaAnalysis> => {
  const effects = sites.flatMap(({ effect }) => (effect === undefined ? [] : [effect]))
  if (effects.length === 0)
    return failed(
      inputError('no-site-effect', 'No site has an estimate.', 'Pool the likelihood instead.'),
      ...sites.flatMap(({ issues }) => issues),
    )
  const pooled = fitMetaAnalysis(effects, options)
  if (!pooled.ok) return pooled
  const gone = sites.filter(({ effect }) => effect === undefined)
  return done({
    sites,
    pooled: pooled.value,
    warnings: gone.map(({ site, issues }) =>
      caution(
        'site-left-out',
        `${site} has no estimate: ${issues.map(({ message }) => message).join(' ')}`,
        'Pool the likelihood to use its patients.',
      ),
    ),
  })
}
