/**
 * Number of ways to choose `take` of these whole numbers, by their sum: how a rank sum is distributed over all ways of giving out the
 * labels, ties included. Exact up to 2^53, to rounding above. Takes time in proportion to n × take × sum.
 */
export const waysBySum = (values: ArrayLike<number>, take: number): Float64Array => {
  const sizes = Float64Array.from(values).sort().reverse()
  const most = sizes.slice(0, take).reduce((total, value) => total + value, 0)
  const width = most + 1
  const ways = new Float64Array((take + 1) * width)
  ways[0] = 1
  let done = 0
  for (const value of sizes) {
    done += 1
    for (let k = Math.min(take, done); k >= 1; k--) {
      const [to, from] = [k * width, (k - 1) * width]
      for (let s = value; s < width; s++) ways[to + s] = (ways[to + s] ?? 0) + (ways[from + s - value] ?? 0)
    }
  }
  return ways.slice(take * width)
}

/** Number of ways to choose any of these whole numbers, by their sum: a signed rank sum over all signs, as shares that add up to 1. */
export const sharesBySum = (values: ArrayLike<number>): Float64Array => {
  const sizes = Float64Array.from(values)
  const most = sizes.reduce((total, value) => total + value, 0)
  const shares = new Float64Array(most + 1)
  shares[0] = 1
  for (const value of sizes)
    for (let s = most; s >= 0; s--) shares[s] = ((shares[s] ?? 0) + (s >= value ? (shares[s - value] ?? 0) : 0)) / 2
  return shares
}
