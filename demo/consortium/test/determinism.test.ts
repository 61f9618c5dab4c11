import { fingerprint, sha256Hex } from '@dacryon/core'
import { expect, test } from 'vitest'
import { type GeneratedStudy, generateConsortium } from '../src/index.ts'

const print = ({ files, ...study }: GeneratedStudy): string =>
  fingerprint({
    ...study,
    files: files.map(({ path, content }) => [
      path,
      content.kind === 'workbook' ? content.sheets : sha256Hex(new TextEncoder().encode(content.text)),
    ]),
  })

const first = [...generateConsortium('one')]

test('the same seed gives the same files, another seed gives others', () => {
  const prints = first.map(print)
  expect(Array.from(generateConsortium('one'), print)).toEqual(prints)
  // The panel's annotation names the same genes whatever the seed.
  expect(Array.from(generateConsortium('two'), (study, index) => print(study) === prints[index])).toEqual(
    prints.map((_, index) => index === 0),
  )
})

test('the consortium is a platform, six studies, two companions and the truth, each in its folder', () => {
  expect(first.map(({ role }) => role)).toEqual([
    'platform',
    ...Array.from({ length: 6 }, () => 'study'),
    'companion',
    'companion',
    'truth',
  ])
  for (const { role, folder, title, files } of first) {
    expect(folder === '', role).toBe(role === 'truth')
    if (role !== 'truth') expect(title).toMatch(/synthetic data|données synthétiques/)
    for (const { path } of files) expect(path).toMatch(/^[\w.-]+(\/[\w.-]+)*$/)
    expect(new Set(files.map(({ path }) => path)).size).toBe(files.length)
  }
})
