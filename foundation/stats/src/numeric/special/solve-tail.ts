/** A strictly monotone function with its derivative at one point. */
export interface ValueAndSlope {
  readonly value: number
  readonly slope: number
}

/**
 * Zero of a monotone function on the real line: Newton's steps, kept inside what is known to hold the zero; halving, or doubling outward
 * while one side is unknown, where a step leaves it. Ends when a step is below `precision` of the point.
 */
export const solveMonotone = (at: (u: number) => ValueAndSlope, start: number, rising: boolean, precision = 4e-16): number => {
  let low = -Infinity
  let high = Infinity
  let u = start
  let reach = 1
  let last = Infinity
  for (let step = 0; step < 400; step++) {
    const { value, slope } = at(u)
    if (value === 0) return u
    if (value > 0 === rising) high = u
    else low = u
    const newton = u - value / slope
    let next = newton
    const shrinking = Math.abs(newton - u) < 0.9 * last || step < 4
    if (!(newton > low && newton < high) || !shrinking) {
      if (low === -Infinity || high === Infinity) {
        if (!(Number.isFinite(newton) && newton > low && newton < high && Math.abs(newton - u) <= reach)) {
          next = low === -Infinity ? high - reach : low + reach
        }
        reach *= 2
      } else next = (low + high) / 2
    }
    last = Math.abs(next - u)
    if (last <= precision * Math.abs(next) || next === u) return next
    u = next
  }
  return u
}
