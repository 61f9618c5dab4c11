import type { Issue, Outcome } from '@dacryon/core'
import { mean } from '../../numeric/sum.ts'
import { type Predictors, takePredictors } from '../../prediction/predictors.ts'
import type { Estimable } from '../../result/estimable.ts'
import { done, failed, inputError } from '../../result/problems.ts'
import { type TrialRows, trialIssues } from '../effects/trial-rows.ts'
import { findNodeSplit } from './find-node-split.ts'
import { type FluctuationTest, testFluctuation } from './fluctuation-tests.ts'
import { fitNode, type NodeData, type NodeModel, type NodeModelKind } from './node-model.ts'

export interface MobOptions {
  readonly model?: NodeModelKind
  /** Default 0.05. */
  readonly alpha?: number
  /** Smallest node; default 20 per arm, that is 40. */
  readonly leastLeaf?: number
  /** Default true. */
  readonly bonferroni?: boolean
  /** Share of rows left out at either end of a measured covariate; default 0.1. */
  readonly trim?: number
  readonly deepest?: number
  /** `treatment`: only a change of the effect splits, not one of the level (predictive, not prognostic). Default `all`. */
  readonly tested?: 'all' | 'treatment'
}

/** A stability test with its p adjusted for the covariates tested in the node. */
export type NodeTest = (FluctuationTest & { readonly adjustedP: number }) | { readonly name: string; readonly none: Estimable<never> }

/** A node: its model, its tests, and how it is split. */
export interface MobNode {
  /** In the order of visiting: a node, its left subtree, its right subtree; from 1. */
  readonly id: number
  readonly n: number
  readonly rows: readonly number[]
  readonly intercept: number
  /** Effect of the treatment: difference, or log odds ratio. */
  readonly effect: number
  readonly logLikelihood: number
  readonly tests: readonly NodeTest[]
  readonly split?: {
    readonly name: string
    readonly column: number
    readonly at?: number
    /** Levels that go left, and those present that go right. */
    readonly left?: readonly string[]
    readonly right?: readonly string[]
  }
  readonly children?: readonly [MobNode, MobNode]
}

/** A partition of the patients by the model that holds in each part. */
export interface Mob {
  readonly method: 'Model-based recursive partitioning'
  readonly status: 'exploratory'
  readonly n: number
  readonly root: MobNode
  readonly leaves: number
  readonly logLikelihood: number
  readonly parameters: number
  readonly aic: number
}

/** Bonferroni by `1 - (1 - p)^m`, by `m p` where p is small. */
const adjust = (pValue: number, count: number): number =>
  pValue > 0.001 ? -Math.expm1(count * Math.log1p(-Math.min(1, pValue))) : Math.min(1, count * pValue)

interface Growth {
  readonly data: NodeData
  readonly covariates: Predictors
  readonly options: Required<MobOptions>
  next: number
}

/**
 * Scores of the effect alone: residuals times the arm less its mean in the node. Under randomisation they have mean 0 along every covariate
 * whose only influence is on the level of the outcome.
 */
const effectScores = (data: NodeData, rows: readonly number[], scores: Float64Array): Float64Array => {
  const arms = rows.map((row) => data.design[row * data.columns + 1] as number)
  const centre = mean(arms)
  return Float64Array.from(arms, (arm, at) => (arm - centre) * (scores[at * data.columns] as number))
}

const testNode = ({ data, covariates, options }: Growth, rows: readonly number[], model: NodeModel): readonly NodeTest[] => {
  const here = takePredictors(covariates, rows)
  const tests =
    options.tested === 'treatment'
      ? testFluctuation(effectScores(data, rows, model.scores), 1, here, options)
      : testFluctuation(model.scores, data.columns, here, options)
  const count = options.bonferroni ? tests.filter((test) => 'pValue' in test).length : 1
  return tests.map((test) => ('pValue' in test ? { ...test, adjustedP: adjust(test.pValue, count) } : test))
}

const grow = (growth: Growth, rows: readonly number[], model: NodeModel, depth: number): MobNode => {
  const { data, covariates, options } = growth
  const id = growth.next++
  const own = {
    id,
    n: rows.length,
    rows,
    intercept: model.coefficients[0] as number,
    effect: model.coefficients[1] as number,
    logLikelihood: model.logLikelihood,
  }
  if (rows.length < 2 * options.leastLeaf || depth >= options.deepest) return { ...own, tests: [] }
  const tests = testNode(growth, rows, model)
  let best = -1
  tests.forEach((test, at) => {
    const known = tests[best]
    if ('pValue' in test && (known === undefined || !('pValue' in known) || test.pValue < known.pValue)) best = at
  })
  const winner = tests[best]
  if (winner === undefined || !('pValue' in winner) || winner.adjustedP > options.alpha) return { ...own, tests }
  const split = findNodeSplit(data, covariates, rows, best, options.leastLeaf)
  if (split === undefined) return { ...own, tests }
  const [left, right] = [fitNode(data, split.leftRows), fitNode(data, split.rightRows)]
  if (left === undefined || right === undefined) return { ...own, tests }
  const levels = covariates.levels[best] ?? []
  const present = new Set(rows.map((row) => covariates.values[best * covariates.rows + row] as number))
  const sides = split.left
  const children = [grow(growth, split.leftRows, left, depth + 1), grow(growth, split.rightRows, right, depth + 1)] as const
  return {
    ...own,
    tests,
    split: {
      name: covariates.names[best] ?? '',
      column: best,
      ...(split.at !== undefined && { at: split.at }),
      ...(sides !== undefined && {
        left: levels.filter((_, code) => sides.includes(code)),
        right: levels.filter((_, code) => present.has(code) && !sides.includes(code)),
      }),
    },
    children,
  }
}

/** Nodes in the order of their numbers. */
export const mobNodes = (node: MobNode): readonly MobNode[] =>
  node.children === undefined ? [node] : [node, ...mobNodes(node.children[0]), ...mobNodes(node.children[1])]

const optionIssues = ({ alpha, leastLeaf, trim }: Required<MobOptions>): readonly Issue[] =>
  alpha > 0 && alpha < 1 && leastLeaf >= 4 && trim > 0 && trim < 0.5
    ? []
    : [
        inputError(
          'option-invalid',
          'alpha, leastLeaf or trim is out of range.',
          'alpha and trim between 0 and 1 (0.5), leaves of 4 or more.',
        ),
      ]

/**
 * Model-based recursive partitioning: where is one treatment effect not enough?
 *
 * Meaning: `outcome ~ treatment` is fitted; when its coefficients are not stable along a covariate, the patients are split by the covariate
 * with the smallest p, at the cut with the best children, and so on. A split may come from another level of the outcome or from another
 * effect: `tested: 'treatment'` asks for the second only. Nominal covariates try every division of their levels. Exploratory: effects in
 * the leaves are optimistic.
 *
 * Source: Zeileis A, Hothorn T, Hornik K. J Comput Graph Stat 2008;17:492-514 (doi 10.1198/106186008X319331); Seibold H, Zeileis A, Hothorn
 * T. Int J Biostat 2016;12:45-63 (doi 10.1515/ijb-2015-0032).
 *
 * Issues: those of the trial rows; `lengths-differ`, `option-invalid`, `model-not-estimable`, `outcome-not-binary`.
 */
export const fitMob = (trial: TrialRows, covariates: Predictors, given: MobOptions = {}): Outcome<Mob> => {
  const options: Required<MobOptions> = {
    model: 'linear',
    alpha: 0.05,
    leastLeaf: 40,
    bonferroni: true,
    trim: 0.1,
    deepest: Number.MAX_SAFE_INTEGER,
    tested: 'all',
    ...given,
  }
  const issues = [...trialIssues(trial), ...optionIssues(options)]
  if (covariates.rows !== trial.outcome.length)
    issues.push(inputError('lengths-differ', `There are ${covariates.rows} rows of covariates.`, 'Give one row a patient.'))
  if (options.model === 'logistic' && trial.outcome.some((value) => value !== 0 && value !== 1))
    issues.push(
      inputError('outcome-not-binary', 'An outcome is neither 0 nor 1.', 'Give 0 and 1, or fit a linear model.', { column: 'outcome' }),
    )
  if (issues.length > 0) return failed(...issues)
  const design = new Float64Array(2 * trial.outcome.length)
  trial.treated.forEach((arm, row) => {
    design[2 * row] = 1
    design[2 * row + 1] = arm
  })
  const data: NodeData = { kind: options.model, response: trial.outcome, design, columns: 2 }
  const rows = Array.from(trial.outcome, (_, row) => row)
  const model = fitNode(data, rows)
  if (model === undefined)
    return failed(inputError('model-not-estimable', 'The model cannot be estimated in all rows.', 'Give more rows of both arms.'))
  const root = grow({ data, covariates, options, next: 1 }, rows, model, 0)
  const leaves = mobNodes(root).filter((node) => node.children === undefined)
  const logLikelihood = leaves.reduce((total, leaf) => total + leaf.logLikelihood, 0)
  const parameters = leaves.length * model.parameters + leaves.length - 1
  return done({
    method: 'Model-based recursive partitioning',
    status: 'exploratory',
    n: rows.length,
    root,
    leaves: leaves.length,
    logLikelihood,
    parameters,
    aic: 2 * parameters - 2 * logLikelihood,
  })
}
