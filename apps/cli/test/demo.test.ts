import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dacryon, temporary } from './support.ts'

let folder = ''
let remove = async () => {}
beforeAll(async () => {
  ;({ folder, remove } = await temporary())
})
afterAll(() => remove())

const hashes = async (root: string): Promise<Readonly<Record<string, string>>> => {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(
    await Promise.all(
      files.toSorted().map(
        async (file) =>
          [
            file.slice(root.length),
            createHash('sha256')
              .update(await readFile(file))
              .digest('hex'),
          ] as const,
      ),
    ),
  )
}

describe('the demonstration', () => {
  it('is the same every time: raw files byte by byte, and releases by their ids', async () => {
    const home = join(folder, 'home')
    const make = async (zone: string) => {
      const { code, stdout, stderr } = await dacryon(['demo', '--home', home, '--json'], { env: { TZ: zone } })
      expect([code, stderr]).toEqual([0, ''])
      return { demo: JSON.parse(stdout), raw: await hashes(join(home, 'demo', 'raw')) }
    }
    const first = await make('UTC')
    expect(Object.keys(first.raw).length).toBeGreaterThan(10)
    expect(first.demo.releases.filter(({ kind }: { kind: string }) => kind === 'study').length).toBeGreaterThanOrEqual(6)
    expect(await make('Pacific/Auckland')).toEqual(first)
    const { stdout } = await dacryon(['studies', '--json', '--home', home])
    for (const { release, releases } of JSON.parse(stdout).studies) {
      expect([release.content.study.id, releases, release.content.study.synthetic]).toEqual([release.content.study.id, 1, true])
    }
  }, 240_000)
})
