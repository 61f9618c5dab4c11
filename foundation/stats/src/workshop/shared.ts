/** A copy of the numbers that threads can read without copying it again. */
export const shared = (values: ArrayLike<number>): Float64Array => {
  const kept = new Float64Array(new SharedArrayBuffer(values.length * Float64Array.BYTES_PER_ELEMENT))
  kept.set(values)
  return kept
}

/** The range [from, to) of piece `piece` when `count` things are cut in `pieces` ranges of nearly one size. */
export const rangeOf = (count: number, pieces: number, piece: number): { readonly from: number; readonly to: number } => ({
  from: Math.floor((count * piece) / pieces),
  to: Math.floor((count * (piece + 1)) / pieces),
})
