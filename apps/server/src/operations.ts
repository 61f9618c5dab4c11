import type { Operation } from '@dacryon/core/operation'
import { type ResultDoors, resultOperations } from '@dacryon/data-to-results'
import { type ImportDoors, importOperations } from '@dacryon/raw-to-release'
import { type ConformDoors, conformOperations } from '@dacryon/reference-to-agreement'
import { type AnswerDoors, answerOperations } from '@dacryon/release-to-answers'
import { type ReleaseScoreDoors, releaseScoreOperations } from '@dacryon/release-to-scores'
import { type ScoreDoors, scoreOperations } from '@dacryon/table-to-scores'

/** Every door that an operation may go through. */
export type Doors = ImportDoors & AnswerDoors & ScoreDoors & ReleaseScoreDoors & ConformDoors & ResultDoors

/** Everything the program can do: commands, routes, OpenAPI and manual pages are derived from this list. */
export const operations: readonly Operation<Doors>[] = [
  ...importOperations,
  ...answerOperations,
  ...scoreOperations,
  ...releaseScoreOperations,
  ...resultOperations,
  ...conformOperations,
]
