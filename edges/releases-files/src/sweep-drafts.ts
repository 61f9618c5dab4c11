import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { draftOwner, readClaim } from './claim.ts'
import { namesIn } from './names-in.ts'
import { isRunning } from './process-identity.ts'

/** Removes drafts and claims whose process has ended; gives their names. */
export const sweepDrafts = async (releases: string): Promise<readonly string[]> => {
  const removed: string[] = []
  for (const name of await namesIn(releases)) {
    const path = join(releases, name)
    const owner = name.startsWith('.claim-')
      ? draftOwner((await readClaim(path)) ?? '')
      : name.startsWith('.draft-')
        ? draftOwner(name)
        : undefined
    if (owner === undefined || isRunning(owner)) continue
    await rm(path, { recursive: true, force: true })
    removed.push(name)
  }
  return removed
}
