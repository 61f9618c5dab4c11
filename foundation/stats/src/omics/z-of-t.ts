/**
 * The normal deviate of a t statistic by Hill's expansion, good to about 1e-5 from 5 degrees of freedom up and without trouble in the far
 * tails.
 *
 * Source: Hill GW. Algorithm 395: Student's t-distribution. Commun ACM 1970;13:617-619 (doi 10.1145/355598.355599).
 *
 * @example zOfT(2, 10) // about 1.79
 */
export const zOfT = (t: number, df: number): number => {
  if (df === Infinity) return t
  const a = df - 0.5
  const b = 48 * a * a
  const y = a * Math.log1p((t / df) * t)
  const numerator = (((-0.4 * y - 3.3) * y - 24) * y - 85.5) / (0.8 * y * y + 100 + b) + y + 3
  return Math.sign(t) * (numerator / b + 1) * Math.sqrt(y)
}
