import { computeNormalQuantile } from '@dacryon/core'
import { demand } from '../demand.ts'
import { logPoissonTerm } from './deviance.ts'
import { logBetaTails } from './incomplete-beta.ts'
import { logGammaTails } from './incomplete-gamma.ts'
import { logBeta, logGamma1p } from './log-gamma.ts'
import { log1pExp, logistic } from './log-helpers.ts'
import { solveMonotone } from './solve-tail.ts'

const checkProbability = (p: number): void => demand(p >= 0 && p <= 1, `a probability of ${p} is not possible`)

/** x with P(a, x) = p if `lower`, else with Q(a, x) = p; solved for log x against the log of the smaller tail. */
const invertGamma = (a: number, p: number, lower: boolean): number => {
  checkProbability(p)
  if (p === 0 || p === 1) return (p === 0) === lower ? 0 : Infinity
  const useLower = p <= 0.5 === lower
  const target = Math.log(p <= 0.5 ? p : 1 - p)
  const z = (useLower ? 1 : -1) * computeNormalQuantile(p <= 0.5 ? p : 1 - p)
  const wilsonHilferty = a * (1 - 1 / (9 * a) + z / (3 * Math.sqrt(a))) ** 3
  const power = useLower ? (target + logGamma1p(a)) / a : Number.NaN
  const good = wilsonHilferty > 0 && 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a)) > 0.1
  const start = good ? Math.log(wilsonHilferty) : useLower ? power : Math.log(Math.max(a, -target))
  if (useLower && power < -650) return Math.exp(power)
  const at = (u: number) => {
    const x = Math.exp(u)
    const tails = logGammaTails(a, x)
    const tail = useLower ? tails.lower : tails.upper
    const density = x === Infinity ? -Infinity : logPoissonTerm(a, x) + Math.log(a)
    return { value: tail - target, slope: (useLower ? 1 : -1) * Math.exp(density - tail) }
  }
  return Math.exp(solveMonotone(at, start, useLower))
}

/** The x at which P(a, x) is p. @example inverseGammaLower(2, 0.5) // 1.6783469900166608 */
export const inverseGammaLower = (a: number, p: number): number => invertGamma(a, p, true)

/** The x at which Q(a, x) is q. @example inverseGammaUpper(2, 1e-20) // 50.072... */
export const inverseGammaUpper = (a: number, q: number): number => invertGamma(a, q, false)

/** log(x / (1 - x)) of the point at which I_x(a, b) is p if `lower`, else its complement; ±Infinity at the ends. */
export const inverseBetaLogit = (a: number, b: number, p: number, lower: boolean): number => {
  checkProbability(p)
  if (p === 0 || p === 1) return (p === 0) === lower ? -Infinity : Infinity
  const useLower = p <= 0.5 === lower
  const target = Math.log(p <= 0.5 ? p : 1 - p)
  const constant = logBeta(a, b)
  const at = (u: number) => {
    const logX = -log1pExp(-u)
    const logY = -log1pExp(u)
    const tails = logBetaTails(a, b, logistic(u), logistic(-u), logX, logY)
    const tail = useLower ? tails.lower : tails.upper
    return { value: tail - target, slope: (useLower ? 1 : -1) * Math.exp(a * logX + b * logY - constant - tail) }
  }
  const shape = useLower ? a : b
  const reach = (target + Math.log(shape) + constant) / shape
  const spread = Math.sqrt(1 / a + 1 / b) * computeNormalQuantile(Math.exp(Math.max(target, -700)))
  const size = shape < 1 || reach < -30 ? Math.min(reach, 0) : Math.log(a / b) * (useLower ? 1 : -1) + spread
  return solveMonotone(at, useLower ? size : -size, useLower)
}

/** The x at which I_x(a, b) is p. @example inverseBetaLower(2, 3, 0.5248) // 0.4 */
export const inverseBetaLower = (a: number, b: number, p: number): number => logistic(inverseBetaLogit(a, b, p, true))

/** The x at which 1 - I_x(a, b) is q. */
export const inverseBetaUpper = (a: number, b: number, q: number): number => logistic(inverseBetaLogit(a, b, q, false))
