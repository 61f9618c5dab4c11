import type { analysesOperation, analysisColumnsOperation, runOperation } from '@dacryon/data-to-results'
import type { formatsOperation, importOperation, releaseOperation, studiesOperation, verifyOperation } from '@dacryon/raw-to-release'
import type {
  countOperation,
  distributionOperation,
  exportOperation,
  featureOperation,
  featuresOperation,
  missingOperation,
  samplesOperation,
  treeOperation,
} from '@dacryon/release-to-answers'
import type {
  planScoresOperation,
  scoreMismatchesOperation,
  scoreSubjectOperation,
  scoreSummaryOperation,
  scoresOperation,
  scoreTableOperation,
} from '@dacryon/release-to-scores'
import type { z } from 'zod'

/** The operations the application calls, by id. Types only: no code of the journeys reaches the browser. */
interface Operations {
  readonly import: typeof importOperation
  readonly studies: typeof studiesOperation
  readonly release: typeof releaseOperation
  readonly verify: typeof verifyOperation
  readonly formats: typeof formatsOperation
  readonly tree: typeof treeOperation
  readonly count: typeof countOperation
  readonly distribution: typeof distributionOperation
  readonly missing: typeof missingOperation
  readonly features: typeof featuresOperation
  readonly feature: typeof featureOperation
  readonly samples: typeof samplesOperation
  readonly export: typeof exportOperation
  readonly analyses: typeof analysesOperation
  readonly 'analysis-columns': typeof analysisColumnsOperation
  readonly run: typeof runOperation
  readonly scores: typeof scoresOperation
  readonly 'plan-scores': typeof planScoresOperation
  readonly 'score-summary': typeof scoreSummaryOperation
  readonly 'score-subject': typeof scoreSubjectOperation
  readonly 'score-mismatches': typeof scoreMismatchesOperation
  readonly 'score-table': typeof scoreTableOperation
}

export type OperationId = keyof Operations
/** What a caller may leave out (fields with a default) is optional here. */
export type InputOf<K extends OperationId> = z.input<Operations[K]['input']>
export type OutputOf<K extends OperationId> = z.output<Operations[K]['output']>
