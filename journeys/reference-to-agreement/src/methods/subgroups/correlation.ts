/** Pearson's correlation, mean and standard deviation of the first list. */
export const momentsOf = (a: readonly number[], b: readonly number[]) => {
  const n = a.length
  const mean = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0) / n
  const [ma, mb] = [mean(a), mean(b)]
  const product = (c: readonly number[], mc: number, d: readonly number[], md: number): number =>
    c.reduce((total, value, at) => total + (value - mc) * ((d[at] ?? 0) - md), 0)
  return {
    mean: ma,
    sd: Math.sqrt(product(a, ma, a, ma) / (n - 1)),
    correlation: product(a, ma, b, mb) / Math.sqrt(product(a, ma, a, ma) * product(b, mb, b, mb)),
  }
}
