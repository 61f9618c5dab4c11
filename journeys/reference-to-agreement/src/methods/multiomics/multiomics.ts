import { ask } from '@dacryon/core'
import type { Estimable } from '@dacryon/stats'
import { standardise } from '@dacryon/stats/clustering'
import { type FactorColumn, factorColumn } from '@dacryon/stats/data'
import {
  classifySparse,
  clusterSpectrally,
  computeExplainedVariance,
  computeMultipleFactorAnalysis,
  fitFactorModel,
  fitPartialLeastSquares,
  fitSparseDiscriminant,
  fuseSimilarityNetworks,
  type View,
} from '@dacryon/stats/multiomics'
import { columnOf, type Matrix, matrixOf, rowsOf, variance } from '@dacryon/stats/numeric'
import type { Check, Computed, Method, OpenCase } from '../../method.ts'
import { completeNumbersOf, type Table, textsOf } from '../../table.ts'
import { correlation } from './shapes.ts'

/** Names of the views in the expected results, by table. */
const names: Readonly<Record<string, string>> = { mo_rna: 'rna', mo_protein: 'prot', mo_cells: 'cell' }

const viewOf = (table: Table): View => {
  const features = table.header.slice(1)
  const read = features.map((name) => completeNumbersOf(table, name))
  return {
    name: names[table.name] ?? table.name,
    features,
    values: matrixOf(table.rows.map((_, i) => read.map((column) => column[i] ?? 0))),
  }
}

const viewsOf = ({ tables }: OpenCase): readonly View[] => tables.filter(({ name }) => names[name] !== undefined).map(viewOf)

const byName = (views: readonly View[], values: readonly unknown[]): unknown =>
  Object.fromEntries(views.map(({ name }, at) => [name, values[at]]))

const firstOf = (matrix: Matrix, rows: number, columns: number): unknown => ({
  values: rowsOf(matrix)
    .slice(0, rows)
    .map((row) => row.slice(0, columns)),
})

const mfa = (open: OpenCase): Computed => {
  const views = viewsOf(open)
  const found = ask(computeMultipleFactorAnalysis(views, 4))
  const samples = open.table('mo_samples')
  const planted = ['z1', 'z2', 'z3']
  const scores = [0, 1, 2].map((k) => columnOf(found.scores, k))
  return {
    result: {
      first_singular_sd: byName(views, found.firstSingular),
      eigenvalues: found.eigenvalues.slice(0, 6),
      scores_first6: firstOf(found.scores, 6, 4),
      contribution_by_view: { cols: found.views, values: found.contributions },
      cor_with_planted: {
        cols: planted,
        values: scores.map((score) => planted.map((name) => correlation(score, completeNumbersOf(samples, name)))),
      },
    },
  }
}

const numberIn = (value: Estimable | undefined): number => (typeof value === 'number' ? value : Number.NaN)

const explained = (open: OpenCase): Computed => {
  const views = viewsOf(open)
  const scaled = views.map((view) => ({ ...view, values: ask(standardise(view.values)).points }))
  const { perFactor, total } = ask(computeExplainedVariance(ask(computeMultipleFactorAnalysis(views, 3)).scores, scaled))
  const model = ask(fitFactorModel(scaled))
  const checks = views.map(
    ({ name }, at): Check => ({
      what: `variance of ${name} explained by the factor model`,
      value: numberIn(model.explained.total[at]),
      expected: numberIn(total[at]),
      within: 0.05,
      side: 'at-least',
    }),
  )
  return { result: { per_factor: { cols: views.map(({ name }) => name), values: perFactor }, total: byName(views, total) }, checks }
}

const snf = (open: OpenCase): Computed => {
  const views = viewsOf(open)
  const [, neighbours, sigma, rounds] = /K=(\d+), sigma=([\d.]+)\), SNF K=\d+, t=(\d+)/.exec(open.call) ?? []
  const { affinities, fused } = ask(
    fuseSimilarityNetworks(views, { neighbours: Number(neighbours), sigma: Number(sigma), rounds: Number(rounds) }),
  )
  const [first] = affinities
  const n = fused.rows
  const { eigenvalues } = ask(clusterSpectrally(fused, { seed: 'reference' }))
  return {
    result: {
      affinity_rna_first4: first === undefined ? null : firstOf(first, 4, 4),
      fused_first5: firstOf(fused, 5, 5),
      fused_sum: fused.data.reduce((sum, value) => sum + value, 0),
      fused_offdiag_max: fused.data.reduce((most, value, at) => (at % (n + 1) === 0 ? most : Math.max(most, value)), 0),
      eigenvalues_normalised: Array.from(eigenvalues.subarray(0, 6)),
    },
  }
}

const sizes = (matrix: Matrix): Matrix => ({ ...matrix, data: matrix.data.map(Math.abs) })

const pls = (open: OpenCase): Computed => {
  const [x, y] = viewsOf(open)
  if (x === undefined || y === undefined) throw new RangeError('Two views are needed.')
  const components = Number(/ncomp=(\d+)/.exec(open.call)?.[1])
  const found = ask(fitPartialLeastSquares(x, y, components))
  const each = Array.from({ length: components }, (_, k) => [columnOf(found.x.scores, k), columnOf(found.y.scores, k)] as const)
  return {
    result: {
      loadings_X_abs_first8: firstOf(sizes(found.x.weights), 8, components),
      loadings_Y_abs_first8: firstOf(sizes(found.y.weights), 8, components),
      var_variates_X: each.map(([own]) => variance(own)),
      cor_xy: each.map(([own, other]) => correlation(own, other)),
    },
  }
}

/** keepX=c(10,8), or keepX rna 10,8 prot 5,4 cell 3,3 */
const keepOf = (call: string, name: string): readonly number[] => {
  const own = new RegExp(`${name} (\\d+(?:,\\d+)*)`).exec(call)?.[1] ?? /keepX=c\(([\d,\s]+)\)/.exec(call)?.[1] ?? ''
  return own.split(',').map(Number)
}

const classesOf = (open: OpenCase): FactorColumn => ask(factorColumn('class', textsOf(open.table('mo_samples'), 'class')))

const weightsOf = (features: readonly string[], weights: Matrix, k: number): Readonly<Record<string, number>> =>
  Object.fromEntries(
    features.flatMap((name, j) => {
      const weight = weights.data[j * weights.columns + k] ?? 0
      return weight === 0 ? [] : [[name, Math.abs(weight)]]
    }),
  )

const sorted = (names: readonly string[] = []): readonly string[] => [...names].sort()

const splsda = (open: OpenCase): Computed => {
  const [view] = viewsOf(open)
  if (view === undefined) throw new RangeError('A view is needed.')
  const classes = classesOf(open)
  const keep = keepOf(open.call, '')
  const rule = ask(fitSparseDiscriminant([view], classes, { components: keep.length, keep: [keep] }))
  const [own] = rule.views
  if (own === undefined) throw new RangeError('The rule has no view.')
  const { perView } = ask(classifySparse(rule, [view]))
  return {
    result: {
      selected1: sorted(own.selected[0]),
      selected2: sorted(own.selected[1]),
      abs_loading1: weightsOf(own.features, own.weights, 0),
      abs_loading2: weightsOf(own.features, own.weights, 1),
      predicted_centroid: Array.from(perView[0] ?? [], (label) => classes.levels[label]),
    },
  }
}

const diablo = (open: OpenCase): Computed => {
  const views = viewsOf(open)
  const classes = classesOf(open)
  const keep = views.map(({ name }) => keepOf(open.call, name))
  const design = Number(/design ([\d.]+)/.exec(open.call)?.[1])
  const rule = ask(fitSparseDiscriminant(views, classes, { components: keep[0]?.length ?? 1, keep, design }))
  const first = rule.views.map(({ scores }) => columnOf(scores, 0))
  const { labels } = ask(classifySparse(rule, views))
  const voted = Array.from(labels.keys()).filter((i) => labels[i] !== -1)
  return {
    result: {
      selected: rule.views.map(({ view, selected }) => ({ view, comp1: sorted(selected[0]), comp2: sorted(selected[1]) })),
      abs_cor_comp1: {
        rows: views.map(({ name }) => name),
        cols: views.map(({ name }) => name),
        values: first.map((a) => first.map((b) => Math.abs(correlation(a, b)))),
      },
      weighted_vote: Array.from(labels, (label) => classes.levels[label] ?? null),
      accuracy: voted.filter((i) => labels[i] === classes.codes[i]).length / voted.length,
    },
  }
}

export const multiomics: Method = (open) => {
  switch (open.id) {
    case 'mfa':
      return mfa(open)
    case 'variance_explained':
      return explained(open)
    case 'snf':
      return snf(open)
    case 'pls_regression':
      return pls(open)
    case 'splsda':
      return splsda(open)
    case 'diablo':
      return diablo(open)
    default:
      throw new RangeError(`${open.id} is not computed.`)
  }
}
