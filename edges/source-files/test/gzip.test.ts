import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openSource } from '../src/index.ts'
import { bytesOf, temporaryFolder, textOf } from './helpers.ts'

const noise = (length: number): Buffer => Buffer.from(Uint8Array.from({ length }, (_, at) => (at * 2_654_435_761) >>> 13))
const only = async (bytes: Uint8Array, limits = {}) => {
  const root = await temporaryFolder()
  await writeFile(join(root, 'a.txt.gz'), bytes)
  return openSource(join(root, 'a.txt.gz'), limits)
}

describe('gzip', () => {
  it('is read as its content, also in several members, and stored as it is', async () => {
    const packed = Buffer.concat([gzipSync(noise(300_000)), gzipSync('end')])
    const source = await only(packed)
    expect(Buffer.compare(await bytesOf(source.open('a.txt.gz')), Buffer.concat([noise(300_000), Buffer.from('end')]))).toBe(0)
    expect(Buffer.compare(await bytesOf(source.stored('a.txt.gz')), packed)).toBe(0)
  })

  it('names a file that ends early, wherever that is', async () => {
    const packed = gzipSync(noise(50_000))
    for (const length of [1, 5, 10, 11, packed.length >> 1, packed.length - 8, packed.length - 1]) {
      await expect(textOf((await only(packed.subarray(0, length))).open('a.txt.gz'))).rejects.toMatchObject({
        issues: [{ code: 'gzip-truncated', severity: 'error', file: 'a.txt.gz' }],
      })
    }
  })

  it('names a file with a wrong checksum, and one that is no gzip', async () => {
    const packed = gzipSync(noise(50_000))
    packed[packed.length - 6] = (packed[packed.length - 6] ?? 0) ^ 1
    for (const bytes of [packed, Buffer.from('SUBJ_ID\tAGE\n')]) {
      await expect(textOf((await only(bytes)).open('a.txt.gz'))).rejects.toMatchObject({
        issues: [{ code: 'gzip-damaged', file: 'a.txt.gz' }],
      })
    }
  })

  it('stops a bomb long before its end', async () => {
    const bomb = gzipSync(Buffer.alloc(100 * 2 ** 20))
    expect(bomb.length).toBeLessThan(200_000)
    const source = await only(bomb)
    let given = 0
    const read = async () => {
      for await (const piece of source.open('a.txt.gz')) given += piece.length
    }
    await expect(read()).rejects.toMatchObject({ issues: [{ code: 'expands-too-far', file: 'a.txt.gz' }] })
    expect(given).toBeLessThanOrEqual(65 * 2 ** 20)
  })

  it('holds the absolute bound too', async () => {
    const source = await only(gzipSync(noise(100_000)), { expandedBytes: 50_000, freeBytes: 0 })
    await expect(textOf(source.open('a.txt.gz'))).rejects.toMatchObject({ issues: [{ code: 'expands-too-far' }] })
  })

  it('can be left before its end', async () => {
    const source = await only(gzipSync(noise(5_000_000)))
    for await (const piece of source.open('a.txt.gz')) {
      expect(piece.length).toBeGreaterThan(0)
      break
    }
  })
})
