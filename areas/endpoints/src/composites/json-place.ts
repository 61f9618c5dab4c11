/** A way into a JSON value. */
export type Path = readonly (string | number)[]

/** A place inside a JSON value for people: `domains[1].tests[0].measure`. */
export const placeIn = (path: Path): string =>
  path.map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`)).join('')

const inside = (json: unknown, step: string | number): unknown =>
  typeof json === 'object' && json !== null && Object.hasOwn(json, step)
    ? (json as Readonly<Record<string | number, unknown>>)[step]
    : undefined

/** What stands at a place, shortened; undefined when there is nothing. */
export const valueIn = (json: unknown, path: Path): string | undefined => {
  const found = path.reduce(inside, json)
  const text = typeof found === 'string' ? found : JSON.stringify(found)
  return text === undefined || text.length <= 60 ? text : `${text.slice(0, 59)}…`
}

/** How deep lists and objects nest, counted without recursion; stops at `limit`. */
export const isDeeperThan = (json: unknown, limit: number): boolean => {
  let level: readonly unknown[] = [json]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []))
  }
  return false
}
