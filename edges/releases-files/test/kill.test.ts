import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { fileReleases } from '../src/index.ts'
import { numbers } from './generated-study.ts'
import { runImport } from './run-import.ts'
import { temporaryFolder } from './temporary-folder.ts'

const rows = 1000
const bytes = 2_000_000
const kills = Number(process.env.DACRYON_KILLS ?? 20)

describe('a process that is killed while it imports', () => {
  it('leaves a whole release or none, and nothing else after the next start', { timeout: 600_000 }, async () => {
    const whole = runImport([await temporaryFolder(), rows, bytes])
    await whole.drafting
    const started = performance.now()
    await whole.ended
    const duration = performance.now() - started
    const id = whole.lines()[1] ?? ''
    expect(id).toMatch(/^r-/)

    const next = numbers(2024)
    const outcomes: { draft: number; release: number; swept: number }[] = []
    for (let kill = 0; kill < kills; kill++) {
      const home = await temporaryFolder()
      const { child, drafting, ended } = runImport([home, rows, bytes])
      // Spread over the whole run and a little beyond, each at a random place of its own part; the first ones before there is a draft.
      if (kill > 2) await drafting
      await Promise.race([sleep(((kill + next()) / kills) * duration * 1.1), ended])
      child.kill('SIGKILL')
      await ended
      const names = await readdir(join(home, 'releases')).catch(() => [])
      const store = fileReleases(home)
      const found = await store.list()
      for (const release of found) {
        expect(release.id).toBe(id)
        expect(await store.verify(release.id)).toMatchObject({ ok: true, issues: [] })
      }
      const swept = await store.sweep()
      expect(await readdir(join(home, 'releases')).catch(() => [])).toEqual(found.map((release) => release.id))
      outcomes.push({ draft: names.filter((name) => name.startsWith('.draft')).length, release: found.length, swept: swept.length })
    }
    const count = (what: (outcome: (typeof outcomes)[number]) => boolean) => outcomes.filter(what).length
    console.log(`${kills} kills: ${count(({ draft }) => draft > 0)} left a draft, ${count(({ release }) => release > 0)} a release`)
    expect(count(({ draft }) => draft > 0)).toBeGreaterThan(kills / 5)
    expect(count(({ release }) => release === 0)).toBeGreaterThan(kills / 5)
  })

  it('blocks its study while it lives, and no longer', { timeout: 120_000 }, async () => {
    const home = await temporaryFolder()
    const first = runImport([home, rows, bytes, 'hold'])
    await first.drafting
    expect(first.lines()).toEqual(['drafting'])
    const second = runImport([home, rows, bytes])
    await second.ended
    expect(second.lines()).toEqual(['import-running'])
    expect(await fileReleases(home).sweep()).toEqual([])
    expect((await readdir(join(home, 'releases'))).length).toBe(2)

    first.child.kill('SIGKILL')
    await first.ended
    const third = runImport([home, rows, bytes])
    await third.ended
    const id = third.lines()[1] ?? ''
    expect((await fileReleases(home).list()).map((release) => release.id)).toEqual([id])
    expect((await fileReleases(home).sweep()).length).toBe(1)
    expect(await readdir(join(home, 'releases'))).toEqual([id])
  })
})
