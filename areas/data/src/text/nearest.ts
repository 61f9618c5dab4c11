/** Number of single-character changes between two texts. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length] ?? 0
}

const parts = (text: string): readonly string[] => text.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length > 2)

/** Up to three of the candidates that a mistyped text may have meant: few letters apart, or with a whole word in common. Nearest first. */
export const nearest = (text: string, candidates: Iterable<string>): readonly string[] => {
  const wanted = text.toLowerCase()
  const words = new Set(parts(wanted))
  const most = wanted.length < 4 ? 1 : Math.max(2, wanted.length / 4)
  const ranked: { candidate: string; score: number }[] = []
  for (const candidate of candidates) {
    const other = candidate.toLowerCase()
    const apart = Math.abs(other.length - wanted.length) > 4 ? Number.POSITIVE_INFINITY : distance(wanted, other)
    const shared = parts(other).filter((part) => words.has(part)).length
    if (apart <= most || shared > 0) ranked.push({ candidate, score: Math.min(apart, wanted.length) - shared * 3 })
  }
  return ranked
    .toSorted((a, b) => a.score - b.score)
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}
