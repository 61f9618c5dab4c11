/**
 * Number of orders of n ranks by the sum of squared rank differences, exact: over the sets of ranks already given away. For n up to 10 or so.
 */
export const ordersBySquares = (n: number): Float64Array => {
  const width = (n * (n * n - 1)) / 3 + 1
  const sets = 2 ** n
  const counts = new Float64Array(sets * width)
  counts[0] = 1
  for (let set = 0; set < sets - 1; set++) {
    let given = 0
    for (let bits = set; bits > 0; bits &= bits - 1) given += 1
    for (let rank = 0; rank < n; rank++) {
      if (set & (1 << rank)) continue
      const [from, to] = [set * width, (set | (1 << rank)) * width]
      const cost = (given - rank) ** 2
      for (let s = 0; s + cost < width; s++) counts[to + s + cost] = (counts[to + s + cost] ?? 0) + (counts[from + s] ?? 0)
    }
  }
  return counts.slice((sets - 1) * width)
}
