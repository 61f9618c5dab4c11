import type { Analysis } from '../analysis.ts'
import { compareMeans } from './compare-means.ts'
import { differentialExpression } from './differential-expression.ts'
import { linearModel } from './linear-model.ts'
import { mmrm } from './mmrm.ts'
import { roc } from './roc.ts'
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
  linearModel,
  mmrm,
  roc,
] as unknown as readonly Analysis[]
