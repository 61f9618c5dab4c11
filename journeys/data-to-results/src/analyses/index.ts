import type { Analysis } from '../analysis.ts'
import { blandAltman } from './bland-altman.ts'
import { compareMeans } from './compare-means.ts'
import { comparePaired } from './compare-paired.ts'
import { compareRanks } from './compare-ranks.ts'
import { competingRisks } from './competing-risks.ts'
import { consensusClusters } from './consensus-clusters.ts'
import { contingency } from './contingency.ts'
import { correlation } from './correlation.ts'
import { countModel } from './count-model.ts'
import { cox } from './cox.ts'
import { delphi } from './delphi.ts'
import { differentialExpression } from './differential-expression.ts'
import { discreteChoice } from './discrete-choice.ts'
import { elasticNet } from './elastic-net.ts'
import { gaussianMixture } from './gaussian-mixture.ts'
import { groupSequential } from './group-sequential.ts'
import { hierarchicalClusters } from './hierarchical-clusters.ts'
import { icc } from './icc.ts'
import { kaplanMeier } from './kaplan-meier.ts'
import { kappa } from './kappa.ts'
import { latentClasses } from './latent-classes.ts'
import { linearModel } from './linear-model.ts'
import { logisticModel } from './logistic-model.ts'
import { metaAnalysis } from './meta-analysis.ts'
import { mixedModel } from './mixed-model.ts'
import { mmrm } from './mmrm.ts'
import { ordinalModel } from './ordinal-model.ts'
import { pca } from './pca.ts'
import { randomForest } from './random-forest.ts'
import { responderAnalysis } from './responder-analysis.ts'
import { roc } from './roc.ts'
import { sampleSizeMeans } from './sample-size-means.ts'
import { sampleSizeProportions } from './sample-size-proportions.ts'
import { sides } from './sides.ts'
import { stabilitySelection } from './stability-selection.ts'
import { starPower } from './star-power.ts'
import { stratifiedProportions } from './stratified-proportions.ts'
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
  stratifiedProportions,
  contingency,
  correlation,
  linearModel,
  logisticModel,
  countModel,
  ordinalModel,
  mmrm,
  responderAnalysis,
  mixedModel,
  kaplanMeier,
  cox,
  competingRisks,
  kappa,
  blandAltman,
  icc,
  delphi,
  discreteChoice,
  pca,
  hierarchicalClusters,
  latentClasses,
  gaussianMixture,
  consensusClusters,
  roc,
  subgroupForest,
  elasticNet,
  randomForest,
  stabilitySelection,
  sides,
  metaAnalysis,
  starPower,
  sampleSizeProportions,
  sampleSizeMeans,
  groupSequential,
] as unknown as readonly Analysis[]
