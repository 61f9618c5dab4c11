interface Found {
  readonly text: string
  readonly rank: number
  readonly instance: number
}

/** One category for each subject: that of the earliest visit; of several there, the first instance; of several still, the first in text order. */
export class EarliestCategories<Subject> {
  readonly #found = new Map<Subject, Found>()

  add(subject: Subject, found: Found): void {
    const known = this.#found.get(subject)
    const order =
      known === undefined ? -1 : found.rank - known.rank || found.instance - known.instance || (found.text < known.text ? -1 : 1)
    if (order < 0) this.#found.set(subject, found)
  }

  of(subject: Subject): string | undefined {
    return this.#found.get(subject)?.text
  }
}
