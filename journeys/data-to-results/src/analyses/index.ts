import type { Analysis } from '../analysis.ts'
import { compareMeans } from './compare-means.ts'
import { comparePaired } from './compare-paired.ts'
import { compareRanks } from './compare-ranks.ts'
import { contingency } from './contingency.ts'
import { differentialExpression } from './differential-expression.ts'
import { kaplanMeier } from './kaplan-meier.ts'
import { linearModel } from './linear-model.ts'
import { logisticModel } from './logistic-model.ts'
import { mmrm } from './mmrm.ts'
import { responderAnalysis } from './responder-analysis.ts'
import { roc } from './roc.ts'
import { subgroupForest } from './subgroup-forest.ts'
import { summary } from './summary.ts'
import { tableOne } from './table-one.ts'
import { twoProportions } from './two-proportions.ts'

/** Every analysis, in the order of the manual. */
export const analyses = [
  summary,
  tableOne,
  twoProportions,
  compareMeans,
  differentialExpression,
  compareRanks,
  comparePaired,
  contingency,
  linearModel,
  logisticModel,
  mmrm,
  responderAnalysis,
  kaplanMeier,
  roc,
  subgroupForest,
] as unknown as readonly Analysis[]
