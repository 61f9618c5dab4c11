/** Reads the named search parameters of an address as text; those that are empty or no text are left out. */
export const textParameters =
  <const K extends string>(names: readonly K[]) =>
  (search: Record<string, unknown>): { [P in K]?: string } => {
    const found: { [P in K]?: string } = {}
    for (const name of names) {
      const value = search[name]
      // The router reads digits in an address as a number.
      if ((typeof value === 'string' && value !== '') || typeof value === 'number') found[name] = String(value)
    }
    return found
  }
