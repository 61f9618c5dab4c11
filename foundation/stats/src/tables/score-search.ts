/** Where a statistic that falls as its argument grows passes a value: halving until nothing is left to halve. */
export const fallsThrough = (statistic: (at: number) => number, value: number, from: number, to: number): number => {
  let [low, high] = [from, to]
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (statistic(middle) > value) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The same on the ray from 0 to infinity: 0 or infinity where the value is not passed. */
export const fallsThroughOnRay = (statistic: (at: number) => number, value: number): number => {
  const log = (u: number): number => statistic(Math.exp(u))
  if (log(-300) <= value) return 0
  if (log(300) > value) return Infinity
  return Math.exp(fallsThrough(log, value, -300, 300))
}

/** Signed score: a distance over its restricted standard error; infinite where that is 0 and the data disagree. */
export const signedScore = (distance: number, variance: number): number => {
  if (variance > 0) return distance / Math.sqrt(variance)
  return distance === 0 ? 0 : distance > 0 ? Infinity : -Infinity
}
