/** How many P values fall in each of equally wide bins from 0 to 1; a bin holds its lower edge, the last one its upper edge too. */
export const pValueBins = (pValues: readonly number[], bins = 20) => {
  const counts = new Array<number>(bins).fill(0)
  for (const p of pValues) {
    const bin = Math.min(bins - 1, Math.floor(p * bins))
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return counts.map((count, at) => ({ from: at / bins, to: (at + 1) / bins, count }))
}
