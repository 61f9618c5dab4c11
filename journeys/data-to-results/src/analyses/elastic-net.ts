import { scatter } from '@dacryon/pictures'
import { crossValidateElasticNet, indicatorPredictors, makeFolds, type ValidatedElasticNet } from '@dacryon/stats/prediction'
import { isEstimable } from '@dacryon/stats/result'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column, columns } from '../column-fields.ts'
import { type Figure, figure, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { exampleTable } from '../kit/example-table.ts'
import { askModel, predictionData } from '../kit/prediction-data.ts'
import { counts, numbers, shares, words } from '../kit/result-columns.ts'
import { sayList, sayNumber } from '../kit/say.ts'
import { pictureTitle, short } from '../kit/short.ts'

const measureNames = {
  'squared-error': 'mean squared error',
  deviance: 'deviance',
  misclassified: 'share of wrong classes',
  'area-under-curve': 'area under the ROC curve',
} as const

const coefficientTable = ({ net, best, oneStandardError }: ValidatedElasticNet): ResultTable => {
  const blocks = net.steps[0]?.coefficients.length ?? 0
  const classOf = (block: number): string => (blocks > 1 ? (net.levels[block] ?? '') : (net.levels[1] ?? ''))
  const rows = Array.from({ length: blocks }, (_, block) => [
    [classOf(block), '(intercept)', net.steps[best]?.intercepts[block] ?? null, net.steps[oneStandardError]?.intercepts[block] ?? null],
    ...net.names.map((name, at) => [
      classOf(block),
      name,
      net.steps[best]?.coefficients[block]?.[at] ?? null,
      net.steps[oneStandardError]?.coefficients[block]?.[at] ?? null,
    ]),
  ])
  return {
    id: 'coefficients',
    title: 'Coefficients at the two penalties',
    columns: [
      words('class', 'Class'),
      words('name', 'Predictor'),
      numbers('best', 'Best penalty'),
      numbers('one-se', 'Largest penalty within one standard error'),
    ],
    rows: rows.flat(),
    note: `On the scale of the data${net.family === 'gaussian' ? '' : ' (log odds)'}; shrunk, and without valid standard errors. 0: not chosen.`,
  }
}

const scoreTable = ({ scores, net, best, oneStandardError, measure }: ValidatedElasticNet): ResultTable => ({
  id: 'penalties',
  title: 'Cross-validation along the path',
  columns: [
    numbers('lambda', 'Penalty'),
    counts('nonzero', 'Predictors'),
    shares('explained', 'Deviance explained, fit'),
    numbers('mean', `Cross-validated ${measureNames[measure]}`),
    numbers('se', 'Standard error'),
    words('choice', 'Choice'),
  ],
  rows: scores.map(({ lambda, mean, standardError, nonzero }, at) => [
    lambda,
    nonzero,
    net.steps[at]?.devianceRatio ?? null,
    mean,
    standardError,
    [...(at === best ? ['best'] : []), ...(at === oneStandardError ? ['one standard error'] : [])].join(', '),
  ]),
})

const pathTable = ({ net }: ValidatedElasticNet): ResultTable => ({
  id: 'path',
  title: 'Coefficients along the path',
  columns: [numbers('lambda', 'Penalty'), words('class', 'Class'), words('name', 'Predictor'), numbers('coefficient', 'Coefficient')],
  rows: net.steps.flatMap(({ lambda, coefficients }) =>
    coefficients.flatMap((own, block) =>
      net.names.flatMap((name, at) =>
        own[at] === 0 ? [] : [[lambda, coefficients.length > 1 ? (net.levels[block] ?? '') : '', name, own[at] ?? null]],
      ),
    ),
  ),
  note: 'Only coefficients that are not 0.',
})

const scoreFigure = (outcome: string, { scores, best, oneStandardError, measure }: ValidatedElasticNet): Figure => {
  const known = scores.flatMap(({ lambda, mean }, at) => (isEstimable(mean) && lambda > 0 ? [{ x: Math.log10(lambda), y: mean, at }] : []))
  const groupOf = (at: number): string => (at === best ? 'Best' : at === oneStandardError ? 'Within one standard error' : 'Other')
  return figure('cross-validation', scatter, {
    title: pictureTitle(`${outcome}: prediction by penalty`),
    xAxis: { label: 'Penalty, log10' },
    yAxis: { label: `Cross-validated ${measureNames[measure]}` },
    x: known.map(({ x }) => x),
    y: known.map(({ y }) => y),
    group: known.map(({ at }) => groupOf(at)),
    groups: ['Other', 'Best', 'Within one standard error'].filter((name) => known.some(({ at }) => groupOf(at) === name)),
  })
}

const pathFigure = (outcome: string, { net, best }: ValidatedElasticNet): Figure => {
  const size = (at: number): number => Math.max(...(net.steps[best]?.coefficients ?? []).map((own) => Math.abs(own[at] ?? 0)))
  const shown = net.names
    .map((_, at) => at)
    .sort((a, b) => size(b) - size(a))
    .slice(0, 8)
  const steps = net.steps.filter(({ lambda }) => lambda > 0)
  const points = shown.flatMap((at) =>
    steps.map(({ lambda, coefficients }) => ({ x: Math.log10(lambda), y: coefficients[0]?.[at] ?? 0, at })),
  )
  return figure('path', scatter, {
    title: pictureTitle(`${outcome}: coefficients by penalty`),
    xAxis: { label: 'Penalty, log10' },
    yAxis: { label: 'Coefficient' },
    x: points.map(({ x }) => x),
    y: points.map(({ y }) => y),
    group: points.map(({ at }) => short(net.names[at] ?? '', 60)),
    groups: shown.map((at) => short(net.names[at] ?? '', 60)),
    ...(net.names.length > shown.length && { note: `The ${shown.length} largest of ${net.names.length} predictors.` }),
  })
}

/** Regression with a penalty. */
export const elasticNet = analysis({
  id: 'elastic-net',
  title: 'Elastic net',
  group: 'predict',
  question: 'Which of many columns predict an outcome, and how well, when each has to earn its place?',
  summary: `Regression with a penalty on the size of the coefficients (lasso, ridge, and between), along a path of penalties; the penalty is chosen by
cross-validation. Measured outcomes by least squares, two classes by logistic and several by multinomial regression.

Assumes independent patients, one row each, and effects that add up. Coefficients are shrunk and have no valid standard errors; among correlated
predictors the lasso picks one almost at random (see stability-selection). The score of the chosen penalty is somewhat too good. Categories enter as
indicators of all levels but the first. Rows with a missing value are left out.`,
  citations: [
    {
      title: 'Regularization paths for generalized linear models via coordinate descent',
      authors: 'Friedman J, Hastie T, Tibshirani R',
      year: 2010,
      where: 'J Stat Softw 33(1)',
      doi: '10.18637/jss.v033.i01',
    },
    {
      title: 'Regularization and variable selection via the elastic net',
      authors: 'Zou H, Hastie T',
      year: 2005,
      where: 'J R Stat Soc B 67:301-320',
      doi: '10.1111/j.1467-9868.2005.00503.x',
    },
  ],
  random: true,
  options: z.object({
    outcome: column('either', 'Outcome, measured or in classes'),
    predictors: columns('either', 'Predictors'),
    alpha: z.number().min(0).max(1).default(1).describe('Mixture: 1 is the lasso, 0 is ridge'),
    folds: z.int().min(3).max(50).default(10).describe('Folds of the cross-validation'),
    measure: z
      .enum(['squared-error', 'deviance', 'misclassified', 'area-under-curve'])
      .exactOptional()
      .describe('What penalties are judged by; squared error or deviance when absent'),
    penalties: z.int().min(10).max(200).default(100).describe('Penalties on the path'),
  }),
  example: () => ({
    csv: exampleTable('elastic-net', ['clinessdai', 'igg', 'c4', 'ifn', 'age', 'flow', 'ssa'], 90, (random) => {
      const [igg, c4, ifn, age, flow] = [
        random.normal(16, 5),
        random.normal(0.2, 0.07),
        random.normal(),
        random.normal(54, 12),
        random.normal(0.2, 0.1),
      ]
      return [
        random.normal(2 + 0.25 * igg + 1.5 * ifn - 6 * c4, 2.5),
        igg,
        c4,
        ifn,
        age,
        flow,
        random.bernoulli(0.7) ? 'positive' : 'negative',
      ]
    }),
    options: { outcome: 'clinessdai', predictors: ['igg', 'c4', 'ifn', 'age', 'flow', 'ssa'], penalties: 60 },
  }),
  run: (frame, { outcome, predictors: names, alpha, folds, measure, penalties }, { seed }) => {
    const { cases, response, predictors } = predictionData(frame, outcome, names)
    const foldOf = ask(makeFolds(predictors.rows, folds, seed))
    const found = askModel(
      outcome,
      crossValidateElasticNet(indicatorPredictors(predictors), response, {
        alpha,
        folds: foldOf,
        count: penalties,
        // Far below what a cross-validated choice can tell.
        tolerance: 1e-9,
        ...(measure !== undefined && { measure }),
      }),
    )
    const at = found.scores[found.oneStandardError]
    const best = found.scores[found.best]
    const chosen = (step: number): readonly string[] =>
      found.net.names.filter((_, column) => found.net.steps[step]?.coefficients.some((own) => own[column] !== 0))
    const few = (list: readonly string[]): string =>
      list.length === 0 ? 'none' : list.length > 8 ? `${sayList(list.slice(0, 8))} and ${list.length - 8} more` : sayList(list)
    const score = best === undefined ? '' : sayNumber(best.mean)
    const error = best === undefined ? '' : sayNumber(best.standardError)
    return {
      ok: true,
      value: {
        counted: cases.counted,
        headline: `${outcome}: the best penalty keeps ${best?.nonzero ?? 0} of ${found.net.names.length} predictors (cross-validated ${measureNames[found.measure]} ${score}, standard error ${error}); within one standard error ${at?.nonzero ?? 0} are enough: ${few(chosen(found.oneStandardError))}.`,
        methods: `${outcome} was predicted from ${names.length > 12 ? `${names.length} columns` : sayList(names)} by an elastic net (${found.net.family}, mixture ${alpha}, standardised predictors, categories as indicators) along ${found.scores.length} penalties. The penalty was chosen by ${folds}-fold cross-validation of the ${measureNames[found.measure]}; the best penalty and the largest within one standard error of it are given. Rows with a missing value were left out.`,
        tables: [coefficientTable(found), scoreTable(found), pathTable(found)],
        figures: [scoreFigure(outcome, found), ...(found.net.steps[0]?.coefficients.length === 1 ? [pathFigure(outcome, found)] : [])],
        warnings: [...cases.warnings, ...found.warnings],
      },
    }
  },
})
