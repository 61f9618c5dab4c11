import type { Engine, ReleaseStore } from '@dacryon/data'

/** What answering needs from outside. */
export interface AnswerDoors {
  readonly releases: ReleaseStore
  readonly engine: Engine
}
