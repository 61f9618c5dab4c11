import fc from 'fast-check'
import { expect, it } from 'vitest'
import { asNodeId, parseNodeId } from '../src/index.ts'

// the pointers of RFC 6901, section 5
it.each([
  [[], ''],
  [['foo'], '/foo'],
  [['foo', '0'], '/foo/0'],
  [[''], '/'],
  [['a/b'], '/a~1b'],
  [['m~n'], '/m~0n'],
  [[' '], '/ '],
  [['~1'], '/~01'],
])('%j is %j', (path, id) => {
  expect(asNodeId(path)).toBe(id)
  expect(parseNodeId(id)).toEqual(path)
})

it('every path reads back', () =>
  fc.assert(
    fc.property(fc.array(fc.string()), (path) => {
      expect(parseNodeId(asNodeId(path))).toEqual(path)
    }),
  ))

it.each(['a', '/~', '/~2', '/a~'])('%j is no pointer', (text) => expect(parseNodeId(text)).toBeUndefined())
