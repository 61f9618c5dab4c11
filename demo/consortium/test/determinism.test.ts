import { fingerprint } from '@dacryon/core'
import { expect, test } from 'vitest'
import { generateConsortium } from '../src/index.ts'

const prints = (seed: string | number): readonly string[] => Array.from(generateConsortium(seed), (study) => fingerprint(study))

test('the same seed gives the same files, another seed gives others', () => {
  const first = prints('one')
  expect(prints('one')).toEqual(first)
  const other = prints('two')
  expect(other.length).toBe(first.length)
  // The panel's annotation names the same genes whatever the seed.
  expect(other.map((print, index) => print === first[index])).toEqual(first.map((_, index) => index === 0))
})

test('a seed is its text', () => {
  expect(prints(7)).toEqual(prints('7'))
})

test('the consortium is a platform, six studies, two companions and the truth, each in its folder', () => {
  const studies = [...generateConsortium('one')]
  expect(studies.map(({ role }) => role)).toEqual([
    'platform',
    ...Array.from({ length: 6 }, () => 'study'),
    'companion',
    'companion',
    'truth',
  ])
  for (const { role, folder, title, files } of studies) {
    expect(folder === '', role).toBe(role === 'truth')
    if (role !== 'truth') expect(title).toMatch(/synthetic data|données synthétiques/)
    for (const { path } of files) expect(path).toMatch(/^[\w.-]+(\/[\w.-]+)*$/)
    expect(new Set(files.map(({ path }) => path)).size).toBe(files.length)
  }
})
