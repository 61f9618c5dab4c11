import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Release } from '@dacryon/data'
import { expect, it } from 'vitest'
import { type FileReleasesOptions, fileReleases } from '../src/index.ts'
import { generatedSource, generatedStudy } from './generated-study.ts'
import { temporaryFolder } from './temporary-folder.ts'

const publish = async (options: FileReleasesOptions): Promise<Release> => {
  const home = await temporaryFolder()
  const plan = { format: { id: 'generated', version: '1' }, dictionary: 'none', source: generatedSource(10), plausible: new Map() }
  const draft = await fileReleases(home, options).draft('G', plan)
  for (const part of generatedStudy('G', 8000)) await draft.add(part)
  await draft.close()
  const release = await draft.publish({ by: 'a test', at: '2026-01-01T00:00:00Z', program: 'test' })
  expect(await readdir(join(home, 'releases'))).toEqual([release.id])
  return release
}

it('gives the same bytes with one thread or several, in memory or spilled to disk', { timeout: 240_000 }, async () => {
  const whole = await publish({})
  // Three row groups and more, so that threads could put them in another order.
  expect(whole.content.counts.observations).toBe(320_000)
  for (const options of [{ threads: 1 }, { threads: 4 }, { memory: '60MB', threads: 2 }]) {
    const again = await publish(options)
    expect(again.content.files).toEqual(whole.content.files)
    expect(again.id).toBe(whole.id)
  }
})
