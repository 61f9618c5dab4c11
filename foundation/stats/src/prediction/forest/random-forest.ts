import type { Issue, Outcome } from '@dacryon/core'
import { done, failed, inputError } from '../../result/problems.ts'
import { shared } from '../../workshop/shared.ts'
import type { WorkContext, Workshop } from '../../workshop/task.ts'
import type { Predictors } from '../predictors.ts'
import { channelsOf, type Response, responseIssues } from '../response.ts'
import { rankPredictors } from '../trees/rank-predictors.ts'
import { assembleForest, type RandomForest } from './assemble-forest.ts'
import type { ForestInput } from './forest-piece.ts'
import { forestTask } from './forest-task.ts'

/** How a forest is grown; defaults are Breiman's. */
export interface ForestOptions {
  /** Default 1000. */
  readonly trees?: number
  /** Columns tried in each node; default √p for classes, p/3 for numbers, both rounded down. */
  readonly tried?: number
  /** A node of at most this many rows is a leaf; default 1 for classes, 5 for numbers. */
  readonly leafSize?: number
  readonly deepest?: number
  /** Share of rows of a tree drawn without replacement; absent: as many as there are, with replacement. */
  readonly share?: number
  /** Also permutation importance; default true. */
  readonly importance?: boolean
  readonly seed: string
}

const optionIssues = (predictors: Predictors, options: ForestOptions): readonly Issue[] => {
  const issues: Issue[] = []
  const whole = (name: string, value: number | undefined, most: number): void => {
    if (value !== undefined && !(Number.isInteger(value) && value >= 1 && value <= most))
      issues.push(
        inputError('option-invalid', `${name} is ${value}.`, `Give a whole number from 1 to ${most}.`, {
          column: name,
          value: String(value),
        }),
      )
  }
  whole('trees', options.trees, 1_000_000)
  whole('tried', options.tried, predictors.names.length)
  whole('leafSize', options.leafSize, Number.MAX_SAFE_INTEGER)
  if (options.share !== undefined && !(options.share > 0 && options.share < 1))
    issues.push(inputError('option-invalid', `share is ${options.share}.`, 'Give a share between 0 and 1.', { column: 'share' }))
  if (predictors.names.length === 0) issues.push(inputError('no-predictor', 'There is no predictor.', 'Give at least one column.'))
  return issues
}

/** Checks, ranks, and makes the input of `forestTask`. */
export const prepareForest = (predictors: Predictors, response: Response, options: ForestOptions): Outcome<ForestInput> => {
  const issues = [...responseIssues(response, predictors.rows), ...optionIssues(predictors, options)]
  if (issues.length > 0) return failed(...issues)
  const { channels, centre } = channelsOf(response)
  const number = response.kind === 'number'
  const width = predictors.names.length
  const leafSize = options.leafSize ?? (number ? 5 : 1)
  return done({
    ranked: rankPredictors(predictors),
    values: shared(predictors.values),
    channels,
    centre,
    classes: number ? new Int32Array(0) : response.codes,
    classCount: number ? 0 : response.levels.length,
    trees: options.trees ?? 1000,
    tried: options.tried ?? Math.max(1, Math.floor(number ? width / 3 : Math.sqrt(width))),
    leastSplit: leafSize + 1,
    leastLeaf: 1,
    deepest: options.deepest ?? Number.MAX_SAFE_INTEGER,
    share: options.share,
    importance: options.importance ?? true,
    seed: options.seed,
  })
}

/**
 * Random forest of classification or regression trees.
 *
 * Meaning: many deep trees, each grown on rows drawn with replacement and trying a few columns in each node; their votes (or means) predict,
 * and the rows a tree has not seen judge it (out of bag). Assumes independent rows: with several rows a patient the out-of-bag error is too
 * good; use `crossValidate` with groups. Misleads: Gini importance favours columns with many distinct values, permutation importance shares
 * the merit among correlated columns. A node whose tried columns are all constant is a leaf. Equal shares and equal votes go to the first
 * class. The same seed gives the same forest, whatever the number of threads.
 *
 * Formula: a split maximises Σ_children Σ_classes (sum of indicators)²/rows, the decrease of Gini impurity, or for numbers of the variance.
 *
 * Source: Breiman L. Random forests. Mach Learn 2001;45:5-32 (doi 10.1023/A:1010933404324).
 *
 * Issues: `lengths-differ`, `too-few-values`, `value-not-finite`, `one-class`, `option-invalid`, `no-predictor`.
 *
 * @example
 * fitRandomForest(predictors, classResponse(['no', 'yes', 'no', 'yes']), { seed: 'demo', trees: 500 })
 */
export const fitRandomForest = (predictors: Predictors, response: Response, options: ForestOptions): Outcome<RandomForest> => {
  const prepared = prepareForest(predictors, response, options)
  if (!prepared.ok) return prepared
  const pieces = Array.from({ length: forestTask.pieces(prepared.value) }, (_, piece) => forestTask.run(prepared.value, piece))
  return done(assembleForest(prepared.value, predictors, response, pieces))
}

/** The same forest, grown in a workshop of several threads; see `fitRandomForest`. */
export const growRandomForest = async (
  workshop: Workshop,
  predictors: Predictors,
  response: Response,
  options: ForestOptions,
  context?: WorkContext,
): Promise<Outcome<RandomForest>> => {
  const prepared = prepareForest(predictors, response, options)
  if (!prepared.ok) return prepared
  return done(assembleForest(prepared.value, predictors, response, await workshop.run(forestTask, prepared.value, context)))
}
