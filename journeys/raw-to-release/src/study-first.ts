import { IssueError } from '@dacryon/core'
import type { Part, StudyInfo } from '@dacryon/data'

/** What was read until the study named itself. */
export interface StudyFirst {
  readonly study?: StudyInfo
  readonly held: readonly Part[]
}

/**
 * Read until the study names itself, so that its id can be claimed before anything is written. Reading also stops at the first bulk
 * part, which must not be held in memory; an `IssueError` becomes a part, so that it is told with everything else.
 */
export const studyFirst = async (parts: AsyncIterator<Part>): Promise<StudyFirst> => {
  const held: Part[] = []
  try {
    for (;;) {
      const next = await parts.next()
      if (next.done === true) return { held }
      held.push(next.value)
      if (next.value.kind === 'study') return { study: next.value.study, held }
      if (next.value.kind === 'observations' || next.value.kind === 'measurements') return { held }
    }
  } catch (error) {
    if (!(error instanceof IssueError)) throw error
    return { held: [...held, { kind: 'issues', issues: error.issues }] }
  }
}
