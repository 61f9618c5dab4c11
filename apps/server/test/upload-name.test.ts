import { resolve, win32 } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseUploadName } from '../src/upload-name.ts'

describe('the name of an uploaded file', () => {
  it.each([
    '../a',
    'a/../../b',
    '/etc/passwd',
    'C:\\Windows\\a',
    'C:/a',
    '..\\a',
    'a//b',
    'a/./b',
    '',
    '.',
    'a\u0000b',
    'a\nb',
    'con',
    'x/NUL.txt',
    'a:b',
    'a.',
    'a ',
    '\\\\server\\share',
    'x'.repeat(256),
    `${'d/'.repeat(40)}f`,
  ])('%j is refused', (name) => expect(parseUploadName(name)).toMatchObject({ ok: false, issues: [{ code: 'upload-name-invalid' }] }))

  it.each([
    ['study/clinical/data.txt', 'study/clinical/data.txt'],
    ['étude\\données.csv', 'étude/données.csv'],
    ['.hidden', '.hidden'],
    ['console.txt', 'console.txt'],
    ['a..b', 'a..b'],
  ])('%j is taken as %j', (name, path) => expect(parseUploadName(name)).toEqual({ ok: true, value: path }))

  it('never leaves its folder, on no system', () => {
    const part = fc.oneof(fc.constantFrom('..', '.', '', 'a', '~', 'C:', '\\', '/'), fc.string({ maxLength: 6 }))
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), fc.constantFrom('/', '\\'), (parts, between) => {
        const taken = parseUploadName(parts.join(between))
        if (!taken.ok) return
        expect(resolve('/home/uploads/u', taken.value).startsWith('/home/uploads/u/')).toBe(true)
        expect(win32.resolve('C:\\home\\u', taken.value).startsWith('C:\\home\\u\\')).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
