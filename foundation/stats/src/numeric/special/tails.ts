/** Both tails of a distribution at one point, as logs; `complement` says what the pair adds up to: exp(lower) + exp(upper) = 1. */
export interface LogTails {
  readonly lower: number
  readonly upper: number
}

/** From the log of the lower tail, not near 1. */
export const tailsOfLower = (lower: number): LogTails => ({ lower, upper: Math.log1p(-Math.exp(lower)) })

/** From the log of the upper tail, not near 1. */
export const tailsOfUpper = (upper: number): LogTails => ({ lower: Math.log1p(-Math.exp(upper)), upper })
