import { IssueError } from '@dacryon/core'
import { type Frame, numericOf, withColumns } from '@dacryon/stats/data'
import { fitNegativeBinomial, fitPoisson, type GeneralisedLinearModel } from '@dacryon/stats/regression'
import { type Estimable, isEstimable } from '@dacryon/stats/result'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column, optionalColumn } from '../column-fields.ts'
import type { ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { effectsForest, effectsTable, sayEffect, waldRatio } from '../kit/effects.ts'
import { exampleTable } from '../kit/example-table.ts'
import { modelTerms, termFields } from '../kit/model-terms.ts'
import { once } from '../kit/once.ts'
import { counts, numbers } from '../kit/result-columns.ts'
import { sayLevel, sayList, sayNumber } from '../kit/say.ts'
import { termLabels } from '../kit/term-labels.ts'

const logName = 'log of the exposure'

/** The frame with the logarithm of the exposure. Throws an `IssueError` (`exposure-not-positive`). */
const withExposure = (frame: Frame, exposure: string | undefined): Frame => {
  if (exposure === undefined) return frame
  const { values } = ask(numericOf(frame, exposure))
  const bad = values.find((value) => !(value > 0))
  if (bad !== undefined)
    throw new IssueError([
      {
        code: 'exposure-not-positive',
        severity: 'error',
        message: `${exposure} holds ${bad}.`,
        remedy: 'Exposure is time under observation, above 0; leave other rows out.',
        column: exposure,
        value: String(bad),
      },
    ])
  return withColumns(frame, { kind: 'numeric', name: logName, values: values.map(Math.log) })
}

const fitTable = (model: GeneralisedLinearModel, poissonDispersion: Estimable, theta: Estimable | null): ResultTable => ({
  id: 'fit',
  title: 'Fit',
  columns: [
    counts('n', 'n'),
    counts('df', 'Residual degrees of freedom'),
    numbers('dispersion', 'Dispersion, Poisson'),
    numbers('theta', 'Theta'),
    numbers('log_likelihood', 'Log-likelihood'),
    numbers('aic', 'AIC'),
    numbers('bic', 'BIC'),
  ],
  rows: [[model.counted.used, model.df, poissonDispersion, theta, model.logLikelihood, model.aic, model.bic]],
  note: 'Dispersion is the Pearson chi-square of the Poisson model over its degrees of freedom: 1 where counts vary as Poisson counts do. The variance of the negative binomial is mean + mean²/theta.',
})

/** Regression of counts. */
export const countModel = analysis({
  id: 'count-model',
  title: 'Model of counts',
  group: 'model',
  question: 'How does the rate of events that can recur depend on groups and covariates?',
  summary: `Regression of counts such as flares or infections with a log link: rate ratios, with the time under observation as exposure. The negative
binomial lets counts vary more than Poisson counts do, which they nearly always do between patients; where they do not, it is the Poisson model.

Assumes that the rate does not depend on how long somebody was observed. A Poisson model of counts that vary more has intervals that are too
narrow: look at the dispersion.`,
  citations: [
    {
      title: 'Negative binomial and mixed Poisson regression',
      authors: 'Lawless JF',
      year: 1987,
      where: 'Can J Stat 15:209-225',
      doi: '10.2307/3314912',
    },
  ],
  options: z.object({
    outcome: column('numeric', 'Number of events of each subject'),
    exposure: optionalColumn('numeric', 'Time under observation; everybody alike when absent'),
    family: z.enum(['negative-binomial', 'poisson']).default('negative-binomial').describe('Distribution of the counts'),
    ...termFields,
    level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level'),
  }),
  example: () => ({
    csv: exampleTable('count-model', ['arm', 'flares', 'years', 'essdai_baseline'], 100, (random, at) => {
      const arm = at % 2 === 0 ? 'active' : 'placebo'
      const [years, essdai] = [random.uniform(0.4, 1.5), Math.round(random.uniform(3, 18))]
      const rate = (arm === 'active' ? 0.9 : 1.7) * Math.exp(0.04 * (essdai - 10)) * random.exponential(1)
      let [flares, time] = [0, random.exponential(1 / rate)]
      while (time < years) [flares, time] = [flares + 1, time + random.exponential(1 / rate)]
      return [arm, flares, years, essdai]
    }),
    options: { outcome: 'flares', exposure: 'years', factor: 'arm', reference: 'placebo', covariates: ['essdai_baseline'] },
  }),
  run: (given, options) => {
    const { outcome, exposure, family, level } = options
    const model = modelTerms(given, options, [outcome, ...(exposure === undefined ? [] : [exposure])])
    const { terms, factor } = model
    const frame = withExposure(model.frame, exposure)
    const specification = { response: outcome, terms, level, ...(exposure !== undefined && { offset: logName }) }
    const poisson = ask(fitPoisson(frame, specification))
    const negative = family === 'poisson' ? undefined : ask(fitNegativeBinomial(frame, specification))
    const fitted = negative ?? poisson
    const labels = ['Intercept (rate)', ...termLabels(model.frame, terms)]
    const all = fitted.coefficients.map(({ value }, at) => waldRatio(labels[at] ?? '', value))
    const effects = all.slice(1)
    const own = effects.slice(0, factor === undefined ? 1 : factor.levels.length - 1)
    const theta = negative === undefined ? null : negative.theta
    return {
      ok: true,
      value: {
        counted: model.counted,
        headline: `${outcome}, rate ratios: ${own.map(sayEffect).join('; ')} (dispersion of the Poisson model ${sayNumber(poisson.dispersion)}).`,
        methods: `${outcome} was analysed by ${family === 'poisson' ? 'Poisson' : 'negative binomial'} regression with log link and ${sayList(model.names)}${exposure === undefined ? '' : `, with the logarithm of ${exposure} as offset`}. Rate ratios are given with Wald ${sayLevel(level)} confidence intervals. Rows without a value in a column of the model were left out.`,
        tables: [effectsTable('rate-ratios', 'Rate ratios', 'Rate ratio', all, level), fitTable(fitted, poisson.dispersion, theta)],
        figures: [
          effectsForest(
            'rate-ratios',
            {
              title: `Rate of ${outcome}`,
              subtitle: `${family === 'poisson' ? 'Poisson' : 'Negative binomial'} regression, mutually adjusted`,
              measure: 'Rate ratio',
              kind: 'ratio',
            },
            effects,
            level,
          ),
        ],
        warnings: once([
          ...model.warnings,
          ...fitted.warnings,
          ...(family === 'poisson' && isEstimable(poisson.dispersion) && poisson.dispersion > 1.5
            ? [
                {
                  code: 'overdispersed',
                  severity: 'warning' as const,
                  message: `The counts vary ${sayNumber(poisson.dispersion)} times as much as Poisson counts.`,
                  remedy: 'Use the negative binomial.',
                },
              ]
            : []),
        ]),
      },
    }
  },
})
