const root = Math.sqrt(Math.PI)

/** Below: one minus the rising power series, whose terms are all positive (DLMF 7.6.2). */
const bySeries = (half: number): number => {
  const x = Math.sqrt(half)
  let term = x
  let sum = x
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= half / (n + 0.5)
    sum += term
  }
  return 1 - (2 / root) * Math.exp(-half) * sum
}

/** Above: the continued fraction of the complementary error function (DLMF 7.9.1), from the far end inward. */
const byFraction = (half: number): number => {
  const x = Math.sqrt(half)
  let below = x
  for (let n = Math.ceil(20 + 300 / half); n >= 1; n--) below = x + n / 2 / below
  return Math.exp(-half) / (root * below)
}

/**
 * Probability that a chi-square variable with one degree of freedom exceeds `q`: the two-sided p value of a normal deviate √q.
 *
 * Formula: `erfc(√(q/2))`, about 13 correct digits from 1 down to the smallest double, so that very small p values are right too. 1 for
 * q at or below 0, 0 for infinity.
 *
 * Source: NIST Digital Library of Mathematical Functions, 7.6.2 and 7.9.1.
 *
 * @example
 * computeChiSquareUpperTail(3.841458820694124) // 0.05
 */
export const computeChiSquareUpperTail = (q: number): number => {
  if (Number.isNaN(q)) throw new RangeError('A chi-square statistic that is no number has no tail')
  if (q <= 0) return 1
  if (q > 1500) return 0
  const half = q / 2
  return half < 1.5 ? bySeries(half) : byFraction(half)
}
