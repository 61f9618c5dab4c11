import { appendFile, copyFile, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReleaseStore } from '@dacryon/data'
import { everyKindStudy, planOf } from '@dacryon/data/testing'
import { describe, expect, it } from 'vitest'
import { fileReleases } from '../src/index.ts'
import { temporaryFolder } from './temporary-folder.ts'

const published = async (): Promise<{ store: ReleaseStore; id: string; folder: string }> => {
  const home = await temporaryFolder()
  const store = fileReleases(home)
  const draft = await store.draft('S', planOf())
  for (const part of everyKindStudy('S')) await draft.add(part)
  await draft.close()
  const { id } = await draft.publish({ by: 'someone', at: '2024-01-01T00:00:00Z', program: 'test' })
  return { store, id, folder: join(home, 'releases', id) }
}

const flip = async (path: string): Promise<void> => {
  const bytes = await readFile(path)
  const at = bytes.length >> 1
  bytes[at] = (bytes[at] ?? 0) ^ 1
  await writeFile(path, bytes)
}

describe('verify', () => {
  it('names every file of the folder that was changed, and only that one', { timeout: 120_000 }, async () => {
    const { store, id, folder } = await published()
    const { content } = (await store.read(id)) ?? expect.unreachable()
    expect(content.files.length).toBeGreaterThan(15)
    for (const { path } of content.files) {
      const before = await readFile(join(folder, path))
      await flip(join(folder, path))
      const { ok, issues } = await store.verify(id)
      expect([ok, issues.map(({ code, file }) => `${code} ${file}`)]).toEqual([false, [`release-file-changed ${path}`]])
      await writeFile(join(folder, path), before)
    }
    expect(await store.verify(id)).toMatchObject({ ok: true, issues: [] })
  })

  it('names files that were added, removed, cut and appended to, all at once', async () => {
    const { store, id, folder } = await published()
    await rm(join(folder, 'nodes.parquet'))
    await writeFile(join(folder, 'raw', 'new.txt'), 'x')
    await truncate(join(folder, 'observations.parquet'), (await stat(join(folder, 'observations.parquet'))).size - 4)
    await appendFile(join(folder, 'raw', 'data.txt'), 'x')
    const { issues } = await store.verify(id)
    expect(issues.map(({ code, file }) => `${code} ${file}`).toSorted()).toEqual([
      'release-file-added raw/new.txt',
      'release-file-changed observations.parquet',
      'release-file-changed raw/data.txt',
      'release-file-missing nodes.parquet',
    ])
  })

  it('is not deceived by a manifest that was made to fit', async () => {
    const { store, id, folder } = await published()
    const manifest = JSON.parse(await readFile(join(folder, 'release.json'), 'utf8'))
    const save = (value: unknown) => writeFile(join(folder, 'release.json'), JSON.stringify(value))
    await save({ ...manifest, content: { ...manifest.content, counts: { ...manifest.content.counts, observations: 13 } } })
    const changed = await store.verify(id)
    expect(changed.issues.map(({ code, file }) => `${code} ${file}`)).toContain('release-id-changed release.json')
    expect(changed.issues.map(({ code, file }) => `${code} ${file}`)).toContain('release-counts-changed observations.parquet')
    await save({ ...manifest, content: { ...manifest.content, extra: 1 } })
    expect((await store.verify(id)).issues.map(({ code }) => code)).toEqual(['release-id-changed'])
    await save({ ...manifest, provenance: { ...manifest.provenance, by: 'another' } })
    expect((await store.verify(id)).ok).toBe(true)
  })

  it('says so when the manifest itself is damaged or gone, and still lists the other releases', async () => {
    const { store, id, folder } = await published()
    await copyFile(join(folder, 'issues.json'), join(folder, 'release.json'))
    expect(await store.verify(id)).toMatchObject({ ok: false, issues: [{ code: 'release-damaged', file: 'release.json' }] })
    await expect(store.read(id)).rejects.toMatchObject({ issues: [{ code: 'release-damaged', file: `${id}/release.json` }] })
    expect(await store.list()).toEqual([])
    await rm(join(folder, 'release.json'))
    expect(await store.verify(id)).toMatchObject({ ok: false, issues: [{ code: 'release-file-missing', file: 'release.json' }] })
  })
})
