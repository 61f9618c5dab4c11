/** Summaries of synthetic numbers for the examples of charts. Real numbers come from the statistics of the house. */

const at = (sorted: readonly number[], share: number): number => {
  const place = (sorted.length - 1) * share
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0]
  return low + (high - low) * (place - Math.floor(place))
}

/** Five numbers of a sample, whiskers at the furthest value within 1.5 quartile distances. */
export const exampleSummary = (values: readonly number[]) => {
  const sorted = values.toSorted((a, b) => a - b)
  const [q1, median, q3] = [at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75)]
  const inside = sorted.filter((value) => value >= q1 - 1.5 * (q3 - q1) && value <= q3 + 1.5 * (q3 - q1))
  return { low: Math.min(q1, inside[0] ?? q1), q1, median, q3, high: Math.max(q3, inside.at(-1) ?? q3) }
}

/** A smooth curve of the density of a sample at 60 places. */
export const exampleDensity = (
  values: readonly number[],
  width: number,
): readonly { readonly value: number; readonly density: number }[] => {
  const [low, high] = [Math.min(...values) - 2 * width, Math.max(...values) + 2 * width]
  return Array.from({ length: 60 }, (_, step) => {
    const value = low + ((high - low) * step) / 59
    const density =
      values.reduce((sum, other) => sum + Math.exp(-0.5 * ((value - other) / width) ** 2), 0) /
      (values.length * width * Math.sqrt(2 * Math.PI))
    return { value: Math.round(1e4 * value) / 1e4, density: Math.round(1e6 * density) / 1e6 }
  })
}

/** Counts in bins of this width from this start. */
export const exampleBins = (values: readonly number[], from: number, width: number, bins: number) =>
  Array.from({ length: bins }, (_, bin) => ({
    from: from + bin * width,
    to: from + (bin + 1) * width,
    count: values.filter((value) => value >= from + bin * width && value < from + (bin + 1) * width).length,
  }))
