/** Subjects that were seen at the same visits, with the sums of products that every likelihood of them is made of. */
export interface Pattern {
  /** Codes of the visits, rising. */
  readonly visits: Int32Array
  readonly subjects: number
  /**
   * For each pair of visits a >= b, in the order (0,0), (1,0), (1,1), ...: the lower triangle of `Σ z_a z_b' + z_b z_a'` (once where
   * a = b), z being the design row and the response.
   */
  readonly products: Float64Array
}

/** A subject's rows in the order of visits. */
export interface SubjectRows {
  readonly rows: Int32Array
  readonly visits: Int32Array
}

/** Rows of each subject, by visit. */
export const subjectRows = (subject: ArrayLike<number>, visit: ArrayLike<number>): readonly SubjectRows[] => {
  const own = new Map<number, number[]>()
  for (let row = 0; row < subject.length; row++) {
    const id = subject[row] as number
    const list = own.get(id)
    if (list === undefined) own.set(id, [row])
    else list.push(row)
  }
  return [...own.values()].map((list) => {
    list.sort((a, b) => (visit[a] as number) - (visit[b] as number))
    return { rows: Int32Array.from(list), visits: Int32Array.from(list, (row) => visit[row] as number) }
  })
}

const addProducts = (into: Float64Array, z: Float64Array, width: number, rows: Int32Array): void => {
  let at = 0
  for (let a = 0; a < rows.length; a++) {
    const za = (rows[a] as number) * width
    for (let b = 0; b <= a; b++) {
      const zb = (rows[b] as number) * width
      for (let i = 0; i < width; i++) {
        const [x, y] = [z[za + i] as number, z[zb + i] as number]
        if (a === b) for (let j = 0; j <= i; j++, at++) into[at] = (into[at] as number) + x * (z[zb + j] as number)
        else for (let j = 0; j <= i; j++, at++) into[at] = (into[at] as number) + x * (z[zb + j] as number) + y * (z[za + j] as number)
      }
    }
  }
}

/** Patterns of the subjects; `z` holds design row and response, `width` numbers a row. */
export const patternsOf = (subjects: readonly SubjectRows[], z: Float64Array, width: number): readonly Pattern[] => {
  const found = new Map<string, { visits: Int32Array; subjects: number; products: Float64Array }>()
  const triangle = (width * (width + 1)) / 2
  for (const { rows, visits } of subjects) {
    const key = visits.join(' ')
    const pairs = (visits.length * (visits.length + 1)) / 2
    const pattern = found.get(key) ?? { visits, subjects: 0, products: new Float64Array(pairs * triangle) }
    found.set(key, pattern)
    pattern.subjects += 1
    addProducts(pattern.products, z, width, rows)
  }
  return [...found.values()]
}
