import { addExact, compareExact, type Exact, exact, multiplyExact, subtractExact } from '@dacryon/core'

const hundred = exact(100)

/** True when the value fell by at least so much. */
export const fallsBy = (base: Exact, follow: Exact, amount: Exact): boolean => compareExact(subtractExact(base, follow), amount) >= 0

/** True when the value rose by at least so much. */
export const risesBy = (base: Exact, follow: Exact, amount: Exact): boolean => compareExact(subtractExact(follow, base), amount) >= 0

/** True when the value fell by at least so many percent of the baseline. From zero nothing can fall: never met. */
export const fallsByPercent = (base: Exact, follow: Exact, percent: Exact): boolean =>
  base.n > 0 && compareExact(multiplyExact(hundred, subtractExact(base, follow)), multiplyExact(percent, base)) >= 0

/**
 * True when the value rose by at least so many percent of the baseline: `100 * follow >= (100 + percent) * base`, so that 0.20 to 0.25 is
 * exactly 25 %. The baseline must be above zero: what a rise from zero means is for the instrument to say.
 */
export const risesByPercent = (base: Exact, follow: Exact, percent: Exact): boolean =>
  compareExact(multiplyExact(hundred, follow), multiplyExact(addExact(hundred, percent), base)) >= 0
