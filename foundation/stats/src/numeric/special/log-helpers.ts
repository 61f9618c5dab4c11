/** log(1 + x) - x without cancellation near 0; by the series of the inverse hyperbolic tangent. For x > -1. */
export const log1pMinus = (x: number): number => {
  if (x < -0.4 || x > 0.7) return Math.log1p(x) - x
  const r = x / (2 + x)
  const square = r * r
  let sum = 0
  let power = 1
  for (let odd = 3; power > 1e-18 && odd < 60; odd += 2) {
    sum += power / odd
    power *= square
  }
  return r * (2 * square * sum - x)
}

/** log(1 - exp(x)) for x at or below 0: the log of the complement of a log probability. */
export const log1mExp = (x: number): number => (x > -Math.LN2 ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x)))

/** log(1 + exp(x)) without overflow. */
export const log1pExp = (x: number): number => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)))

/** log(exp(a) + exp(b)) without overflow. */
export const logAddExp = (a: number, b: number): number => {
  if (a === -Infinity) return b
  if (b === -Infinity) return a
  return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)))
}

/** log of the sum of exponentials without overflow; -Infinity for none. */
export const logSumExp = (values: ArrayLike<number>): number => {
  let most = -Infinity
  for (let at = 0; at < values.length; at++) most = Math.max(most, values[at] as number)
  if (most === -Infinity || most === Infinity) return most
  let sum = 0
  for (let at = 0; at < values.length; at++) sum += Math.exp((values[at] as number) - most)
  return most + Math.log(sum)
}

/** The logistic function 1 / (1 + exp(-x)). */
export const logistic = (x: number): number => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)))

/** log(p / (1 - p)). */
export const logit = (p: number): number => Math.log(p) - Math.log1p(-p)

/** x log(x), 0 at 0. */
export const xLogX = (x: number): number => (x === 0 ? 0 : x * Math.log(x))
