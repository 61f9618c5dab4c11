import { execFileSync } from 'node:child_process'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { runImport } from './run-import.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A small file system of its own at the folder; false where this user may not mount one. */
const mounted = (folder: string, size: string): boolean => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    return false
  }
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder])
  })
  return true
}

/** What is imported: rows of the study and bytes of its raw file; only one of them is too much. */
const cases = [
  ['tables', 20_000, 1000],
  ['raw files', 50, 12_000_000],
] as const

describe.skipIf(process.platform === 'win32')('a disk that is full', () => {
  it.each(cases)('stops the import at its %s and leaves nothing', { timeout: 120_000 }, async (_, rows, bytes) => {
    const home = join(await temporaryFolder(), 'home')
    await mkdir(home)
    if (!mounted(home, '6m')) {
      console.log('skipped: a small file system cannot be mounted by this user')
      return
    }
    const run = runImport([home, rows, bytes])
    await run.ended
    expect(run.lines()).toEqual(['drafting', 'disk-full'])
    expect(await readdir(join(home, 'releases'))).toEqual([])
  })

  it.each(cases)('is told apart from other failures where files may not grow: %s', { timeout: 120_000 }, async (_, rows, bytes) => {
    const home = await temporaryFolder()
    const run = runImport([home, rows, bytes], 'ulimit -f 4000')
    await run.ended
    expect(run.lines()).toEqual(['drafting', 'disk-full'])
    expect(await readdir(join(home, 'releases'))).toEqual([])
  })
})
