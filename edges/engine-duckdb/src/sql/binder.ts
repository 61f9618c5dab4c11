/** Collects the values of a query and gives each its placeholder, so that no text of a person becomes SQL. */
export class Binder {
  readonly values: (string | number)[] = []
  readonly #places = new Map<string | number, string>()

  /** Placeholder of a value; the same value gets the same one. */
  bind(value: string | number): string {
    const known = this.#places.get(value)
    if (known !== undefined) return known
    const place = `$${this.values.push(value)}`
    this.#places.set(value, place)
    return place
  }
}
