import type { Engine, OpenRelease } from '../doors/engine.ts'
import type { ReleaseStore } from '../doors/release-store.ts'
import { findRelease } from './find-release.ts'

/** True for the id of a release as it is written in full: it can be opened without asking which releases there are. */
export const isWholeId = (text: string): boolean => /^r-[0-9a-f]{32}$/.test(text)

/** Open the study or release that a person named. Throws an `IssueError` (`study-unknown`, `release-unknown`, `release-ambiguous`). */
export const openNamed = async (
  { releases, engine }: { readonly releases: ReleaseStore; readonly engine: Engine },
  asked: string,
): Promise<OpenRelease> => engine.open(isWholeId(asked) ? asked : findRelease(await releases.list(), asked).id)
