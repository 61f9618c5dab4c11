import { type Estimable, notEstimable } from '../result/estimable.ts'
import type { LinearModel } from './fit-linear.ts'
import { leverages } from './sandwich.ts'

/** How much each row used pulls on a linear model. */
export interface Influence {
  readonly leverage: readonly number[]
  /** Residual over its standard error. */
  readonly standardised: readonly Estimable[]
  /** The same with the variance estimated without the row: follows t with one df less. */
  readonly studentised: readonly Estimable[]
  /** How far the row moves all coefficients together. */
  readonly cook: readonly Estimable[]
}

const alone = notEstimable('determined-by-one-row', 'The fit goes through this row whatever its value is.')
const noVariance = notEstimable('no-variance', 'The residuals are all zero, or too few rows are left without this one.')

/**
 * Leverage, standardised and studentised residuals and Cook's distance of each row used.
 *
 * Source: Cook RD. Technometrics 1977;19:15-18, doi:10.1080/00401706.1977.10489493.
 *
 * @example
 * computeInfluence(model).cook
 */
export const computeInfluence = ({ data, fit, df }: LinearModel): Influence => {
  const leverage = leverages(data.design, fit.unscaled, data.weights)
  const variance = df > 0 ? fit.residualSum / df : 0
  const standardised: Estimable[] = []
  const studentised: Estimable[] = []
  const cook: Estimable[] = []
  leverage.forEach((h, row) => {
    const rest = 1 - h
    const residual = (fit.residuals[row] as number) * Math.sqrt(data.weights?.[row] ?? 1)
    const without = df > 1 ? (fit.residualSum - (residual * residual) / rest) / (df - 1) : 0
    const bad = rest < 1e-10 ? alone : !(variance > 0) ? noVariance : undefined
    standardised.push(bad ?? residual / Math.sqrt(variance * rest))
    studentised.push(bad ?? (without > 0 ? residual / Math.sqrt(without * rest) : noVariance))
    cook.push(bad ?? (residual * residual * h) / (variance * rest * rest * fit.rank))
  })
  return { leverage: [...leverage], standardised, studentised, cook }
}
