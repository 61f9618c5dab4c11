import { createHash } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { importRunning } from '@dacryon/data'
import { isRunning } from './process-identity.ts'

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

/** Process identity in the name of a draft folder, `.draft-<pid>-<start>-<random>`. */
export const draftOwner = (name: string): string => /^\.draft-(\d+-[0-9a-f]{12})-[0-9a-f]+$/.exec(name)?.[1] ?? ''

/** Longest part of a file name that every file system takes. */
const longest = 200

/** Name of the lock file of a study. */
const claimName = (study: string): string => {
  const name = encodeURIComponent(study.toWellFormed())
  return `.claim-${name.length <= longest ? name : createHash('sha256').update(study).digest('hex')}`
}

/** The draft that a claim names, or undefined when there is no claim. */
export const readClaim = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Lock a study for a draft. The lock file appears whole, by a hard link; one whose process has ended is taken over. Throws an
 * `IssueError` (`import-running`) when another process holds it.
 */
export const takeClaim = async (releases: string, study: string, draft: string): Promise<void> => {
  const path = join(releases, claimName(study))
  const own = join(releases, draft, 'claim')
  await writeFile(own, draft)
  for (let tries = 0; tries < 10; tries++) {
    try {
      await link(own, path)
      return
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
    const holder = await readClaim(path)
    if (holder === undefined) continue
    if (isRunning(draftOwner(holder))) throw importRunning(study)
    // Moved aside rather than removed: if another process was quicker and its claim is what was moved, it gets it back.
    const aside = join(releases, draft, 'stale-claim')
    await rename(path, aside).catch((error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error
    })
    const moved = await readClaim(aside)
    if (moved !== undefined && isRunning(draftOwner(moved))) {
      await link(aside, path).catch(() => undefined)
      throw importRunning(study)
    }
    await rm(aside, { force: true })
  }
  throw importRunning(study)
}

/** Give the study free, if this draft holds it. */
export const releaseClaim = async (releases: string, study: string, draft: string): Promise<void> => {
  const path = join(releases, claimName(study))
  if ((await readClaim(path)) === draft) await rm(path, { force: true })
}

/** Make the folder of a draft, named after this process. */
export const makeDraftFolder = async (releases: string, identity: string, random: string): Promise<string> => {
  const name = `.draft-${identity}-${random}`
  await mkdir(join(releases, name, 'release'), { recursive: true })
  return name
}
