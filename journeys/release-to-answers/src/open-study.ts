import { findRelease, type OpenRelease } from '@dacryon/data'
import type { AnswerDoors } from './doors.ts'

const wholeId = /^r-[0-9a-f]{32}$/

/** Open the study or release that a person named. Throws an `IssueError` (`study-unknown`, `release-unknown`, `release-ambiguous`). */
export const openStudy = async ({ releases, engine }: AnswerDoors, asked: string): Promise<OpenRelease> =>
  engine.open(wholeId.test(asked) ? asked : findRelease(await releases.list(), asked).id)
