/** An object without the keys whose value is `undefined`, for optional fields that are absent or have a value, never `undefined`. */
export const defined = <T extends Readonly<Record<string, unknown>>>(parts: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }
