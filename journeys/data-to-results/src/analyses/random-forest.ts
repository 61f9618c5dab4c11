import { forest } from '@dacryon/pictures'
import { type ColumnImportance, growRandomForest, type RandomForest, type Response } from '@dacryon/stats/prediction'
import { isEstimable } from '@dacryon/stats/result'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column, columns } from '../column-fields.ts'
import { type Cell, type Figure, figure, type ResultTable } from '../findings.ts'
import { exampleTable } from '../kit/example-table.ts'
import { askModel, predictionData } from '../kit/prediction-data.ts'
import { counts, numbers, words } from '../kit/result-columns.ts'
import { sayList, sayNumber } from '../kit/say.ts'
import { pictureTitle, short } from '../kit/short.ts'

const ranked = ({ importance }: RandomForest): readonly ColumnImportance[] =>
  [...importance].sort((a, b) => (b.permutation ?? 0) - (a.permutation ?? 0))

const importanceTable = (found: RandomForest, lossName: string): ResultTable => ({
  id: 'importance',
  title: 'Importance of the predictors',
  columns: [
    words('name', 'Predictor'),
    numbers('permutation', `Rise of ${lossName} when permuted`),
    numbers('z', 'Rise over its standard error across trees'),
    numbers('impurity', found.levels.length > 0 ? 'Decrease of Gini impurity' : 'Decrease of squared error'),
  ],
  rows: ranked(found).map(({ name, permutation, permutationZ, impurity }) => [name, permutation ?? null, permutationZ ?? null, impurity]),
  note: 'Out of bag. The ratio is no test: it grows with the number of trees. Impurity favours predictors of many values.',
})

const errorTable = ({ outOfBag, trees, tried, n, levels }: RandomForest): ResultTable => ({
  id: 'out-of-bag',
  title: 'Out-of-bag error',
  columns: [words('quantity', 'Quantity'), numbers('value', 'Value')],
  rows: [
    ['Rows', n],
    ['Rows out of bag at least once', outOfBag.rows],
    ['Trees', trees.length],
    ['Predictors tried in each node', tried],
    [levels.length > 0 ? 'Share of wrong classes' : 'Mean squared error', outOfBag.error],
    ...(outOfBag.explained === undefined ? [] : [['Share of variance explained', outOfBag.explained] satisfies readonly Cell[]]),
  ],
})

const confusionTable = ({ outOfBag, levels }: RandomForest, codes: Int32Array): ResultTable => ({
  id: 'confusion',
  title: 'Classes, out of bag',
  columns: [words('true', 'Observed'), ...levels.map((level, at) => counts(`predicted-${at + 1}`, `Predicted ${level}`))],
  rows: levels.map((level, row) => [
    level,
    ...levels.map((_, of) => outOfBag.predicted.filter((code, at) => code === of && codes[at] === row).length),
  ]),
})

const predictionTable = ({ outOfBag, levels }: RandomForest, response: Response, rows: Int32Array): ResultTable => ({
  id: 'predictions',
  title: 'Predictions, out of bag',
  columns: [
    counts('row', 'Row'),
    levels.length > 0 ? words('observed', 'Observed') : numbers('observed', 'Observed'),
    levels.length > 0 ? words('predicted', 'Predicted') : numbers('predicted', 'Predicted'),
    ...levels.map((level, at) => numbers(`probability-${at + 1}`, `Probability of ${level}`)),
  ],
  rows: outOfBag.predicted.map((predicted, at) =>
    response.kind === 'number'
      ? [(rows[at] ?? 0) + 1, response.values[at] ?? null, predicted]
      : [
          (rows[at] ?? 0) + 1,
          levels[response.codes[at] ?? 0] ?? null,
          predicted === null ? null : (levels[predicted] ?? null),
          ...levels.map((_, of) => outOfBag.shares[at]?.[of] ?? null),
        ],
  ),
})

/** One standard error on both sides, across trees. */
const importanceFigure = (outcome: string, found: RandomForest, lossName: string): Figure =>
  figure('importance', forest, {
    title: pictureTitle(`${outcome}: importance of the predictors`),
    effect: {
      label: short(`Rise of ${lossName} when permuted`),
      scale: 'linear',
      none: 0,
      interval: '± standard error',
    },
    rows: ranked(found)
      .slice(0, 30)
      .map(({ name, permutation = 0, permutationZ }) => {
        const error =
          permutationZ !== undefined && isEstimable(permutationZ) && permutationZ !== 0 ? Math.abs(permutation / permutationZ) : undefined
        return {
          label: short(name),
          estimate: permutation,
          ...(error !== undefined && { low: permutation - error, high: permutation + error }),
        }
      }),
    ...(found.importance.length > 30 && { note: `The first 30 of ${found.importance.length} predictors.` }),
  })

/** A random forest. */
export const randomForest = analysis({
  id: 'random-forest',
  title: 'Random forest',
  group: 'predict',
  question: 'How well do many columns together predict an outcome, without a model of how, and which of them matter?',
  summary: `Many trees, each grown on patients drawn with replacement and trying a few predictors in each node. Patients whom a tree has not seen judge it
(out of bag): error, predictions, and how much worse the forest predicts when a predictor is permuted.

Assumes independent patients, one row each; with several rows a patient the out-of-bag error is too good. Permutation importance is shared among correlated
predictors and says nothing of direction or cause. With a rare class look at the table of classes rather than the error: predicting nobody can look good.
Rows with a missing value are left out.`,
  citations: [{ title: 'Random forests', authors: 'Breiman L', year: 2001, where: 'Mach Learn 45:5-32', doi: '10.1023/A:1010933404324' }],
  random: true,
  options: z.object({
    outcome: column('either', 'Outcome, measured or in classes'),
    predictors: columns('either', 'Predictors'),
    trees: z.int().min(50).max(20_000).default(1000).describe('Trees'),
    tried: z
      .int()
      .min(1)
      .exactOptional()
      .describe('Predictors tried in each node; the square root of their number for classes, a third for measurements, when absent'),
  }),
  example: () => ({
    csv: exampleTable('random-forest', ['star', 'igg', 'c4', 'ifn', 'age', 'ssa'], 80, (random) => {
      const [igg, ifn] = [random.normal(16, 5), random.normal()]
      return [
        random.bernoulli(ifn > 0.2 && igg > 13 ? 0.8 : 0.2) ? 'yes' : 'no',
        igg,
        random.normal(0.2, 0.07),
        ifn,
        random.normal(54, 12),
        random.bernoulli(0.7) ? 'positive' : 'negative',
      ]
    }),
    options: { outcome: 'star', predictors: ['igg', 'c4', 'ifn', 'age', 'ssa'], trees: 200 },
  }),
  run: async (frame, { outcome, predictors: names, trees, tried }, { seed, workshop, signal, progress }) => {
    const { cases, response, predictors } = predictionData(frame, outcome, names)
    const found = askModel(
      outcome,
      await growRandomForest(workshop, predictors, response, { seed, trees, ...(tried !== undefined && { tried }) }, { signal, progress }),
    )
    const { outOfBag } = found
    const lossName = response.kind === 'class' ? 'the share of wrong classes' : 'the mean squared error'
    const first = ranked(found)
      .filter(({ permutation = 0 }) => permutation > 0)
      .slice(0, 3)
    const counted = response.kind === 'class' ? found.levels.map((_, at) => response.codes.filter((code) => code === at).length) : []
    const common = counted.length > 0 ? 1 - Math.max(...counted) / found.n : undefined
    const judged =
      common === undefined
        ? `mean squared error ${sayNumber(outOfBag.error)}${outOfBag.explained === undefined ? '' : `, ${sayNumber(outOfBag.explained, 'percent')} of the variance explained`}`
        : `${sayNumber(outOfBag.error, 'percent')} of the classes wrong (always saying the commonest class: ${sayNumber(common, 'percent')})`
    return {
      ok: true,
      value: {
        counted: cases.counted,
        headline: `${outcome}: out-of-bag ${judged}; ${first.length === 0 ? 'no predictor matters' : `most important ${sayList(first.map(({ name }) => name))}`}.`,
        methods: `${outcome} was predicted from ${names.length > 12 ? `${names.length} columns` : sayList(names)} by a random forest of ${found.trees.length} trees on bootstrap samples, trying ${found.tried} of ${predictors.names.length} predictors in each node. Error and permutation importance were computed out of bag. Rows with a missing value were left out.`,
        tables: [
          errorTable(found),
          importanceTable(found, lossName),
          ...(response.kind === 'class' ? [confusionTable(found, response.codes)] : []),
          predictionTable(found, response, cases.rows),
        ],
        figures: [importanceFigure(outcome, found, lossName)],
        warnings: [...cases.warnings, ...found.warnings],
      },
    }
  },
})
