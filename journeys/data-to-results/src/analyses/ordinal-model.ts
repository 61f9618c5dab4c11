import { IssueError } from '@dacryon/core'
import { type FactorColumn, factorOf, withColumns } from '@dacryon/stats/data'
import { type ChiSquareResult, fitProportionalOdds, type ProportionalOddsModel, testProportionality } from '@dacryon/stats/regression'
import { type Estimable, isEstimable } from '@dacryon/stats/result'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column } from '../column-fields.ts'
import type { Figure, ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { differenceEffect, type Effect, effectsForest, effectsTable, sayEffect, waldRatio } from '../kit/effects.ts'
import { exampleTable } from '../kit/example-table.ts'
import { modelTerms, termFields } from '../kit/model-terms.ts'
import { once } from '../kit/once.ts'
import { counts, numbers, pValues, words } from '../kit/result-columns.ts'
import { sayLevel, sayList, sayP } from '../kit/say.ts'
import { termLabels } from '../kit/term-labels.ts'
import { visitsOf } from '../kit/visits-of.ts'

const orderIssue = (column: string, message: string, remedy: string): IssueError =>
  new IssueError([{ code: 'order-incomplete', severity: 'error', message, remedy, column }])

/** The outcome with its levels in their order, low to high: as given, or by the number in each. */
const ordered = (factor: FactorColumn, order: readonly string[]): FactorColumn => {
  if (order.length === 0) {
    const found = visitsOf(factor)
    if (found.timed || factor.levels.length < 3) return found.factor
    throw orderIssue(factor.name, `The order of ${factor.levels.slice(0, 12).join(', ')} is not said.`, 'Give the order, low to high.')
  }
  const absent = factor.levels.filter((level) => !order.includes(level))
  if (absent.length > 0)
    throw orderIssue(
      factor.name,
      `${factor.name} holds ${absent.slice(0, 12).join(', ')}, which the order does not name.`,
      'Name every value.',
    )
  const levels = [...new Set(order)].filter((level) => factor.levels.includes(level))
  return { ...factor, levels, codes: factor.codes.map((code) => (code < 0 ? -1 : levels.indexOf(factor.levels[code] ?? ''))) }
}

const levelsTable = (outcome: FactorColumn, factor: FactorColumn | undefined): ResultTable => ({
  id: 'levels',
  title: 'Rows of each level',
  columns: [words('level', outcome.name), ...(factor?.levels ?? ['all']).map((name, at) => counts(`group_${at + 1}`, name))],
  rows: outcome.levels.map((level, at) => [
    level,
    ...(factor?.levels ?? ['all']).map((_, group) =>
      outcome.codes.reduce((sum, code, row) => sum + (code === at && (factor === undefined || factor.codes[row] === group) ? 1 : 0), 0),
    ),
  ]),
})

/** The test of proportional odds; absent where there are two levels only. */
type Proportionality = Estimable<ChiSquareResult> | undefined

const fitTable = ({ counted, logLikelihood, aic }: ProportionalOddsModel, test: Proportionality): ResultTable => ({
  id: 'fit',
  title: 'Fit',
  columns: [
    counts('n', 'n'),
    numbers('log_likelihood', 'Log-likelihood'),
    numbers('aic', 'AIC'),
    numbers('chi_square', 'Proportional odds, chi-square'),
    counts('df', 'df'),
    pValues('p', 'P'),
  ],
  rows: [
    [
      counted.used,
      logLikelihood,
      aic,
      ...(test === undefined ? [null, null, null] : isEstimable(test) ? [test.statistic, test.df, test.pValue] : [test, test, test]),
    ],
  ],
})

const oddsForest = (outcome: string, effects: readonly Effect[], level: number): Figure =>
  effectsForest(
    'odds-ratios',
    {
      title: `What ${outcome} depends on`,
      subtitle: 'Proportional odds regression, mutually adjusted',
      measure: 'Odds ratio of a higher level',
      kind: 'ratio',
    },
    effects,
    level,
  )

const headlineOf = (outcome: string, effects: readonly Effect[], test: Proportionality): string => {
  const proportional = test === undefined ? '' : `; proportional odds ${isEstimable(test) ? sayP(test.pValue) : sayP(test)}`
  return `${outcome}, odds ratios of a higher level: ${effects.map(sayEffect).join('; ')}${proportional}.`
}

const methodsOf = (outcome: string, levels: readonly string[], names: readonly string[], test: Proportionality, level: number): string => {
  const tested =
    test === undefined ? '' : '; proportional odds were tested by the likelihood ratio against the multinomial model of the same terms'
  return `${outcome} (${levels.join(' < ')}) was analysed by proportional odds regression with ${sayList(names)}. Odds ratios of a higher level are given with Wald ${sayLevel(level)} confidence intervals${tested}. Rows without a value in a column of the model were left out.`
}

/** Proportional odds regression. */
export const ordinalModel = analysis({
  id: 'ordinal-model',
  title: 'Model of an ordered outcome',
  group: 'model',
  question: 'How does an ordered outcome, such as a global rating of change, depend on groups and covariates?',
  summary: `Proportional odds (cumulative logit) regression: one odds ratio of a higher level for each term, the same wherever the scale is cut. Above 1
means higher levels.

Assumes proportional odds; the test against the model with an effect for each level says when one ratio does not describe all of them. The
order is given low to high, or taken from the numbers in the values.`,
  citations: [
    {
      title: 'Regression models for ordinal data',
      authors: 'McCullagh P',
      year: 1980,
      where: 'J R Stat Soc B 42:109-142',
      doi: '10.1111/j.2517-6161.1980.tb01109.x',
    },
  ],
  options: z.object({
    outcome: column('factor', 'Ordered outcome'),
    order: z.array(z.string().min(1)).default([]).describe('Its values, low to high; by the number in each value when absent'),
    ...termFields,
    level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level'),
  }),
  example: () => ({
    csv: exampleTable('ordinal-model', ['arm', 'change', 'esspri_baseline'], 120, (random, at) => {
      const arm = at % 2 === 0 ? 'active' : 'placebo'
      const base = random.uniform(4, 9)
      const felt = (arm === 'active' ? 0.8 : 0) - 0.1 * (base - 6) + Math.log(1 / random.uniform(0.001, 0.999) - 1)
      return [arm, felt < -0.8 ? 'worse' : felt < 0.6 ? 'same' : felt < 1.8 ? 'better' : 'much better', base]
    }),
    options: {
      outcome: 'change',
      order: ['worse', 'same', 'better', 'much better'],
      factor: 'arm',
      reference: 'placebo',
      covariates: ['esspri_baseline'],
    },
  }),
  run: (given, options) => {
    const { outcome, order, level } = options
    const model = modelTerms(given, options, [outcome])
    const { terms, factor } = model
    const outcomes = ordered(ask(factorOf(model.frame, outcome)), order)
    const frame = withColumns(model.frame, outcomes)
    const fitted = ask(fitProportionalOdds(frame, { response: outcome, terms, level }))
    const labels = termLabels(model.frame, terms)
    const effects = fitted.coefficients.map(({ value }, at) => waldRatio(labels[at] ?? '', value))
    const thresholds = fitted.thresholds.map(({ name, value }) => differenceEffect(name.replace('|', ' | '), value))
    const test = outcomes.levels.length > 2 ? ask(testProportionality(fitted, frame)) : undefined
    const own = effects.slice(0, factor === undefined ? 1 : factor.levels.length - 1)
    return {
      ok: true,
      value: {
        counted: model.counted,
        headline: headlineOf(outcome, own, test),
        methods: methodsOf(outcome, fitted.levels, model.names, test, level),
        tables: [
          effectsTable('odds-ratios', 'Odds ratios of a higher level', 'Odds ratio', effects, level),
          levelsTable(outcomes, factor),
          effectsTable('thresholds', 'Thresholds (log odds)', 'Threshold', thresholds, level),
          fitTable(fitted, test),
        ],
        figures: [oddsForest(outcome, effects, level)],
        warnings: once([...model.warnings, ...fitted.warnings]),
      },
    }
  },
})
