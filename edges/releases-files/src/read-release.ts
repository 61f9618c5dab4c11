import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { IssueError } from '@dacryon/core'
import type { Release, ReleaseContent } from '@dacryon/data'
import { releaseSchema } from '@dacryon/data/schema'

/** True for the folder name of a release. */
export const isReleaseId = (name: string): boolean => /^r-[0-9a-f]{32}$/.test(name)

/** Manifest of a release, undefined when there is none. Throws an `IssueError` (`release-damaged`) when it cannot be understood. */
export const readRelease = async (releases: string, id: string): Promise<Release | undefined> => {
  if (!isReleaseId(id)) return undefined
  try {
    return releaseSchema.parse(JSON.parse(await readFile(join(releases, id, 'release.json'), 'utf8')))
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')) return undefined
    if (cause instanceof Error && 'code' in cause) throw cause
    const message = `The manifest of ${id} is damaged.`
    const remedy = 'Restore the release from a backup, or remove its folder and import again.'
    throw new IssueError([{ code: 'release-damaged', severity: 'error', message, remedy, file: `${id}/release.json` }], { cause })
  }
}

/** Content of a manifest as the file has it, with whatever else was written into it. */
export const readContent = async (releases: string, id: string): Promise<ReleaseContent> =>
  JSON.parse(await readFile(join(releases, id, 'release.json'), 'utf8')).content
