const blank = /[ \t\n\r]*/y
const text = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy
const plain = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

class Fault extends Error {
  readonly at: number
  constructor(at: number) {
    super()
    this.at = at
  }
}

/** Where a text stops being JSON, as an offset; undefined when it is JSON. The platform's own parser does not tell. Source: RFC 8259. */
export const jsonFault = (source: string): number | undefined => {
  let at = 0
  const match = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    const found = pattern.exec(source)
    if (found === null) return false
    at = pattern.lastIndex
    return true
  }
  const take = (sign: string): boolean => {
    match(blank)
    if (source[at] !== sign) return false
    at++
    return true
  }
  const need = (held: boolean): void => {
    if (!held) throw new Fault(at)
  }
  const list = (end: string, entry: () => void): void => {
    if (take(end)) return
    do entry()
    while (take(','))
    need(take(end))
  }
  const value = (): void => {
    match(blank)
    if (take('[')) list(']', value)
    else if (take('{')) {
      list('}', () => {
        match(blank)
        need(match(text))
        need(take(':'))
        value()
      })
    } else need(match(text) || match(plain))
  }
  try {
    value()
    match(blank)
    return at === source.length ? undefined : at
  } catch (error) {
    if (error instanceof Fault) return error.at
    throw error
  }
}
