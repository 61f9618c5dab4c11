/** Pearson correlation of two lists. */
export const correlation = (x: ArrayLike<number>, y: ArrayLike<number>): number => {
  const n = x.length
  let [mx, my] = [0, 0]
  for (let i = 0; i < n; i++) {
    mx += (x[i] ?? 0) / n
    my += (y[i] ?? 0) / n
  }
  let [xx, yy, xy] = [0, 0, 0]
  for (let i = 0; i < n; i++) {
    const [a, b] = [(x[i] ?? 0) - mx, (y[i] ?? 0) - my]
    xx += a * a
    yy += b * b
    xy += a * b
  }
  return xy / Math.sqrt(xx * yy)
}
