const limit = 2.5

/**
 * z-scores of one row over the values that are there: (value - mean) / sample standard deviation, clipped to ±2.5; NaN where the value
 * is NaN, and everywhere when fewer than two values are there or all are equal.
 *
 * @param from first position of the row in both arrays.
 */
export const writeZScores = (values: Float64Array, scores: Float64Array, from: number, length: number): void => {
  let count = 0
  let sum = 0
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let at = from; at < from + length; at++) {
    const value = values[at] as number
    if (Number.isNaN(value)) continue
    count++
    sum += value
    if (value < low) low = value
    if (value > high) high = value
  }
  // Equal values must not get a score out of rounding errors of their mean.
  if (count < 2 || low === high) {
    scores.fill(Number.NaN, from, from + length)
    return
  }
  const mean = sum / count
  let squares = 0
  for (let at = from; at < from + length; at++) {
    const value = values[at] as number
    if (!Number.isNaN(value)) squares += (value - mean) ** 2
  }
  const deviation = Math.sqrt(squares / (count - 1))
  for (let at = from; at < from + length; at++) scores[at] = Math.max(-limit, Math.min(limit, ((values[at] as number) - mean) / deviation))
}
