import { solveMonotone } from '../special/solve-tail.ts'

interface Positive {
  readonly logDensity: (x: number) => number
  readonly logCdf: (x: number) => number
  readonly logUpper: (x: number) => number
  readonly start: number
}

/** Quantile of a positive continuous variable: Newton for log x against the log of the smaller tail. */
export const positiveQuantile = (p: number, lower: boolean, { logDensity, logCdf, logUpper, start }: Positive): number => {
  if (p === 0 || p === 1) return (p === 0) === lower ? 0 : Infinity
  const useLower = p <= 0.5 === lower
  const target = Math.log(p <= 0.5 ? p : 1 - p)
  const at = (u: number) => {
    const x = Math.exp(u)
    const tail = useLower ? logCdf(x) : logUpper(x)
    const slope = Math.exp(logDensity(x) + u - tail)
    return { value: tail - target, slope: useLower ? slope : -slope }
  }
  return Math.exp(solveMonotone(at, Math.log(start), useLower))
}
