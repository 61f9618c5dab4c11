/** Round times from 0 to the end, at most nine: for the table under a curve. */
export const roundTimes = (end: number): readonly number[] => {
  if (!(end > 0)) return [0]
  const size = 10 ** Math.floor(Math.log10(end / 8))
  const step = [1, 2, 5, 10].map((by) => by * size).find((by) => end / by <= 8) ?? 10 * size
  return Array.from({ length: Math.floor(end / step + 1e-9) + 1 }, (_, at) => Number((at * step).toPrecision(12)))
}
