import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, fingerprint, sha256Hex } from '../src/index.ts'

const double = (bits: string): number => {
  const view = new DataView(new ArrayBuffer(8))
  view.setBigUint64(0, BigInt(`0x${bits}`))
  return view.getFloat64(0)
}

describe('canonical JSON (RFC 8785)', () => {
  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555555', '333333333.3333333'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('number %s of appendix B is %s', (bits, text) => expect(canonicalJson(double(bits))).toBe(text))

  it('sorts members by UTF-16 code units (section 3.2.3)', () => {
    const names = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6']
    const sorted = Object.keys(JSON.parse(canonicalJson(Object.fromEntries(names.map((name) => [name, 0])))) as object)
    // a plain object moves `1` to the front when parsed; the text keeps it behind the carriage return
    expect(
      canonicalJson(Object.fromEntries(names.map((name) => [name, 0]))).startsWith(
        '{"\\r":0,"1":0,"\u0080":0,"\u00f6":0,"\u20ac":0,"\u{1f600}":0,"\ufb33":0',
      ),
    ).toBe(true)
    expect(sorted).toHaveLength(7)
  })

  it('escapes only what JSON must (section 3.2.2.2)', () => {
    expect(canonicalJson('\u20ac$\u000f\nA\'B"\\\\"/')).toBe('"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"')
  })

  it('leaves out members without a value, and refuses what JSON cannot hold', () => {
    expect(canonicalJson({ b: undefined, a: [] })).toBe('{"a":[]}')
    for (const wrong of [
      Number.NaN,
      Infinity,
      undefined,
      1n,
      new Date(0),
      new Map(),
      () => 1,
      '\ud800',
      { a: [undefined] },
      { '\udc00': 1 },
    ])
      expect(() => canonicalJson(wrong)).toThrow(TypeError)
  })

  it('is JSON, and its own canonical form', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})

describe('fingerprint', () => {
  it('is SHA-256 as the standard’s examples have it (FIPS 180-4)', () => {
    expect(sha256Hex(new TextEncoder().encode('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(sha256Hex(new Uint8Array())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  it('is that of the canonical text, whatever the order of members', () => {
    expect(fingerprint({ b: 1, a: 'é' })).toBe(sha256Hex(new TextEncoder().encode('{"a":"é","b":1}')))
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
        expect(fingerprint(Object.fromEntries(Object.entries(record).reverse()))).toBe(fingerprint(record))
      }),
    )
  })
})
