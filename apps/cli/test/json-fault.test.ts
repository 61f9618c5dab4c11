import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonFault } from '../src/json-fault.ts'

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('the fault of a JSON text', () => {
  it.each([
    ['{\n  "where": oops\n}', 13],
    ['{"a":1,}', 7],
    ['[1 2]', 3],
    ['', 0],
    ['{"a" 1}', 5],
    ['[1]x', 3],
    ['"a', 0],
    ['"\u0007"', 0],
  ])('of %j stands at %d', (text, at) => expect(jsonFault(text)).toBe(at))

  it('is found exactly where the platform finds one', () => {
    const broken = fc
      .tuple(fc.json({ stringUnit: 'binary' }), fc.nat(), fc.constantFrom('', '"', ',', '}', ']', '0', '\\', '\n', '-', 'e'))
      .map(([text, at, sign]) => text.slice(0, at % (text.length + 1)) + sign + text.slice((at % (text.length + 1)) + 1))
    fc.assert(
      fc.property(fc.oneof(fc.json({ stringUnit: 'binary' }), broken), (text) => {
        expect(jsonFault(text) === undefined).toBe(isJson(text))
      }),
      { numRuns: 3000 },
    )
  })
})
