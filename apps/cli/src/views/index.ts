import type { Style } from '../terminal/style.ts'
import { showAnalyses } from './analyses.ts'
import { showConform } from './conform.ts'
import { showCount } from './count.ts'
import { showDemo } from './demo.ts'
import { showDistribution } from './distribution.ts'
import { showFeature } from './feature.ts'
import { showFormats } from './formats.ts'
import { showImport } from './import.ts'
import { showInstruments } from './instruments.ts'
import { showMissing } from './missing.ts'
import { showPlain } from './plain.ts'
import { showPlanScores } from './plan-scores.ts'
import { showRelease } from './release.ts'
import { showRun } from './run.ts'
import { showScore } from './score.ts'
import { showScoreMismatches } from './score-mismatches.ts'
import { showScoreSubject } from './score-subject.ts'
import { showScoreSummary } from './score-summary.ts'
import { showScores } from './scores.ts'
import { showStudies } from './studies.ts'
import { showTree } from './tree.ts'
import { showVerify } from './verify.ts'
import type { View } from './view.ts'

/** Views by command; what has none is shown field by field. */
const views = {
  analyses: showAnalyses,
  conform: showConform,
  count: showCount,
  demo: showDemo,
  distribution: showDistribution,
  feature: showFeature,
  formats: showFormats,
  import: showImport,
  instruments: showInstruments,
  missing: showMissing,
  'plan-scores': showPlanScores,
  release: showRelease,
  run: showRun,
  score: showScore,
  'score-mismatches': showScoreMismatches,
  'score-subject': showScoreSubject,
  'score-summary': showScoreSummary,
  scores: showScores,
  studies: showStudies,
  tree: showTree,
  verify: showVerify,
}

/** An answer as text for a person, ending in a line break. */
export const show = (command: string, answer: unknown, style: Style): string => {
  const view = (views as Readonly<Record<string, View<never>>>)[command]
  const text = view === undefined ? showPlain(answer, style) : view(answer as never, style)
  return text === '' ? '' : `${text}\n`
}
