/**
 * Adds `sign * sum w_i x_i x_i'` over the first `rows` rows to the lower triangle of `into`. Four rows at a time: the sums stay in
 * registers four times longer, which is what the time of every Newton step hangs on.
 */
export const addCrossProduct = (
  data: Float64Array,
  rows: number,
  columns: number,
  weights: Float64Array,
  into: Float64Array,
  sign: 1 | -1 = 1,
): void => {
  const whole = rows - (rows % 4)
  let row = 0
  for (; row < whole; row += 4) {
    const a = row * columns
    const b = a + columns
    const c = b + columns
    const d = c + columns
    const wa = sign * (weights[row] as number)
    const wb = sign * (weights[row + 1] as number)
    const wc = sign * (weights[row + 2] as number)
    const wd = sign * (weights[row + 3] as number)
    for (let j = 0; j < columns; j++) {
      const xa = wa * (data[a + j] as number)
      const xb = wb * (data[b + j] as number)
      const xc = wc * (data[c + j] as number)
      const xd = wd * (data[d + j] as number)
      const at = j * columns
      for (let k = 0; k <= j; k++)
        into[at + k] =
          (into[at + k] as number) +
          (xa * (data[a + k] as number) + xb * (data[b + k] as number) + (xc * (data[c + k] as number) + xd * (data[d + k] as number)))
    }
  }
  for (; row < rows; row++) {
    const a = row * columns
    const w = sign * (weights[row] as number)
    for (let j = 0; j < columns; j++) {
      const x = w * (data[a + j] as number)
      for (let k = 0; k <= j; k++) into[j * columns + k] = (into[j * columns + k] as number) + x * (data[a + k] as number)
    }
  }
}
