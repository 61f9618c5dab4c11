import { gzipSync } from 'node:zlib'
import { IssueError } from '@dacryon/core'
import { describe, expect, it } from 'vitest'
import { memorySource } from '../src/memory-source.ts'
import { sourceContract } from './contracts/source-contract.ts'

sourceContract('memory', async (name, files, only) => memorySource(only ?? name, files, { kind: only === undefined ? 'folder' : 'file' }))

const all = async (bytes: AsyncIterable<Uint8Array>): Promise<string> => {
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return new TextDecoder().decode(Uint8Array.from(pieces.flatMap((piece) => [...piece])))
}

describe('memory source', () => {
  it('lists sorted, gives the bytes in pieces and opens gzip', async () => {
    const source = memorySource('S', { 'b.txt': 'été\n', 'a.txt.gz': gzipSync('x\n'.repeat(50)) }, { chunk: 3 })
    expect((await source.files()).map(({ path, size }) => [path, size])).toEqual([
      ['a.txt.gz', expect.any(Number)],
      ['b.txt', 6],
    ])
    expect(await all(source.open('b.txt'))).toBe('été\n')
    expect(await all(source.open('a.txt.gz'))).toBe('x\n'.repeat(50))
  })

  it('names a truncated gzip and an absent file', async () => {
    const source = memorySource('S', { 'a.gz': gzipSync('x'.repeat(5000)).subarray(0, 20) })
    await expect(all(source.open('a.gz'))).rejects.toMatchObject({ issues: [{ code: 'gzip-truncated', file: 'a.gz' }] })
    await expect(all(source.open('toString'))).rejects.toBeInstanceOf(IssueError)
  })

  it('gives worksheets their rows', async () => {
    const source = memorySource('a.xlsx', { 'a.xlsx': { Data: [['id'], ['P1']] } }, { kind: 'file' })
    expect(await source.sheets('a.xlsx')).toEqual(['Data'])
    const rows: unknown[] = []
    for await (const row of source.rows('a.xlsx', 'Data')) rows.push(row)
    expect(rows).toEqual([
      { line: 1, cells: ['id'] },
      { line: 2, cells: ['P1'] },
    ])
  })
})
