import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** Custom properties of a style sheet by selector, fonts aside. */
const tokensOf = (path: string): readonly string[] =>
  [...readFileSync(join(import.meta.dirname, path), 'utf8').matchAll(/^ {2}(--[\w-]+): ([^;]+);/gm)]
    .map(([, name, value]) => `${name}: ${value}`)
    .filter((token) => !token.startsWith('--font-'))

it('has the colours and sizes of the web application', () => {
  const own = tokensOf('../src/theme/tokens.css')
  expect(own.length).toBeGreaterThan(60)
  expect(own).toEqual(tokensOf('../../web/src/theme/tokens.css'))
})
