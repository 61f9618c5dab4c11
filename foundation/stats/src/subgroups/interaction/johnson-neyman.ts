import { studentT } from '../../numeric/distributions/index.ts'
import type { LinearModel } from '../../regression/fit-linear.ts'
import { type Estimable, notEstimable } from '../../result/estimable.ts'

/** Where along a moderator the effect of a treatment differs from 0. */
export interface JohnsonNeyman {
  /** Moderator values at which the effect is just significant, in rising order. */
  readonly limits: readonly number[]
  /** Significant between the limits, or outside of them; `everywhere` and `nowhere` without limits. */
  readonly significant: 'between' | 'outside' | 'everywhere' | 'nowhere' | 'above' | 'below'
}

/**
 * Johnson-Neyman limits of a linear model with treatment × moderator: the moderator values m at which `(b1 + b3 m)² = t² Var(b1 + b3 m)`.
 * Pointwise at the model's confidence level; limits outside the data are extrapolation.
 *
 * Source: Johnson PO, Neyman J. Stat Res Mem 1936;1:57-93; Bauer DJ, Curran PJ. Multivariate Behav Res 2005;40:373-400.
 */
export const computeJohnsonNeyman = (model: LinearModel, treatment: string, interaction: string): Estimable<JohnsonNeyman> => {
  const { coefficients, covariance, design, df, level } = model.predictor
  const [at, by] = [design.names.indexOf(treatment), design.names.indexOf(interaction)]
  if (at < 0 || by < 0 || df === undefined || df < 1)
    return notEstimable('no-interaction', `The model has no ${treatment} and ${interaction}, or no degrees of freedom.`)
  const width = design.columns
  const critical = studentT.quantileUpper((1 - level) / 2, df) ** 2
  const [main, slope] = [coefficients[at] as number, coefficients[by] as number]
  const a = slope ** 2 - critical * (covariance[by * width + by] as number)
  const b = 2 * (main * slope - critical * (covariance[at * width + by] as number))
  const c = main ** 2 - critical * (covariance[at * width + at] as number)
  const inside = b * b - 4 * a * c
  if (a === 0)
    return b === 0
      ? { limits: [], significant: c > 0 ? 'everywhere' : 'nowhere' }
      : { limits: [-c / b], significant: b > 0 ? 'above' : 'below' }
  if (inside < 0) return { limits: [], significant: a > 0 ? 'everywhere' : 'nowhere' }
  /** The root without cancellation first. */
  const q = -(b + (b < 0 ? -1 : 1) * Math.sqrt(inside)) / 2
  const limits = q === 0 ? [0, 0] : [q / a, c / q]
  return { limits: limits.sort((x, y) => x - y), significant: a > 0 ? 'outside' : 'between' }
}
