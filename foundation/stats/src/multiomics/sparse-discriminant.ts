import type { Issue, Outcome } from '@dacryon/core'
import { type Standardised, standardise } from '../clustering/standardise.ts'
import type { FactorColumn } from '../data/column.ts'
import { columnOf, type Matrix, selectColumns, transpose, zeros } from '../numeric/matrix/matrix.ts'
import { multiply } from '../numeric/matrix/products.ts'
import { solveLu } from '../numeric/matrix/solve-lu.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { type BlockComponents, blockComponents } from './block-components.ts'
import { type View, viewIssues } from './views.ts'

/** What one view says about the classes. */
export interface ViewRule extends BlockComponents {
  readonly view: string
  readonly features: readonly string[]
  /** Features with a weight, for each component. */
  readonly selected: readonly (readonly string[])[]
  readonly means: Float64Array
  readonly deviations: Float64Array
  /** Mean score of each class: classes by components. */
  readonly centroids: Matrix
  /** Absolute correlation with the score of the outcome, for each component: the weight of the view's vote. */
  readonly voices: readonly number[]
}

/** A sparse discriminant rule over one or several views. */
export interface SparseDiscriminant {
  readonly levels: readonly string[]
  readonly views: readonly ViewRule[]
  readonly components: number
  readonly n: number
  readonly method: string
}

/** Options: how many features each view keeps for each component, and how much views must agree. */
export interface SparseDiscriminantOptions {
  readonly components: number
  /** One list a view, one number a component; a view without a list keeps all. */
  readonly keep: readonly (readonly number[] | undefined)[]
  /** Weight of the covariance between views; to the outcome it is 1. Default 0.1. */
  readonly design?: number
}

/** Indicators of classes. */
const indicators = (classes: FactorColumn): Matrix => {
  const out = zeros(classes.codes.length, classes.levels.length)
  classes.codes.forEach((code, i) => {
    out.data[i * classes.levels.length + code] = 1
  })
  return out
}

const correlate = (a: Float64Array, b: Float64Array): number => {
  const n = a.length
  const [ma, mb] = [a, b].map((values) => values.reduce((sum, value) => sum + value, 0) / n)
  let [aa, bb, ab] = [0, 0, 0]
  for (let i = 0; i < n; i++) {
    const [x, y] = [(a[i] ?? 0) - (ma ?? 0), (b[i] ?? 0) - (mb ?? 0)]
    aa += x * x
    bb += y * y
    ab += x * y
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0
}

const centroidsOf = (scores: Matrix, classes: FactorColumn): Matrix => {
  const [count, k] = [classes.levels.length, scores.columns]
  const out = zeros(count, k)
  const sizes = new Int32Array(count)
  for (const code of classes.codes) sizes[code] = (sizes[code] ?? 0) + 1
  classes.codes.forEach((code, i) => {
    for (let c = 0; c < k; c++) out.data[code * k + c] = (out.data[code * k + c] ?? 0) + (scores.data[i * k + c] ?? 0) / (sizes[code] ?? 1)
  })
  return out
}

const optionIssues = (
  views: readonly View[],
  classes: FactorColumn,
  { components, keep, design = 0.1 }: SparseDiscriminantOptions,
): readonly Issue[] => {
  const issues: Issue[] = []
  const n = views[0]?.values.rows ?? 0
  if (classes.codes.length !== n || classes.codes.some((code) => code < 0))
    issues.push(
      inputError('lengths-differ', `Not every one of ${n} subjects has a class.`, 'Give one class a subject.', { column: classes.name }),
    )
  if (classes.levels.length < 2 || classes.levels.some((_, c) => !classes.codes.includes(c)))
    issues.push(
      inputError('class-empty', `${classes.name} has a level without subjects, or one level only.`, 'Leave unused levels out.', {
        column: classes.name,
      }),
    )
  if (!Number.isInteger(components) || components < 1 || components > Math.min(n - 1, ...views.map(({ values }) => values.columns)))
    issues.push(
      inputError('k-invalid', `${components} components are asked for.`, 'Choose fewer than subjects and at most as many as features.', {
        column: 'components',
      }),
    )
  if (!(design >= 0 && design <= 1))
    issues.push(inputError('design-invalid', `The design is ${design}.`, 'Choose 0 to 1.', { column: 'design' }))
  keep.forEach((numbers, v) => {
    const most = views[v]?.values.columns ?? 0
    if (
      numbers?.some((number) => !Number.isInteger(number) || number < 1 || number > most) ||
      (numbers !== undefined && numbers.length !== components)
    )
      issues.push(
        inputError(
          'keep-invalid',
          `${views[v]?.name ?? v} keeps ${numbers?.join(', ')}.`,
          `Give ${components} whole numbers from 1 to ${most}.`,
          { column: 'keep' },
        ),
      )
  })
  return issues
}

/** Every view with every other by the design, every view with the outcome by 1. */
const designOf = (views: number, between: number): readonly (readonly number[])[] =>
  Array.from({ length: views + 1 }, (_, q) =>
    Array.from({ length: views + 1 }, (_, j) => (q === j ? 0 : q === views || j === views ? 1 : between)),
  )

/**
 * Sparse discriminant analysis by partial least squares: of one view (sPLS-DA) or of several views that should agree (DIABLO).
 *
 * Meaning: few features of each view that together tell classes apart. The fit to the training subjects is always too good: report the
 * balanced error of `crossValidateSparseDiscriminant`, with the selection of features inside.
 *
 * Formula: maximises the weighted sum of covariances between the scores of views (weight `design`) and with the outcome (weight 1); soft threshold
 * so that exactly `keep` weights remain, length 1, deflation by regression.
 *
 * Source: Lê Cao KA, Boitard S, Besse P. BMC Bioinformatics 2011;12:253. doi:10.1186/1471-2105-12-253. Singh A et al. Bioinformatics
 * 2019;35:3055-62. doi:10.1093/bioinformatics/bty1054
 *
 * Issues: those of views, `feature-constant`, `lengths-differ`, `class-empty`, `k-invalid`, `keep-invalid`, `design-invalid`.
 *
 * @example fitSparseDiscriminant([rna], stratum, { components: 2, keep: [[10, 8]] }) // views[0].selected
 */
export const fitSparseDiscriminant = (
  views: readonly View[],
  classes: FactorColumn,
  options: SparseDiscriminantOptions,
): Outcome<SparseDiscriminant> => {
  const wrong = viewIssues(views)
  const issues = wrong.length > 0 ? wrong : optionIssues(views, classes, options)
  if (issues.length > 0) return failed(...issues)
  const scaled: Standardised[] = []
  for (const view of [...views.map(({ values }) => values), indicators(classes)]) {
    const found = standardise(view)
    if (!found.ok) return found
    scaled.push(found.value)
  }
  const blocks = blockComponents({
    blocks: scaled.map(({ points }) => points),
    design: designOf(views.length, options.design ?? 0.1),
    keep: options.keep,
    components: options.components,
  })
  const outcome = blocks.at(-1)
  if (outcome === undefined) throw new RangeError('There is no outcome block.')
  const rules = views.map(({ name, features }, v): ViewRule => {
    const block = blocks[v] ?? outcome
    return {
      ...block,
      view: name,
      features,
      selected: Array.from({ length: options.components }, (_, k) =>
        features.filter((_, j) => block.weights.data[j * options.components + k] !== 0),
      ),
      means: scaled[v]?.means ?? new Float64Array(),
      deviations: scaled[v]?.deviations ?? new Float64Array(),
      centroids: centroidsOf(block.scores, classes),
      voices: Array.from({ length: options.components }, (_, k) =>
        Math.abs(correlate(columnOf(block.scores, k), columnOf(outcome.scores, k))),
      ),
    }
  })
  const name = views.length === 1 ? 'sparse PLS discriminant analysis' : `DIABLO of ${views.length} views, design ${options.design ?? 0.1}`
  return done({
    levels: classes.levels,
    views: rules,
    components: options.components,
    n: classes.codes.length,
    method: `${name}, ${options.components} components`,
  })
}

/** Scores of new subjects: z-scores times W (P'W)^-1. */
const scoresOf = (rule: ViewRule, values: Matrix): Matrix => {
  const p = values.columns
  const scaled: Matrix = {
    ...values,
    data: values.data.map((value, at) =>
      (rule.deviations[at % p] ?? 0) > 0 ? (value - (rule.means[at % p] ?? 0)) / (rule.deviations[at % p] ?? 1) : 0,
    ),
  }
  const raw = multiply(scaled, rule.weights)
  const bridge = transpose(multiply(transpose(rule.loadings), rule.weights))
  const out = zeros(values.rows, rule.weights.columns)
  for (let i = 0; i < values.rows; i++) {
    const solved = solveLu(bridge, raw.data.slice(i * raw.columns, (i + 1) * raw.columns))
    if (solved !== undefined) out.data.set(solved, i * raw.columns)
  }
  return out
}

/** Nearest class centroid in score space. */
const nearestClass = (scores: Matrix, centroids: Matrix): Int32Array =>
  Int32Array.from({ length: scores.rows }, (_, i) => {
    let [best, at] = [Infinity, 0]
    for (let c = 0; c < centroids.rows; c++) {
      let sum = 0
      for (let k = 0; k < scores.columns; k++)
        sum += ((scores.data[i * scores.columns + k] ?? 0) - (centroids.data[c * scores.columns + k] ?? 0)) ** 2
      if (sum < best) [best, at] = [sum, c]
    }
    return at
  })

/** Classes of new subjects. */
export interface SparsePrediction {
  /** Class by the weighted vote of views, from 0; -1 where two classes get the same vote. */
  readonly labels: Int32Array
  /** Class by each view alone. */
  readonly perView: readonly Int32Array[]
  /** Sum of the voices of views for each class: n by classes. */
  readonly votes: Matrix
}

/**
 * Classes of new subjects: the nearest centroid in each view, and a vote of views weighted by how well each follows the outcome.
 *
 * Issues: those of views; `views-differ`.
 *
 * @example classifySparse(rule, [rna, protein]).value.labels
 */
export const classifySparse = (
  rule: SparseDiscriminant,
  views: readonly View[],
  components = rule.components,
): Outcome<SparsePrediction> => {
  const first = Array.from({ length: Math.min(Math.max(1, components), rule.components) }, (_, k) => k)
  if (views.length !== rule.views.length || views.some(({ values }, v) => values.columns !== rule.views[v]?.features.length))
    return failed(
      inputError('views-differ', 'The views are not those of the rule.', 'Give the same views with the same features, in their order.'),
    )
  if (views.some(({ values }) => values.data.some((value) => !Number.isFinite(value))))
    return failed(inputError('value-not-finite', 'A view holds a value that is no number.', 'Leave such subjects out.'))
  const perView = rule.views.map((own, v) => {
    const values = views[v]?.values ?? zeros(0, own.features.length)
    return nearestClass(selectColumns(scoresOf(own, values), first), selectColumns(own.centroids, first))
  })
  const n = perView[0]?.length ?? 0
  const votes = zeros(n, rule.levels.length)
  perView.forEach((labels, v) => {
    const voice = rule.views[v]?.voices[first.length - 1] ?? 0
    labels.forEach((label, i) => {
      const at = i * rule.levels.length + label
      votes.data[at] = (votes.data[at] ?? 0) + voice
    })
  })
  const labels = Int32Array.from({ length: n }, (_, i) => {
    const row = votes.data.subarray(i * rule.levels.length, (i + 1) * rule.levels.length)
    const most = row.reduce((so, value) => Math.max(so, value), 0)
    return row.filter((value) => value === most).length === 1 ? row.indexOf(most) : -1
  })
  return done({ labels, perView, votes })
}
