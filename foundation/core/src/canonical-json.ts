const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

const textOf = (text: string): string => {
  if (loneSurrogate.test(text)) throw new TypeError('half of a surrogate pair has no canonical form')
  return JSON.stringify(text)
}

const isPlain = (value: object): boolean => {
  const parent: unknown = Object.getPrototypeOf(value)
  return parent === Object.prototype || parent === null
}

/**
 * Canonical JSON (RFC 8785): no spaces, members sorted by UTF-16 code units, numbers in ECMAScript's shortest form. Members that are
 * `undefined` are left out, as `JSON.stringify` does. Throws a `TypeError` for what JSON cannot hold: NaN, infinities, functions,
 * bigints, dates, maps, lone surrogates, `undefined` in an array.
 */
export const canonicalJson = (value: unknown): string => {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return textOf(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`
  if (typeof value === 'object' && isPlain(value)) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined)
    members.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${members.map(([name, member]) => `${textOf(name)}:${canonicalJson(member)}`).join(',')}}`
  }
  throw new TypeError(`${typeof value === 'object' ? Object.prototype.toString.call(value) : String(value)} has no canonical JSON form`)
}
