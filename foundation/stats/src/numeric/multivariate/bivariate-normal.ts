import { demand } from '../demand.ts'
import { normal } from '../distributions/normal.ts'
import { gaussLegendre } from '../optimise/gauss-nodes.ts'

/** P(X > h, Y > k) for correlation at most 0.925 in size: the integral over the arc sine of the correlation. */
const moderate = (h: number, k: number, r: number): number => {
  const { points, weights } = gaussLegendre(40)
  const [product, squares, arc] = [h * k, (h * h + k * k) / 2, Math.asin(r)]
  let sum = 0
  for (let i = 0; i < points.length; i++) {
    const sine = Math.sin((arc * ((points[i] as number) + 1)) / 2)
    sum += (weights[i] as number) * Math.exp((sine * product - squares) / (1 - sine * sine))
  }
  return (sum * arc) / (4 * Math.PI) + normal.upper(h) * normal.upper(k)
}

/** The same for a correlation near 1 or -1, integrated from the singular end. */
const extreme = (h: number, second: number, r: number): number => {
  const { points, weights } = gaussLegendre(40)
  const sign = r < 0 ? -1 : 1
  const k = sign * second
  const product = h * k
  let sum = 0
  if (Math.abs(r) < 1) {
    const rest = (1 - r) * (1 + r)
    let a = Math.sqrt(rest)
    const gap = (h - k) * (h - k)
    const [c, d] = [(4 - product) / 8, (12 - product) / 16]
    const start = -(gap / rest + product) / 2
    if (start > -700) sum = a * Math.exp(start) * (1 - (c * (gap - rest) * (1 - (d * gap) / 5)) / 3 + (c * d * rest * rest) / 5)
    if (product > -700) {
      const b = Math.sqrt(gap)
      sum -= Math.exp(-product / 2) * Math.sqrt(2 * Math.PI) * normal.upper(b / a) * b * (1 - (c * gap * (1 - (d * gap) / 5)) / 3)
    }
    a /= 2
    for (let i = 0; i < points.length; i++) {
      const x = (a * ((points[i] as number) + 1)) ** 2
      const root = Math.sqrt(1 - x)
      const exponent = -(gap / x + product) / 2
      if (exponent < -700) continue
      const main = Math.exp((-product * (1 - root)) / (2 * (1 + root))) / root
      sum += a * (weights[i] as number) * Math.exp(exponent) * (main - (1 + c * x * (1 + d * x)))
    }
    sum = -sum / (2 * Math.PI)
  }
  if (r > 0) return Math.max(0, sum + normal.upper(Math.max(h, k)))
  const between = h >= k ? 0 : h < 0 ? normal.cdf(k) - normal.cdf(h) : normal.upper(h) - normal.upper(k)
  return Math.max(0, -sum + between)
}

/**
 * P(X > h, Y > k) of two standard normal variables with this correlation; about 14 digits, absolute.
 *
 * Source: Genz A. Stat Comput 2004;14:251-60 (doi 10.1023/B:STCO.0000035304.20635.31), after Drezner and Wesolowsky 1990.
 *
 * @example
 * bivariateNormalUpper(0, 0, 0.5) // 0.3333333333333333
 */
export const bivariateNormalUpper = (h: number, k: number, correlation: number): number => {
  demand(Math.abs(correlation) <= 1, `a correlation of ${correlation} is not possible`)
  if (h === Infinity || k === Infinity) return 0
  if (h === -Infinity) return normal.upper(k)
  if (k === -Infinity) return normal.upper(h)
  return Math.abs(correlation) < 0.925 ? Math.max(0, moderate(h, k, correlation)) : extreme(h, k, correlation)
}

/** P(X <= h, Y <= k). @example bivariateNormalCdf(0, 0, -0.5) // 0.16666666666666666 */
export const bivariateNormalCdf = (h: number, k: number, correlation: number): number => bivariateNormalUpper(-h, -k, correlation)
