const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** The name that was probably meant; undefined when none is near. */
export const nearest = (word: string, names: readonly string[]): string | undefined => {
  const begins = names.filter((name) => word.length > 1 && name.startsWith(word))
  if (begins.length === 1) return begins[0]
  const [best] = names.map((name) => ({ name, far: distance(word.toLowerCase(), name) })).toSorted((a, b) => a.far - b.far)
  return best !== undefined && best.far <= Math.max(1, Math.floor(word.length / 3)) ? best.name : undefined
}

/** ` Did you mean X?`, or nothing. */
export const didYouMean = (word: string, names: readonly string[], dashes = ''): string => {
  const found = nearest(word, names)
  return found === undefined ? '' : ` Did you mean ${dashes}${found}?`
}
