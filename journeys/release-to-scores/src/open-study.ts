import { findRelease, type OpenRelease } from '@dacryon/data'
import type { ReleaseScoreDoors } from './doors.ts'

/** Open the study or release that a person named. Throws an `IssueError` (`study-unknown`, `release-unknown`, `release-ambiguous`). */
export const openStudy = async (
  { releases, engine }: Pick<ReleaseScoreDoors, 'releases' | 'engine'>,
  asked: string,
): Promise<OpenRelease> => {
  const wholeId = /^r-[0-9a-f]{32}$/.test(asked)
  return engine.open(wholeId ? asked : findRelease(await releases.list(), asked).id)
}
