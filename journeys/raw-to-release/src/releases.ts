import { IssueError } from '@dacryon/core'
import type { Release, ReleaseStore } from '@dacryon/data'
import { releaseSchema } from '@dacryon/data/schema'
import type { z } from 'zod'

type ReleaseRecord = z.output<typeof releaseSchema>

/** Newest first; of two made at one instant the greater id, so that the order is always the same. */
const newestFirst = (a: Release, b: Release): number =>
  a.provenance.at === b.provenance.at ? (a.id < b.id ? 1 : -1) : a.provenance.at < b.provenance.at ? 1 : -1

/** The newest release of each study, sorted by study id, with the number of its releases. */
export const newestRelease = async (store: ReleaseStore): Promise<{ release: ReleaseRecord; releases: number }[]> => {
  const byStudy = Map.groupBy((await store.list()).toSorted(newestFirst), ({ content }) => content.study.id)
  return [...byStudy.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [newest, ...older]]) =>
      newest === undefined ? [] : [{ release: releaseSchema.parse(newest), releases: older.length + 1 }],
    )
}

const refused = (code: string, message: string, remedy: string, value: string): IssueError =>
  new IssueError([{ code, severity: 'error', message, remedy, value }])

/**
 * The release with this id, else the newest release of the study with this id, else the only release whose id begins so.
 * Throws an `IssueError` (`release-unknown`, `release-ambiguous`).
 */
export const releaseOf = async (store: ReleaseStore, asked: string): Promise<ReleaseRecord> => {
  const releases = (await store.list()).toSorted(newestFirst)
  const exact = releases.find(({ id }) => id === asked) ?? releases.find(({ content }) => content.study.id === asked)
  if (exact !== undefined) return releaseSchema.parse(exact)
  const [only, ...others] = releases.filter(({ id }) => asked !== '' && id.startsWith(asked))
  if (only === undefined)
    throw refused('release-unknown', `There is no release or study ${asked}.`, 'List what there is with `dacryon studies`.', asked)
  if (others.length === 0) return releaseSchema.parse(only)
  throw refused('release-ambiguous', `${others.length + 1} releases begin with ${asked}.`, 'Give more of the id.', asked)
}
