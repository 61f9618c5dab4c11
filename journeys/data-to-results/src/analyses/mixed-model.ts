import { numericOf } from '@dacryon/stats/data'
import { fitMixedModel, type MixedModel } from '@dacryon/stats/repeated'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column, optionalColumns } from '../column-fields.ts'
import type { ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { differenceEffect, effectsForest, effectsTable, sayEffect } from '../kit/effects.ts'
import { exampleTable } from '../kit/example-table.ts'
import { modelTerms, termFields } from '../kit/model-terms.ts'
import { once } from '../kit/once.ts'
import { repeatedTermsTable } from '../kit/repeated-terms-table.ts'
import { counts, numbers, words } from '../kit/result-columns.ts'
import { sayLevel, sayList, sayNumber } from '../kit/say.ts'
import { termLabels } from '../kit/term-labels.ts'

const variancesTable = (model: MixedModel, subject: string): ResultTable => ({
  id: 'variances',
  title: 'Variances',
  columns: [
    words('part', 'Part'),
    numbers('variance', 'Variance'),
    numbers('sd', 'SD'),
    numbers('correlation', 'Correlation with intercept'),
  ],
  rows: [
    ...model.random.map(({ name, variance, sd, covariances }) => [
      `${subject}: ${name === '(Intercept)' ? 'intercept' : name}`,
      variance,
      sd,
      covariances[0]?.correlation ?? null,
    ]),
    ['residual', model.residualVariance, Math.sqrt(model.residualVariance), null],
  ],
})

const fitTable = (model: MixedModel): ResultTable => ({
  id: 'fit',
  title: 'Fit',
  columns: [
    counts('groups', 'Subjects'),
    counts('rows', 'Rows'),
    numbers('icc', 'ICC'),
    numbers('log_likelihood', 'Log-likelihood'),
    numbers('aic', 'AIC'),
    numbers('bic', 'BIC'),
    words('singular', 'Singular'),
  ],
  rows: [[model.groups, model.counted.used, model.icc, model.logLikelihood, model.aic, model.bic, model.singular ? 'yes' : 'no']],
  note: 'ICC: share of the variance between subjects, where there is a random intercept only.',
})

/** Linear mixed model. */
export const mixedModel = analysis({
  id: 'mixed-model',
  title: 'Linear mixed model',
  group: 'follow',
  question: 'How does a measurement that is repeated within subjects depend on time, groups and covariates?',
  summary: `One row per measurement; each subject has an intercept, and where asked slopes, of its own. For cohorts with visits at any time and for
rows that go together in sites or families. Give time as a covariate, and its interaction with the groups to compare slopes.

Assumes normal random effects and errors, and values missing at random. A random effect without variance (singular) is said. For a trial with
planned visits see mmrm, which assumes less about the covariance.`,
  citations: [
    {
      title: 'Random-effects models for longitudinal data',
      authors: 'Laird NM, Ware JH',
      year: 1982,
      where: 'Biometrics 38:963-974',
      doi: '10.2307/2529876',
    },
    {
      title: 'Small sample inference for fixed effects from restricted maximum likelihood',
      authors: 'Kenward MG, Roger JH',
      year: 1997,
      where: 'Biometrics 53:983-997',
      doi: '10.2307/2533558',
    },
  ],
  options: z.object({
    outcome: column('numeric', 'Repeated measurement'),
    subject: column('factor', 'Subject (or site, or family) whose rows go together'),
    slopes: optionalColumns('numeric', 'Covariates whose slope differs between subjects, such as time'),
    ...termFields,
    df: z.enum(['satterthwaite', 'kenward-roger']).default('satterthwaite').describe('Degrees of freedom'),
    likelihood: z.enum(['restricted', 'full']).default('restricted').describe('Full only to compare models with different terms'),
    level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level'),
  }),
  example: () => {
    let [own, slope] = [0, 0]
    return {
      csv: exampleTable('mixed-model', ['subject', 'years', 'ssa', 'saliva'], 160, (random, at) => {
        const [visit, subject] = [at % 4, Math.floor(at / 4)]
        if (visit === 0) [own, slope] = [random.normal(0, 0.25), random.normal(0, 0.03)]
        const years = visit + random.uniform(-0.2, 0.2) + 0.2
        const positive = subject % 3 !== 0
        const saliva = 1.1 + own + (slope - (positive ? 0.09 : 0.03)) * years + random.normal(0, 0.08)
        return [`P${String(subject + 1).padStart(2, '0')}`, years, positive ? 'positive' : 'negative', saliva]
      }),
      options: {
        outcome: 'saliva',
        subject: 'subject',
        factor: 'ssa',
        reference: 'negative',
        covariates: ['years'],
        interaction: ['ssa', 'years'],
        slopes: ['years'],
      },
    }
  },
  run: (given, options) => {
    const { outcome, subject, slopes, df, level, likelihood } = options
    const model = modelTerms(given, options, [outcome, subject, ...slopes.filter((name) => !options.covariates.includes(name))])
    const { terms, frame } = model
    const { unit } = ask(numericOf(frame, outcome))
    const fitted = ask(
      fitMixedModel(frame, { response: outcome, terms, group: subject, slopes, df, level, restricted: likelihood === 'restricted' }),
    )
    const labels = ['Intercept', ...termLabels(frame, terms)]
    const all = fitted.coefficients.map(({ value }, at) => differenceEffect(labels[at] ?? '', value))
    const effects = all.slice(1)
    const said =
      options.interaction.length > 0 ? effects.slice(-1) : effects.slice(0, model.factor === undefined ? 1 : model.factor.levels.length - 1)
    return {
      ok: true,
      value: {
        counted: model.counted,
        headline: `${outcome}: ${said.map(sayEffect).join('; ')} (${fitted.groups} values of ${subject}, ${fitted.counted.used} rows; residual SD ${sayNumber(Math.sqrt(fitted.residualVariance))}).`,
        methods: `${outcome} was analysed by a linear mixed model with ${sayList(model.names)} and, for each ${subject}, a random intercept${slopes.length === 0 ? '' : ` and correlated random slopes of ${sayList(slopes)}`}, fitted by ${likelihood === 'restricted' ? 'restricted' : 'full'} maximum likelihood. Coefficients are given with ${sayLevel(level)} confidence intervals and t tests with degrees of freedom by ${df === 'satterthwaite' ? 'Satterthwaite' : 'Kenward and Roger'}. Rows without a value in a column of the model were left out.`,
        tables: [
          effectsTable('coefficients', 'Coefficients', 'Coefficient', all, level),
          repeatedTermsTable(fitted),
          variancesTable(fitted, subject),
          fitTable(fitted),
        ],
        figures: [
          effectsForest(
            'coefficients',
            {
              title: `What ${outcome} depends on`,
              subtitle: `Linear mixed model, random effects of ${subject}`,
              measure: `Difference in ${outcome}${unit === undefined ? '' : `, ${unit}`}`,
              kind: 'difference',
            },
            effects,
            level,
          ),
        ],
        warnings: once([...model.warnings, ...fitted.warnings]),
      },
    }
  },
})
