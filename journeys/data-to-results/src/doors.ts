import type { Engine, ReleaseStore, Source } from '@dacryon/data'
import type { Workshop } from '@dacryon/stats/workshop'

/** What running an analysis needs from outside. */
export interface ResultDoors {
  readonly releases: ReleaseStore
  readonly engine: Engine
  /** Where heavy work is done. */
  readonly workshop: Workshop
  /** Name and version of the program, as recorded with a result. */
  readonly program: string
  /** Throws an `IssueError` where there is no such file. */
  source(path: string): Promise<Source>
}
