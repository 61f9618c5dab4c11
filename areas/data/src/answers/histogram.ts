import { quantile } from './summarise-numbers.ts'

/** More bins than this say nothing more on a screen. */
const mostBins = 40

/** The next width at or above `width` of 1, 2, 2.5 or 5 times a power of ten, as a fraction so that its multiples print short. */
const niceWidth = (width: number, whole: boolean): { readonly over: number; readonly under: number } => {
  const power = Math.floor(Math.log10(width))
  for (const [factor, shift] of [
    [1, 0],
    [2, 0],
    [25, -1],
    [5, 0],
    [10, 0],
  ] as const) {
    const exponent = power + shift
    const over = exponent >= 0 ? factor * 10 ** exponent : factor
    const under = exponent >= 0 ? 1 : 10 ** -exponent
    if (over / under >= width * (1 - 1e-12) && (!whole || over % under === 0)) return { over, under }
  }
  return { over: Math.ceil(width), under: 1 }
}

/**
 * Bin edges for sorted numbers: one bin a value for whole numbers of few values (edges at the halves), else Freedman and Diaconis' width, or
 * Sturges' where half of the values are equal, rounded up to a short number. At most 40 bins. Undefined when there are no numbers.
 */
export const histogramEdges = (sorted: Float64Array): readonly number[] | undefined => {
  const low = sorted[0]
  const high = sorted.at(-1)
  if (low === undefined || high === undefined) return undefined
  const whole = sorted.every(Number.isInteger)
  const range = high - low
  if (whole && range < mostBins && Number.isSafeInteger(high) && Number.isSafeInteger(low))
    return Array.from({ length: range + 2 }, (_, at) => low - 0.5 + at)
  if (range === 0) return [low - 0.5, low + 0.5]
  if (!Number.isFinite(range)) return [low, high]
  const spread = quantile(sorted, 0.75) - quantile(sorted, 0.25)
  const count = sorted.length
  const wanted = spread > 0 ? (2 * spread) / Math.cbrt(count) : range / (Math.ceil(Math.log2(count)) + 1)
  let width = Math.max(wanted, range / (mostBins - 1))
  for (;;) {
    const { over, under } = niceWidth(width, whole)
    const at = (step: number) => (step * over) / under
    let first = Math.floor((low / over) * under)
    while (at(first) > low) first--
    let last = Math.ceil((high / over) * under)
    while (at(last) < high) last++
    if (last === first) last++
    if (last - first <= mostBins) return Array.from({ length: last - first + 1 }, (_, step) => at(first + step))
    width = (over / under) * 1.01
  }
}

/** How many of the sorted numbers lie in each bin: lower edge in, upper edge out, but for the last bin, which has both. */
export const countBins = (sorted: Float64Array, edges: readonly number[]): readonly number[] => {
  const bins = Array.from({ length: Math.max(0, edges.length - 1) }, () => 0)
  let bin = 0
  for (const value of sorted) {
    while (bin < bins.length - 1 && value >= (edges[bin + 1] ?? Number.POSITIVE_INFINITY)) bin++
    bins[bin] = (bins[bin] ?? 0) + 1
  }
  return bins
}
