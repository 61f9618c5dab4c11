/** Edits (insert, delete, replace, swap neighbours) between two texts. */
const distance = (a: string, b: string): number => {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let best = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1)
      row.push(best)
    }
    before = above
    above = row
  }
  return above[b.length] ?? 0
}

/**
 * The names most like a mistyped one, best first: those that differ by few edits, then those that contain it. Ignores case; empty when
 * nothing is near.
 */
export const nearestNames = (wanted: string, names: Iterable<string>, most = 3): readonly string[] => {
  const low = wanted.toLowerCase()
  const allowed = Math.max(1, Math.floor(low.length / 3))
  const found: { name: string; far: number }[] = []
  for (const name of names) {
    const other = name.toLowerCase()
    const within = low !== '' && (other.includes(low) || (other !== '' && low.includes(other) && other.length > 2))
    if (Math.abs(other.length - low.length) > allowed && !within) continue
    const far = distance(low.slice(0, 64), other.slice(0, 64))
    if (far <= allowed) found.push({ name, far })
    else if (within) found.push({ name, far: allowed + far })
  }
  return found.sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1)).slice(0, most).map(({ name }) => name)
}
