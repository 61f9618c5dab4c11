import { IssueError } from '@dacryon/core'
import { describe, expect, test } from 'vitest'
import { openNamed } from '../src/answers/open-named.ts'
import type { Engine, Release, ReleaseStore } from '../src/index.ts'

const release = (id: string, study: string, at: string): Release => ({
  id,
  content: {
    schema: 1,
    dictionary: '1',
    importer: { format: 'test', version: '1' },
    study: { id: study, title: study, kind: 'study', synthetic: true, restricted: false },
    counts: { subjects: 0, observations: 0, missing: 0, concepts: 0, visits: 0, samples: 0, measurements: 0 },
    visits: [],
    assays: [],
    issues: { warnings: 0 },
    files: [],
  },
  provenance: { by: 'a test', at, program: 'test' },
})
const full = (start: string) => `r-${start.padEnd(32, '0')}`
const stored = [
  release(full('aa1'), 'ASSESS', '2026-01-01T00:00:00Z'),
  release(full('aa2'), 'ASSESS', '2026-03-01T00:00:00Z'),
  release(full('b'), 'ASSESS', '2026-02-01T00:00:00Z'),
  release(full('c'), 'GSE8581', '2026-01-01T00:00:00Z'),
]

const doors = (releases: readonly Release[] = stored) => {
  const opened: string[] = []
  const engine = { open: async (id: string) => void opened.push(id) } as unknown as Engine
  const store = { list: async () => releases } as unknown as ReleaseStore
  return { opened, doors: { releases: store, engine } }
}
const open = async (asked: string, releases?: readonly Release[]): Promise<readonly string[]> => {
  const { opened, doors: given } = doors(releases)
  await openNamed(given, asked)
  return opened
}
const refused = async (asked: string, releases?: readonly Release[]) => {
  const error: unknown = await open(asked, releases).catch((thrown: unknown) => thrown)
  return error instanceof IssueError ? error.issues[0] : undefined
}

describe('opening a study by name', () => {
  test('a study is its newest release', async () => {
    expect(await open('ASSESS')).toEqual([full('aa2')])
  })
  test('of two made at one instant always the same', async () => {
    const twins = [release(full('1'), 'S', '2026-01-01T00:00:00Z'), release(full('2'), 'S', '2026-01-01T00:00:00Z')]
    expect(await open('S', twins)).toEqual(await open('S', twins.toReversed()))
  })
  test('a whole id needs no list', async () => {
    expect(await open(full('b'), [])).toEqual([full('b')])
  })
  test('the beginning of an id', async () => {
    expect(await open('r-b')).toEqual([full('b')])
    expect(await refused('r-aa')).toMatchObject({ code: 'release-ambiguous', remedy: expect.stringContaining(full('aa1')) })
  })
  test('a study wins over the beginning of an id', async () => {
    expect(await open('r-c', [...stored, release(full('d'), 'r-c', '2025-01-01T00:00:00Z')])).toEqual([full('d')])
  })
  test('what is unknown is refused with the nearest names', async () => {
    expect(await refused('ASSES')).toMatchObject({ code: 'study-unknown', column: 'study', remedy: 'Did you mean “ASSESS”?' })
    expect(await refused('r-')).toMatchObject({ code: 'study-unknown' })
    expect(await refused('')).toMatchObject({ code: 'study-unknown' })
  })
  test('an empty home says so', async () => {
    expect(await refused('ASSESS', [])).toMatchObject({ code: 'study-unknown', remedy: expect.stringContaining('dacryon import') })
  })
})
