import { findRelease, newestFirst, type ReleaseStore } from '@dacryon/data'
import { releaseSchema } from '@dacryon/data/schema'
import type { z } from 'zod'

type ReleaseRecord = z.output<typeof releaseSchema>

/** The newest release of each study, sorted by study id, with the number of its releases. */
export const newestRelease = async (store: ReleaseStore): Promise<{ release: ReleaseRecord; releases: number }[]> => {
  const byStudy = Map.groupBy((await store.list()).toSorted(newestFirst), ({ content }) => content.study.id)
  return [...byStudy.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [newest, ...older]]) =>
      newest === undefined ? [] : [{ release: releaseSchema.parse(newest), releases: older.length + 1 }],
    )
}

/** The release that a name means, ready for an answer. Throws an `IssueError` (`study-unknown`, `release-ambiguous`). */
export const releaseOf = async (store: ReleaseStore, asked: string): Promise<ReleaseRecord> =>
  releaseSchema.parse(findRelease(await store.list(), asked))
