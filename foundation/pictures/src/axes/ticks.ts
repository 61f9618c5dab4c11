/** A step of 1, 2 or 5 times a power of ten so that about `most` steps fill the span. */
export const stepOf = (span: number, most: number): number => {
  const rough = span / Math.max(1, most)
  const power = 10 ** Math.floor(Math.log10(rough))
  const factor = rough / power
  return (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10) * power
}

/** Multiples of the step inside [low, high]; never more than 200. */
export const multiples = (low: number, high: number, step: number): readonly number[] => {
  const first = Math.ceil(low / step - 1e-9)
  const last = Math.min(first + 200, Math.floor(high / step + 1e-9))
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9))
  // Multiplying leaves 0.30000000000000004; rounding to the decimals of the step does not, where there can be so many decimals.
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) =>
    decimals <= 100 ? Number(((first + at) * step).toFixed(decimals)) : (first + at) * step,
  )
}

/** Ticks of a log axis: powers of ten, with 2 and 5, or more between, as there is room. */
export const logTicks = (low: number, high: number, most: number): readonly number[] => {
  const [from, to] = [Math.floor(Math.log10(low) - 1e-9), Math.ceil(Math.log10(high) + 1e-9)]
  const powers = (factors: readonly number[], every = 1): readonly number[] =>
    Array.from({ length: to - from + 1 }, (_, at) => from + at)
      .filter((power) => power % every === 0)
      .flatMap((power) => factors.map((factor) => Number(`${factor}e${power}`)))
      .filter((tick) => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9))
  const sets = [powers([1, 1.5, 2, 3, 4, 5, 6, 8]), powers([1, 2, 4, 6, 8]), powers([1, 2, 5]), powers([1, 3]), powers([1])]
  const fitting = sets.find((ticks) => ticks.length <= most)
  if (fitting !== undefined && fitting.length >= 2) return fitting
  const dense = sets.findLast((ticks) => ticks.length >= 2) ?? []
  if (fitting === undefined && dense.length > most) {
    const every = Math.ceil((to - from + 1) / Math.max(1, most))
    // Powers that are multiples of the step may miss the axis but for one.
    return [every, Math.ceil(every / 2), 1].map((step) => powers([1], step)).find((ticks) => ticks.length >= 2) ?? dense
  }
  return dense.length >= 2 ? dense : [low, high]
}
