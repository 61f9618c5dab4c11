import type { Source } from '@dacryon/data'

/** What this journey needs from outside: the file that a person names. */
export interface ScoreDoors {
  /** Throws an `IssueError` where there is no such file. */
  source(path: string): Promise<Source>
}
