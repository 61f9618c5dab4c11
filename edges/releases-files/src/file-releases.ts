import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { IssueError } from '@dacryon/core'
import { issueSchema } from '@dacryon/core/schema'
import type { Platform, Release, ReleaseStore, TagType } from '@dacryon/data'
import { z } from 'zod'
import { makeDraftFolder, takeClaim } from './claim.ts'
import { withRoom } from './disk-full.ts'
import { openDatabase } from './draft-database.ts'
import { FileDraft } from './file-draft.ts'
import { namesIn } from './names-in.ts'
import { processIdentity } from './process-identity.ts'
import { isReleaseId, readRelease } from './read-release.ts'
import { sweepDrafts } from './sweep-drafts.ts'
import { verifyRelease } from './verify-release.ts'

export interface FileReleasesOptions {
  /** Memory of one draft's database, such as `2GB` (the default); what does not fit is spilled into the draft's folder. */
  readonly memory?: string
  readonly threads?: number
}

const newestFirst = (a: Release, b: Release): number =>
  a.provenance.at === b.provenance.at ? (a.id < b.id ? 1 : -1) : a.provenance.at < b.provenance.at ? 1 : -1

/** The content was hashed and checked by its type when it was written; `verify` proves that it is still the same. */
const trusted = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null)

const readJson = async <T>(path: string, schema: z.ZodType<T>): Promise<T> => schema.parse(JSON.parse(await readFile(path, 'utf8')))

/**
 * Releases as folders below `home/releases`. One home belongs to one machine at a time.
 *
 * Layout: `docs/release-format.md`. A draft is a folder of its own, so a process that ends at any moment leaves a whole release or
 * none; what is left of its draft goes with the next `sweep`.
 */
export const fileReleases = (home: string, options: FileReleasesOptions = {}): ReleaseStore => {
  const releases = join(home, 'releases')
  const read = (id: string): Promise<Release | undefined> => readRelease(releases, id)
  /** A damaged release must not hide the others; reading or verifying it by its id says what is wrong. */
  const list = async (): Promise<readonly Release[]> => {
    const found: Release[] = []
    for (const id of (await namesIn(releases)).filter(isReleaseId)) {
      try {
        const release = await read(id)
        if (release !== undefined) found.push(release)
      } catch (error) {
        if (!(error instanceof IssueError)) throw error
      }
    }
    return found
  }
  const newestWith = async (path: string): Promise<string | undefined> => {
    const holder = (await list()).toSorted(newestFirst).find(({ content }) => content.files.some((file) => file.path === path))
    return holder === undefined ? undefined : join(releases, holder.id, path)
  }
  return {
    draft: (claim, plan) =>
      withRoom(async () => {
        await mkdir(releases, { recursive: true })
        const name = await makeDraftFolder(releases, processIdentity(), randomBytes(6).toString('hex'))
        const folder = join(releases, name)
        try {
          await takeClaim(releases, claim, name)
          const database = await openDatabase(join(folder, 'spill'), options.memory ?? '2GB', options.threads ?? 2)
          return new FileDraft({ releases, name, claim, database, published: read }, plan)
        } catch (error) {
          await rm(folder, { recursive: true, force: true })
          throw error
        }
      }),
    list,
    read,
    issues: async (id) => {
      const release = await read(id)
      if (release !== undefined) return readJson(join(releases, id, 'issues.json'), z.array(issueSchema))
      const message = `There is no release ${id}.`
      throw new IssueError([
        { code: 'release-unknown', severity: 'error', message, remedy: 'List what there is with `dacryon studies`.', value: id },
      ])
    },
    verify: (id) => verifyRelease(releases, id, join(tmpdir(), `dacryon-verify-${processIdentity()}`)),
    platform: async (id) => {
      const path = await newestWith(`platforms/${encodeURIComponent(id)}.json`)
      return path === undefined ? undefined : readJson(path, trusted<Platform>())
    },
    tagTypes: async () => {
      const path = await newestWith('tag-types.json')
      return path === undefined ? [] : readJson(path, z.array(trusted<TagType>()))
    },
    sweep: () => withRoom(() => sweepDrafts(releases)),
  }
}
