import { numericOf } from '@dacryon/stats/data'
import {
  coefficientsOf,
  computeContrastsToControl,
  computeLeastSquaresMeans,
  computeRobustCovariance,
  fitLinearModel,
  type LinearModel,
  scoresOfLinear,
  testTermsMarginally,
} from '@dacryon/stats/regression'
import { isEstimable } from '@dacryon/stats/result'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column } from '../column-fields.ts'
import type { ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { differenceEffect, effectsForest, effectsTable, sayEffect } from '../kit/effects.ts'
import { estimateCells } from '../kit/estimate-cells.ts'
import { estimateParts } from '../kit/estimate-parts.ts'
import { exampleTable } from '../kit/example-table.ts'
import { modelTerms, termFields } from '../kit/model-terms.ts'
import { once } from '../kit/once.ts'
import { counts, estimateColumns, numbers, pValues, words } from '../kit/result-columns.ts'
import { sayLevel, sayList, sayNumber } from '../kit/say.ts'
import { termLabels } from '../kit/term-labels.ts'

const fitTable = (model: LinearModel): ResultTable => ({
  id: 'fit',
  title: 'Fit',
  columns: [
    counts('n', 'n'),
    counts('df', 'Residual degrees of freedom'),
    numbers('sigma', 'Residual SD'),
    numbers('r2', 'R²'),
    numbers('adjusted_r2', 'Adjusted R²'),
    numbers('f', 'F'),
    pValues('p', 'P'),
    numbers('aic', 'AIC'),
  ],
  rows: [
    [
      model.counted.used,
      model.df,
      model.sigma,
      model.rSquared,
      model.adjustedRSquared,
      isEstimable(model.overall) ? model.overall.statistic : model.overall,
      isEstimable(model.overall) ? model.overall.pValue : model.overall,
      model.aic,
    ],
  ],
})

const termsTable = (model: LinearModel): ResultTable => ({
  id: 'terms',
  title: 'Tests of terms (type II)',
  columns: [words('term', 'Term'), counts('df', 'df'), numbers('sum', 'Sum of squares'), numbers('f', 'F'), pValues('p', 'P')],
  rows: testTermsMarginally(model).terms.map(({ term, df, sumOfSquares, test }) => [
    term.replaceAll(':', ' × '),
    df,
    sumOfSquares,
    isEstimable(test) ? test.statistic : test,
    isEstimable(test) ? test.pValue : test,
  ]),
  note: 'Each term adjusted for the others except those that contain it; with the variance of the model.',
})

/** Adjusted means of the groups and their differences from the reference. */
const groupTables = (model: LinearModel, factor: string, reference: string, level: number, covariance: Float64Array, unit?: string) => {
  const means = ask(computeLeastSquaresMeans(model.predictor, factor, 'equal', covariance))
  const contrasts = ask(computeContrastsToControl(model.predictor, means, reference, covariance))
  const meansTable: ResultTable = {
    id: 'means',
    title: `Adjusted means by ${factor}`,
    columns: [
      words('group', 'Group'),
      ...estimateColumns('Adjusted mean', level, 'number', unit).slice(0, 3),
      numbers('se', 'Standard error', unit),
    ],
    rows: means.map(({ level: group, mean }) => {
      const { estimate, interval, standardError } = estimateParts(mean)
      return [group, ...estimateCells(estimate, interval, null).slice(0, 3), standardError]
    }),
    note: 'Least squares means: measurements at their mean, categories with equal weight.',
  }
  const effects = contrasts.map(({ contrast, difference }) => differenceEffect(contrast.replace(' - ', ' minus '), difference))
  return { meansTable, effects }
}

/** Linear model, analysis of covariance. */
export const linearModel = analysis({
  id: 'linear-model',
  title: 'Linear model, analysis of covariance',
  group: 'model',
  question: 'How does a measurement depend on groups and covariates?',
  summary: `Least squares with measurements and categories as terms, one interaction where wanted. Groups named as factor are compared by their adjusted
means (analysis of covariance: with the baseline value as covariate, the difference of arms at equal baseline).

Assumes independent rows, a relation that is linear, and errors of one variance; robust gives standard errors (HC3) that do without the last.
Adjusting for what the treatment changes hides its effect. With an interaction, the effect of a column is that at the reference (or zero) of the
other.`,
  citations: [
    {
      title: 'Analysis of covariance: its nature and uses',
      authors: 'Cochran WG',
      year: 1957,
      where: 'Biometrics 13:261-281',
      doi: '10.2307/2527916',
    },
    {
      title: 'Some heteroskedasticity-consistent covariance matrix estimators with improved finite sample properties',
      authors: 'MacKinnon JG, White H',
      year: 1985,
      where: 'J Econometrics 29:305-325',
      doi: '10.1016/0304-4076(85)90158-7',
    },
  ],
  options: z.object({
    outcome: column('numeric', 'Measurement to be explained'),
    ...termFields,
    robust: z.boolean().default(false).describe('Standard errors that hold when the variance differs between rows (HC3)'),
    level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level'),
  }),
  example: () => ({
    csv: exampleTable('linear-model', ['arm', 'esspri', 'esspri_baseline', 'sex', 'age'], 90, (random, at) => {
      const base = random.uniform(4, 9)
      const sex = random.bernoulli(0.9) ? 'female' : 'male'
      const arm = at % 2 === 0 ? 'active' : 'placebo'
      return [arm, 1.2 + 0.7 * base - (arm === 'active' ? 0.9 : 0) + random.normal(0, 1.1), base, sex, Math.round(random.uniform(25, 75))]
    }),
    options: { outcome: 'esspri', factor: 'arm', reference: 'placebo', covariates: ['esspri_baseline', 'age', 'sex'] },
  }),
  run: (given, options) => {
    const { outcome, robust, level } = options
    const { frame, factor, terms, names, counted, warnings } = modelTerms(given, options, [outcome])
    const { unit } = ask(numericOf(frame, outcome))
    const model = ask(fitLinearModel(frame, { response: outcome, terms, level }))
    const covariance = robust ? computeRobustCovariance(scoresOfLinear(model)) : model.predictor.covariance
    const labels = ['Intercept', ...termLabels(frame, terms)]
    const coefficients = coefficientsOf(model.predictor, covariance).map(({ value }, at) => differenceEffect(labels[at] ?? '', value))
    const own = factor === undefined ? undefined : groupTables(model, factor.name, factor.levels[0] ?? '', level, covariance, unit)
    const explaining = coefficients.slice(1)
    const said = (own?.effects ?? explaining.slice(0, 1)).map(sayEffect)
    return {
      ok: true,
      value: {
        counted,
        headline: `${outcome}${own === undefined ? '' : ', adjusted'}: ${said.join('; ')} (R² ${sayNumber(model.rSquared)}).`,
        methods: `${outcome} was analysed by a linear model (least squares) with ${sayList(names)}. ${factor === undefined ? 'Coefficients' : `Adjusted means of ${factor.name}, their differences (compared minus ${factor.levels[0]}) and coefficients`} are given with ${sayLevel(level)} confidence intervals and two-sided t tests${robust ? ', with heteroscedasticity-consistent (HC3) standard errors' : ''}. Terms were tested by F tests of type II. Rows without a value in a column of the model were left out.`,
        tables: [
          ...(own === undefined
            ? []
            : [effectsTable('differences', 'Adjusted differences', 'Difference', own.effects, level), own.meansTable]),
          effectsTable('coefficients', 'Coefficients', 'Coefficient', coefficients, level, robust ? 'Standard errors: HC3.' : undefined),
          termsTable(model),
          fitTable(model),
        ],
        figures: [
          effectsForest(
            'coefficients',
            {
              title: `What ${outcome} depends on`,
              subtitle: 'Linear model, mutually adjusted',
              measure: `Difference in ${outcome}${unit === undefined ? '' : `, ${unit}`}`,
              kind: 'difference',
            },
            explaining,
            level,
          ),
        ],
        warnings: once([...warnings, ...model.warnings]),
      },
    }
  },
})
