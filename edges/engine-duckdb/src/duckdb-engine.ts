import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { IssueError } from '@dacryon/core'
import type { Engine, OpenRelease, Release, ReleaseId } from '@dacryon/data'
import { Database } from './database.ts'
import { openRelease } from './open-release.ts'

export interface DuckdbEngineOptions {
  /** Folder of the releases. Only read. */
  readonly releases: string
  /** Folder for what can always be made again: indexes of large releases, intermediate results. */
  readonly cache: string
  /** Memory that queries may take together before they spill to the cache; `2GB` when absent. */
  readonly memory?: string
  /** Releases with more observations than this get an index file in the cache, smaller ones are held in memory; 2 000 000 when absent. */
  readonly indexAbove?: number
}

const unknown = (id: string): IssueError =>
  new IssueError([
    {
      code: 'release-unknown',
      severity: 'error',
      message: `There is no release “${id}”`,
      remedy: 'List the releases with `dacryon studies`.',
      value: id,
    },
  ])

const manifest = async (folder: string, id: ReleaseId): Promise<Release> => {
  const text = await readFile(join(folder, 'release.json'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' || error.code === 'ENOTDIR' ? unknown(id) : error
  })
  return JSON.parse(text) as Release
}

/** Engine over release folders with an embedded DuckDB. Nothing is downloaded, and no release is ever written to. */
export const duckdbEngine = (options: DuckdbEngineOptions): Engine => {
  const opened = new Map<ReleaseId, Promise<OpenRelease>>()
  let database: Promise<Database> | undefined
  const start = async (): Promise<Database> => {
    await mkdir(options.cache, { recursive: true })
    return Database.open(join(options.cache, 'spill'), options.memory ?? '2GB')
  }
  const open = async (id: ReleaseId): Promise<OpenRelease> => {
    if (!/^r-[0-9a-f]{32}$/.test(id)) throw unknown(id)
    const folder = join(options.releases, id)
    const release = await manifest(folder, id)
    database ??= start()
    return openRelease(await database, folder, release, { cache: options.cache, indexAbove: options.indexAbove ?? 2_000_000 })
  }
  return {
    open: (id) => {
      const known = opened.get(id)
      if (known !== undefined) return known
      const opening = open(id)
      opened.set(id, opening)
      opening.catch(() => opened.delete(id))
      return opening
    },
    close: async () => {
      const running = database
      database = undefined
      opened.clear()
      if (running !== undefined) (await running).close()
    },
  }
}
