import type { Methods } from '../../method.ts'
import { elasticNet } from './elastic-net.ts'
import { nestedCv } from './nested-cv.ts'
import { randomForest } from './random-forest.ts'
import { stabilitySelection } from './stability-selection.ts'

/** Adapters of this room by the name of their expected file. */
export const predictionMethods: Methods = {
  elastic_net: elasticNet,
  nested_cv: nestedCv,
  random_forest: randomForest,
  stability_selection: stabilitySelection,
}
