import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '..', '..')

/** Node and arguments that run the command line without the shim. */
export const dacryon = (args: readonly string[]): readonly [string, string[]] => [
  process.execPath,
  [join(root, 'apps', 'cli', 'bin', 'dacryon.mjs'), ...args],
]

/** A folder for one benchmark, gone afterwards. `DACRYON_BENCH_DIR` chooses the disk. */
export const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(process.env.DACRYON_BENCH_DIR ?? tmpdir(), 'dacryon-bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
