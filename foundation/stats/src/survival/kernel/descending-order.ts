const digits = 65536

/** One stable pass of a radix sort by 16 bits of the keys; true when it moved anything. */
const pass = (keys: Uint32Array, shift: number, from: Int32Array, to: Int32Array, counts: Int32Array): boolean => {
  counts.fill(0)
  for (let at = 0; at < keys.length; at++) {
    const digit = ((keys[at] as number) >>> shift) & 0xffff
    counts[digit] = (counts[digit] as number) + 1
  }
  if (counts[((keys[0] as number) >>> shift) & 0xffff] === keys.length) return false
  let start = 0
  for (let digit = 0; digit < digits; digit++) {
    const count = counts[digit] as number
    counts[digit] = start
    start += count
  }
  for (let at = 0; at < from.length; at++) {
    const row = from[at] as number
    const digit = ((keys[row] as number) >>> shift) & 0xffff
    const place = counts[digit] as number
    counts[digit] = place + 1
    to[place] = row
  }
  return true
}

/** Rows by falling value; equal values keep their order. Radix sort on the bits of the numbers: linear in rows. */
const byRadix = (values: Float64Array): Int32Array => {
  const rows = values.length
  const [low, high] = [new Uint32Array(rows), new Uint32Array(rows)]
  const number = new Float64Array(1)
  const bits = new Uint32Array(number.buffer)
  const littleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1
  for (let row = 0; row < rows; row++) {
    // + 0 makes -0 equal to 0
    number[0] = (values[row] as number) + 0
    const l = bits[littleEndian ? 0 : 1] as number
    const h = bits[littleEndian ? 1 : 0] as number
    // Order of unsigned keys is the falling order of numbers.
    const negative = h >>> 31 === 1
    low[row] = negative ? l : ~l
    high[row] = negative ? h : ~h & 0x7fffffff
  }
  let from = new Int32Array(rows)
  let to = new Int32Array(rows)
  for (let row = 0; row < rows; row++) from[row] = row
  const counts = new Int32Array(digits)
  for (const [keys, shift] of [
    [low, 0],
    [low, 16],
    [high, 0],
    [high, 16],
  ] as const)
    if (pass(keys, shift, from, to, counts)) [from, to] = [to, from]
  return from
}

/** Rows by stratum (whole numbers from 0), within it by falling value; equal ones keep their order. */
export const descendingOrder = (values: ArrayLike<number>, strata?: ArrayLike<number>): Int32Array => {
  if (values.length === 0) return new Int32Array(0)
  const numbers = values instanceof Float64Array ? values : Float64Array.from(values)
  const order =
    numbers.length < 2000
      ? Int32Array.from(numbers, (_, row) => row).sort((a, b) => (numbers[b] as number) - (numbers[a] as number) || a - b)
      : byRadix(numbers)
  if (strata === undefined) return order
  const most = order.reduce((found, row) => Math.max(found, strata[row] as number), 0)
  const starts = new Int32Array(most + 2)
  for (const row of order) starts[(strata[row] as number) + 1] = (starts[(strata[row] as number) + 1] as number) + 1
  for (let stratum = 0; stratum <= most; stratum++) starts[stratum + 1] = (starts[stratum + 1] as number) + (starts[stratum] as number)
  const sorted = new Int32Array(order.length)
  for (const row of order) {
    const stratum = strata[row] as number
    const place = starts[stratum] as number
    starts[stratum] = place + 1
    sorted[place] = row
  }
  return sorted
}
