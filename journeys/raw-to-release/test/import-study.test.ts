import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OperationContext, Progress } from '@dacryon/core/operation'
import { type Format, type MemoryFile, memorySource, type ReleaseStore } from '@dacryon/data'
import { fileReleases } from '@dacryon/releases-files'
import { memoryReleases } from '@dacryon/releases-memory'
import { openSource } from '@dacryon/source-files'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type ImportDoors, importStudy, newestRelease, releaseOf } from '../src/index.ts'
import { exampleFormat } from './example-format.ts'

const folder = async (): Promise<string> => {
  const path = await mkdtemp(join(tmpdir(), 'dacryon-import-'))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  return path
}

const context = (signal = new AbortController().signal): OperationContext & { readonly reports: Progress[] } => {
  const reports: Progress[] = []
  return { signal, reports, progress: (report) => reports.push(report) }
}

const sure = exampleFormat('sure', () => ({ confidence: 0.9, because: 'it has a file called data' }))
const never = exampleFormat('never', () => undefined)

let clock = 0
const doorsOf = (
  releases: ReleaseStore,
  files: Readonly<Record<string, MemoryFile>>,
  formats: readonly Format[] = [never, sure],
  kind: 'file' | 'folder' = 'folder',
): ImportDoors => ({
  releases,
  formats,
  source: async (path) => memorySource(path, files, { kind }),
  by: 'someone',
  now: () => `2024-01-01T00:00:${String(clock++ % 60).padStart(2, '0')}Z`,
  program: 'test',
})

const request = { path: 'data', dryRun: false }
const good = { data: 'P1=51\nP2=60\n', notes: 'kept' }

const stores: readonly (readonly [string, () => Promise<ReleaseStore>])[] = [
  ['memory', async () => memoryReleases()],
  ['files', async () => fileReleases(await folder())],
]

describe.each(stores)('import into %s', (_, make) => {
  it('recognises, reads, checks and publishes, and keeps the raw files', async () => {
    const store = await make()
    const { format, release, preview } = await importStudy(doorsOf(store, good), request, context())
    expect(format).toEqual({ id: 'sure', because: 'it has a file called data' })
    expect(release?.content).toMatchObject({
      importer: { format: 'sure', version: '1' },
      study: { id: 'EXAMPLE' },
      counts: { subjects: 2, observations: 2 },
    })
    expect(release?.content.files.map(({ path }) => path)).toEqual(expect.arrayContaining(['raw/data', 'raw/notes']))
    expect(preview.counts).toEqual(release?.content.counts)
    expect(await store.verify(release?.id ?? '')).toMatchObject({ ok: true })
  })

  it('gives the same files the same release, once', async () => {
    const store = await make()
    const first = await importStudy(doorsOf(store, good), request, context())
    const again = await importStudy(doorsOf(store, good), request, context())
    expect(again.release).toEqual(first.release)
    expect((await store.list()).length).toBe(1)
  })

  it('tells every error at once, from where the reading stopped too, and leaves nothing', async () => {
    const store = await make()
    const files = { data: 'P1=51\nwarn\nwrong\nP1=52\nP2=none\nstop\nP3=1' }
    await expect(importStudy(doorsOf(store, files), request, context())).rejects.toMatchObject({
      issues: [
        { code: 'warned', line: 2 },
        { code: 'wrong', line: 3 },
        { code: 'stopped', line: 6 },
      ],
    })
    expect(await store.list()).toEqual([])
    await importStudy(doorsOf(store, good), request, context())
  })

  it('shows in a dry run what would happen, errors included, and leaves nothing', async () => {
    const store = await make()
    const dry = await importStudy(doorsOf(store, { data: 'P1=51\nwrong\nP2=60' }), { ...request, dryRun: true }, context())
    expect(dry.release).toBeUndefined()
    expect(dry.preview.issues.map(({ code }) => code)).toEqual(['wrong'])
    expect(dry.preview.counts.subjects).toBe(2)
    expect(await store.list()).toEqual([])
  })

  it('lets a mistake of the program through, and leaves nothing', async () => {
    const store = await make()
    await expect(importStudy(doorsOf(store, { data: 'P1=51\nfail' }), request, context())).rejects.toThrow(TypeError)
    expect(await store.list()).toEqual([])
    await importStudy(doorsOf(store, good), request, context())
  })

  it('stops when it is told to', async () => {
    const store = await make()
    const controller = new AbortController()
    const reporting = {
      ...context(controller.signal),
      progress: ({ done }: Progress) => done >= 2 && controller.abort(new Error('enough')),
    }
    await expect(importStudy(doorsOf(store, { data: 'P1=1\n'.repeat(20) }), request, reporting)).rejects.toThrow('enough')
    expect(await store.list()).toEqual([])
    await importStudy(doorsOf(store, good), request, context())
  })

  it('refuses a second import of a study while the first runs', async () => {
    const store = await make()
    let inner: Promise<unknown> = Promise.resolve()
    const again = (): void => {
      inner = importStudy(doorsOf(store, good), request, context()).catch((error: unknown) => error)
    }
    const reporting = { ...context(), progress: ({ done, doing }: Progress) => doing === 'read' && done === 1 && again() }
    await importStudy(doorsOf(store, good), request, reporting)
    expect(await inner).toMatchObject({ issues: [{ code: 'import-running', value: 'EXAMPLE' }] })
    expect((await store.list()).length).toBe(1)
  })

  it('warns of implausible values by the dictionary', async () => {
    const { release, preview } = await importStudy(doorsOf(await make(), { data: 'P1=51\nP2=250' }), request, context())
    expect(preview.issues).toMatchObject([{ code: 'implausible-value', severity: 'warning', line: 2, value: '250' }])
    expect(release?.content.issues.warnings).toBe(1)
  })
})

describe('choosing the format', () => {
  const choose = (formats: readonly Format[], format?: string) =>
    importStudy(doorsOf(memoryReleases(), good, formats), { ...request, ...(format === undefined ? {} : { format }) }, context())
  const weaker = exampleFormat('weaker', () => ({ confidence: 0.5, because: 'perhaps' }))
  const equal = exampleFormat('equal', () => ({ confidence: 0.9, because: 'also' }))

  it('takes the surest, or the one asked for', async () => {
    expect((await choose([weaker, sure])).format.id).toBe('sure')
    expect((await choose([weaker, sure, never], 'never')).format).toEqual({ id: 'never', because: 'asked for' })
  })

  it('says what to do when there is none, two, or an unknown one', async () => {
    await expect(choose([never])).rejects.toMatchObject({
      issues: [{ code: 'format-unrecognised', remedy: expect.any(String), expected: 'never' }],
    })
    await expect(choose([sure, weaker, equal])).rejects.toMatchObject({ issues: [{ code: 'format-ambiguous', expected: 'sure, equal' }] })
    await expect(choose([sure], 'sur')).rejects.toMatchObject({ issues: [{ code: 'format-unknown', value: 'sur', expected: 'sure' }] })
  })

  it('refuses a study id that cannot be a name', async () => {
    const doors = doorsOf(memoryReleases(), good)
    for (const study of ['../x', '', '.x', 'a b', 'é']) {
      await expect(importStudy(doors, { ...request, study }, context())).rejects.toMatchObject({
        issues: [{ code: 'study-id-invalid', value: study }],
      })
    }
    expect((await importStudy(doors, { ...request, study: 'A_b-1.2' }, context())).release?.content.study.id).toBe('A_b-1.2')
  })
})

describe('from files', () => {
  it('keeps of a single file’s folder only what was read', async () => {
    const root = await folder()
    for (const name of ['data', 'holiday.jpg']) await writeFile(join(root, name), good.data)
    const doors = { ...doorsOf(memoryReleases(), {}), source: openSource }
    const { release } = await importStudy(doors, { path: join(root, 'data'), dryRun: false }, context())
    expect(release?.content.files.filter(({ path }) => path.startsWith('raw/')).map(({ path }) => path)).toEqual(['raw/data'])
  })

  it('refuses a folder with a link out of it', async () => {
    const [root, home] = [await folder(), await folder()]
    await writeFile(join(root, 'data'), good.data)
    await symlink('/etc/hostname', join(root, 'extra'))
    const doors = { ...doorsOf(fileReleases(home), {}), source: openSource }
    await expect(importStudy(doors, { path: root, dryRun: false }, context())).rejects.toMatchObject({
      issues: [{ code: 'link-leaves-folder', file: 'extra' }],
    })
    expect(await readdir(join(home, 'releases'))).toEqual([])
  })
})

describe('finding releases', () => {
  it('by id, by study (the newest) and by the beginning of an id', async () => {
    const store = memoryReleases()
    const old = (await importStudy(doorsOf(store, good), request, context())).release
    const newer = (await importStudy(doorsOf(store, { data: 'P1=1' }), request, context())).release
    const other = (await importStudy(doorsOf(store, good), { ...request, study: 'AAA' }, context())).release
    expect((await newestRelease(store)).map(({ release, releases }) => [release.id, releases])).toEqual([
      [other?.id, 1],
      [newer?.id, 2],
    ])
    expect((await releaseOf(store, 'EXAMPLE')).id).toBe(newer?.id)
    expect((await releaseOf(store, old?.id ?? '')).id).toBe(old?.id)
    expect((await releaseOf(store, old?.id.slice(0, 12) ?? '')).id).toBe(old?.id)
    await expect(releaseOf(store, 'r-')).rejects.toMatchObject({ issues: [{ code: 'study-unknown' }] })
    for (const asked of ['r-zzz', '', 'example'])
      await expect(releaseOf(store, asked)).rejects.toMatchObject({ issues: [{ code: 'study-unknown' }] })
  })
})
