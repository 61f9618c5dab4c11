import { type Issue, IssueError } from '@dacryon/core'
import type { OpenRelease, Release } from '@dacryon/data'
import type { AnswerDoors } from './doors.ts'

const later = (a: Release, b: Release): Release => {
  if (a.provenance.at !== b.provenance.at) return a.provenance.at > b.provenance.at ? a : b
  return a.id > b.id ? a : b
}

const refuse = (issue: Pick<Issue, 'code' | 'message' | 'remedy' | 'value'>): IssueError =>
  new IssueError([{ severity: 'error', column: 'study', ...issue }])

const wholeId = /^r-[0-9a-f]{32}$/

/** The release that a name means: its whole id, the newest of the study with this id, or the only id that begins so. */
const idOf = async ({ releases }: AnswerDoors, asked: string): Promise<string> => {
  if (wholeId.test(asked)) return asked
  const all = await releases.list()
  const ofStudy = all.filter(({ content }) => content.study.id === asked)
  const [first, ...others] = ofStudy
  if (first !== undefined) return others.reduce(later, first).id
  const [only, ...more] = all.filter(({ id }) => asked.length > 2 && id.startsWith(asked))
  if (only === undefined)
    throw refuse({
      code: 'study-unknown',
      message: `There is no study or release “${asked}”.`,
      remedy: 'List what there is with `dacryon studies`.',
      value: asked,
    })
  if (more.length > 0)
    throw refuse({
      code: 'release-ambiguous',
      message: `${more.length + 1} releases begin with “${asked}”.`,
      remedy: 'Give more of the id.',
      value: asked,
    })
  return only.id
}

/** Open the study or release that a person named. Throws an `IssueError` (`study-unknown`, `release-unknown`, `release-ambiguous`). */
export const openStudy = async (doors: AnswerDoors, asked: string): Promise<OpenRelease> => doors.engine.open(await idOf(doors, asked))
