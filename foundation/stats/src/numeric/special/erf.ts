import { polynomial } from './polynomial.ts'

const near = {
  top: [3209.3775891384694, 377.485237685302, 113.86415415105016, 3.1611237438705655, 0.18577770618460315],
  bottom: [2844.236833439171, 1282.6165260773723, 244.02463793444417, 23.601290952344122, 1],
}
const middle = {
  top: [
    1230.3393547979972, 2051.0783778260716, 1712.0476126340707, 881.952221241769, 298.6351381974001, 66.11919063714163, 8.883149794388377,
    0.5641884969886701, 2.1531153547440383e-8,
  ],
  bottom: [
    1230.3393548037495, 3439.3676741437216, 4362.619090143247, 3290.7992357334597, 1621.3895745666903, 537.1811018620099, 117.6939508913125,
    15.744926110709835, 1,
  ],
}
const far = {
  top: [0.0006587491615298378, 0.016083785148742275, 0.12578172611122926, 0.36034489994980445, 0.30532663496123236, 0.016315387137302097],
  bottom: [0.0023352049762686918, 0.06051834131244132, 0.5279051029514285, 1.8729528499234673, 2.568520192289822, 1],
}
const inverseRootPi = 0.5641895835477563

const erfNear = (x: number): number => (x * polynomial(near.top, x * x)) / polynomial(near.bottom, x * x)

/** exp(x² times `factor`) without the rounding of x²: the square of a shortened x is exact. */
export const expOfSquare = (x: number, factor: number): number => {
  const short = Math.trunc(x * 16) / 16
  return Math.exp(factor * short * short) * Math.exp(factor * (x - short) * (x + short))
}

const scaledTail = (x: number): number => {
  if (x <= 4) return polynomial(middle.top, x) / polynomial(middle.bottom, x)
  const z = 1 / (x * x)
  return (inverseRootPi - (z * polynomial(far.top, z)) / polynomial(far.bottom, z)) / x
}

/**
 * Scaled complementary error function, exp(x²) erfc(x): the tail without its exponential part. Infinity where it exceeds the largest double.
 *
 * Source: Cody WJ. Rational Chebyshev approximations for the error function. Math Comp 1969;23:631-7 (doi 10.1090/S0025-5718-1969-0247736-4).
 *
 * @example
 * erfcScaled(10) // 0.05614099274382259
 */
export const erfcScaled = (x: number): number => {
  if (Math.abs(x) <= 0.46875) return expOfSquare(x, 1) * (1 - erfNear(x))
  return x > 0 ? scaledTail(x) : 2 * expOfSquare(x, 1) - scaledTail(-x)
}

/** Complementary error function, 1 - erf(x), without cancellation. Source: as `erfcScaled`. */
export const erfc = (x: number): number => {
  if (Math.abs(x) <= 0.46875) return 1 - erfNear(x)
  const tail = expOfSquare(x, -1) * scaledTail(Math.abs(x))
  return x > 0 ? tail : 2 - tail
}

/** Error function. Source: as `erfcScaled`. */
export const erf = (x: number): number => (Math.abs(x) <= 0.46875 ? erfNear(x) : x > 0 ? 1 - erfc(x) : erfc(-x) - 1)
