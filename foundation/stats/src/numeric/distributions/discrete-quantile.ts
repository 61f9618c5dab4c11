/** What the search for a count needs. */
interface Counts {
  readonly cdf: (k: number) => number
  readonly upper: (k: number) => number
  readonly low: number
  readonly high: number
  /** Where to start looking. */
  readonly near: number
}

/** Share of p that rounding may have cost a sum that should be equal to it. */
const slack = 64 * 2.220446049250313e-16

const smallest = (enough: (k: number) => boolean, { low, high, near }: Counts): number => {
  let from = low - 1
  let to = high
  let guess = Math.min(
    Math.max(Math.floor(Number.isFinite(near) ? near : low), low),
    Number.isFinite(high) ? high : Number.MAX_SAFE_INTEGER,
  )
  for (let reach = 1; ; reach *= 2) {
    if (enough(guess)) {
      to = guess
      if (guess === low || from >= guess - 1) break
      const next = Math.max(low, guess - reach)
      if (!enough(next)) {
        from = next
        break
      }
      guess = next
    } else {
      from = guess
      const next = Math.min(high, guess + reach)
      if (next === high || enough(next)) {
        to = next
        break
      }
      guess = next
    }
  }
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2)
    if (enough(middle)) to = middle
    else from = middle
  }
  return to
}

/** Smallest count k with P(X <= k) >= p, where a difference of a few roundings is none. */
export const discreteQuantile = (p: number, counts: Counts): number => {
  if (p === 0) return counts.low
  if (p === 1) return counts.high
  if (p <= 0.5) return smallest((k) => counts.cdf(k) >= p * (1 - slack), counts)
  return smallest((k) => counts.upper(k) <= (1 - p) * (1 + slack), counts)
}

/** Smallest count k with P(X > k) <= p, where a difference of a few roundings is none. */
export const discreteQuantileUpper = (p: number, counts: Counts): number => {
  if (p === 0) return counts.high
  if (p === 1) return counts.low
  return smallest((k) => counts.upper(k) <= p * (1 + slack), counts)
}
