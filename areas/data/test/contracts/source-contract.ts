import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Source } from '../../src/doors/source.ts'

const bytesOf = async (stream: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const pieces: Uint8Array[] = []
  for await (const piece of stream) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** Makes a source of files given by path; of `only` when the person named that file alone. */
export type MakeSource = (name: string, files: Readonly<Record<string, string | Uint8Array>>, only?: string) => Promise<Source>

/** What every source promises. */
export const sourceContract = (name: string, make: MakeSource): void => {
  describe(`source: ${name}`, () => {
    it('lists its files sorted, with their sizes', async () => {
      const source = await make('STUDY', { 'b.txt': 'été', 'a/z.txt': '', 'a.txt': 'x' })
      expect([source.name, source.kind]).toEqual(['STUDY', 'folder'])
      expect(await source.files()).toEqual([
        { path: 'a.txt', size: 1 },
        { path: 'a/z.txt', size: 0 },
        { path: 'b.txt', size: 5 },
      ])
      expect(await source.issues()).toEqual([])
    })

    it('gives the content of a file as often as asked', async () => {
      const source = await make('STUDY', { 'a.txt': 'abc', 'empty.txt': '' })
      for (const path of ['a.txt', 'a.txt']) expect((await bytesOf(source.open(path))).toString()).toBe('abc')
      expect((await bytesOf(source.open('empty.txt'))).length).toBe(0)
    })

    it('opens gzip and stores it as it is', async () => {
      const packed = gzipSync('a\tb\n'.repeat(50_000))
      const source = await make('STUDY', { 'a.txt.gz': packed })
      expect((await bytesOf(source.open('a.txt.gz'))).toString()).toBe('a\tb\n'.repeat(50_000))
      expect(Buffer.compare(await bytesOf(source.stored('a.txt.gz')), packed)).toBe(0)
      const cut = await make('STUDY', { 'a.txt.gz': packed.subarray(0, packed.length - 9) })
      await expect(bytesOf(cut.open('a.txt.gz'))).rejects.toMatchObject({ issues: [{ code: 'gzip-truncated', file: 'a.txt.gz' }] })
    })

    it('names a single file and knows its siblings', async () => {
      const source = await make('folder', { 'data.csv': 'x', 'map.yaml': 'y' }, 'data.csv')
      expect([source.name, source.kind]).toEqual(['data.csv', 'file'])
      expect((await source.files()).map(({ path }) => path)).toEqual(['data.csv', 'map.yaml'])
      expect((await bytesOf(source.open('map.yaml'))).toString()).toBe('y')
    })

    it('says which file is absent', async () => {
      const source = await make('STUDY', { 'a.txt': 'abc' })
      await expect(bytesOf(source.open('b.txt'))).rejects.toMatchObject({
        issues: [{ code: 'file-absent', severity: 'error', file: 'b.txt' }],
      })
      await expect(bytesOf(source.stored('b.txt'))).rejects.toMatchObject({ issues: [{ code: 'file-absent' }] })
    })
  })
}
