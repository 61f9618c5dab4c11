import type { Format, ReleaseStore, Source } from '@dacryon/data'

/** What importing needs from outside. */
export interface ImportDoors {
  readonly releases: ReleaseStore
  readonly formats: readonly Format[]
  /** Open a path (or an upload's handle) as a source. Throws an `IssueError` when there is nothing to read. */
  source(path: string): Promise<Source>
  /** Name to record as importer. */
  readonly by: string
  /** Current time as ISO date-time in UTC. */
  now(): string
  /** Program name and version to record. */
  readonly program: string
}
