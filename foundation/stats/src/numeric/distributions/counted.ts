import { type Distribution, distributionOf } from './distribution.ts'

/** The discrete distribution whose probabilities of 0, 1, 2, ... stand in a table; tails are summed from their own end. */
export const countedDistribution = <P extends readonly (number | undefined)[]>(
  check: (...parameters: P) => void,
  table: (...parameters: P) => Float64Array,
): Distribution<P> => {
  const tail = (x: number, lower: boolean, parameters: P): number => {
    const probabilities = table(...parameters)
    const last = probabilities.length - 1
    const k = Math.floor(x)
    if (k < 0 || k >= last) return k < 0 === lower ? 0 : 1
    let sum = 0
    if (lower) for (let at = 0; at <= k; at++) sum += probabilities[at] as number
    else for (let at = last; at > k; at--) sum += probabilities[at] as number
    return sum
  }
  const slack = 64 * 2.220446049250313e-16
  const quantile = (p: number, lower: boolean, parameters: P): number => {
    const probabilities = table(...parameters)
    const last = probabilities.length - 1
    if (p === 0 || p === 1) return (p === 0) === lower ? 0 : last
    const small = p <= 0.5 ? p : 1 - p
    let sum = 0
    if (p <= 0.5 === lower) {
      for (let at = 0; at <= last; at++) {
        sum += probabilities[at] as number
        if (sum >= small * (1 - slack)) return at
      }
      return last
    }
    for (let at = last; at >= 0; at--) {
      sum += probabilities[at] as number
      if (sum > small * (1 + slack)) return at
    }
    return 0
  }
  return distributionOf<P>({
    check,
    logDensity: (x, ...parameters) => Math.log(table(...parameters)[x] ?? 0),
    logCdf: (x, ...parameters) => Math.log(tail(x, true, parameters)),
    logUpper: (x, ...parameters) => Math.log(tail(x, false, parameters)),
    quantile: (p, ...parameters) => quantile(p, true, parameters),
    quantileUpper: (p, ...parameters) => quantile(p, false, parameters),
  })
}
