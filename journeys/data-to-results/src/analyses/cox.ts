import { isEstimable } from '@dacryon/stats/result'
import { type CoxModel, fitCox, fitFirthCox, type ProportionalHazardsTest, testProportionalHazards } from '@dacryon/stats/survival'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { optionalColumn } from '../column-fields.ts'
import type { ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { effectsForest, effectsTable, ratioEffect, sayEffect, waldRatio } from '../kit/effects.ts'
import { exampleTable } from '../kit/example-table.ts'
import { followUpFields, followUpRows } from '../kit/follow-up.ts'
import { modelTerms, termFields } from '../kit/model-terms.ts'
import { once } from '../kit/once.ts'
import { counts, numbers, pValues, words } from '../kit/result-columns.ts'
import { sayLevel, sayList, sayP } from '../kit/say.ts'
import { termLabels } from '../kit/term-labels.ts'

const fitTable = (model: CoxModel): ResultTable => {
  const { likelihoodRatio: test, concordance } = model
  return {
    id: 'fit',
    title: 'Fit',
    columns: [
      counts('n', 'n'),
      counts('events', 'Events'),
      numbers('chi_square', 'Likelihood-ratio chi-square'),
      counts('df', 'df'),
      pValues('p', 'P'),
      numbers('c', "Harrell's C"),
    ],
    rows: [
      [
        model.counted.used,
        model.events,
        ...(isEstimable(test) ? [test.statistic, test.df, test.pValue] : [test, test, test]),
        concordance === undefined ? null : concordance.c,
      ],
    ],
    note: 'C is optimistic: judged on the rows the model was fitted to.',
  }
}

const proportionalTable = ({ terms, global, method }: ProportionalHazardsTest): ResultTable => ({
  id: 'proportional-hazards',
  title: 'Tests of proportional hazards',
  columns: [words('term', 'Term'), numbers('chi_square', 'Chi-square'), counts('df', 'df'), pValues('p', 'P')],
  rows: [...terms, { term: 'all terms', test: global }].map(({ term, test }) => [
    term.replaceAll(':', ' × '),
    ...(isEstimable(test) ? [test.statistic, test.df, test.pValue] : [test, test, test]),
  ]),
  note: `${method}, on the scale of the Kaplan-Meier curve. A small P says that the hazard ratio changes over time.`,
})

/** Cox regression. */
export const cox = analysis({
  id: 'cox',
  title: 'Cox model',
  group: 'survive',
  question: 'How do groups and covariates change the hazard of an event?',
  summary: `Proportional hazards by partial likelihood, ties by Efron: hazard ratios with intervals, Harrell's C, and the test that the ratios do not
change over time. Where a coefficient has no finite estimate (all events on one side), Firth's penalty gives one.

Assumes proportional hazards and that follow-up ends for reasons that have nothing to do with the event. Covariates are those known at the
start: values measured later make the past depend on the future.`,
  citations: [
    {
      title: 'Regression models and life-tables',
      authors: 'Cox DR',
      year: 1972,
      where: 'J R Stat Soc B 34:187-220',
    },
    {
      title: 'Proportional hazards tests and diagnostics based on weighted residuals',
      authors: 'Grambsch PM, Therneau TM',
      year: 1994,
      where: 'Biometrika 81:515-526',
      doi: '10.1093/biomet/81.3.515',
    },
    {
      title: 'A solution to the problem of monotone likelihood in Cox regression',
      authors: 'Heinze G, Schemper M',
      year: 2001,
      where: 'Biometrics 57:114-119',
      doi: '10.1111/j.0006-341X.2001.00114.x',
    },
  ],
  options: z.object({
    ...followUpFields,
    ...termFields,
    strata: optionalColumn('factor', 'Strata, each with its own baseline hazard'),
    firth: z
      .enum(['when-monotone', 'always', 'never'])
      .default('when-monotone')
      .describe("Firth's penalised likelihood: where there is no finite estimate, always, or never"),
    level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level'),
  }),
  example: () => ({
    csv: exampleTable('cox', ['years', 'lymphoma', 'c4', 'parotid', 'age'], 160, (random) => {
      const parotid = random.bernoulli(0.35) ? 'swollen' : 'normal'
      const [low, age] = [random.bernoulli(0.3), Math.round(random.uniform(28, 76))]
      const hazard = 0.02 * Math.exp((parotid === 'swollen' ? 1 : 0) + (low ? 0.8 : 0) + 0.01 * (age - 50))
      const [event, end] = [random.exponential(1 / hazard), random.uniform(4, 18)]
      return [Math.max(0.1, Math.min(event, end)), event <= end ? 1 : 0, low ? 'low' : 'normal', parotid, age]
    }),
    options: { time: 'years', status: 'lymphoma', factor: 'c4', reference: 'normal', covariates: ['parotid', 'age'] },
  }),
  run: (given, options) => {
    const { strata, firth, level } = options
    const also = strata === undefined ? [] : [strata]
    const { time, status, entry } = options
    const model = modelTerms(given, options, [time, status, ...(entry === undefined ? [] : [entry]), ...also])
    const read = followUpRows(model.frame, options, [...also, ...new Set(model.terms.flat())])
    const { terms, factor } = model
    const specification = { ...read.followUp, terms, level, ...(strata !== undefined && { strata }) }
    const fitted = ask(fitCox(read.frame, specification))
    const penalised = firth === 'always' || (firth === 'when-monotone' && fitted.monotone.length > 0)
    const labels = termLabels(model.frame, terms)
    const firthFit = penalised ? ask(fitFirthCox(read.frame, specification)) : undefined
    const effects =
      firthFit === undefined
        ? fitted.coefficients.map(({ value }, at) => waldRatio(labels[at] ?? '', value))
        : firthFit.coefficients.map(({ value }, at) => ratioEffect(labels[at] ?? '', value, isEstimable(value) ? value.interval : value))
    const proportional = fitted.monotone.length > 0 ? undefined : ask(testProportionalHazards(fitted))
    const global = proportional === undefined ? undefined : proportional.global
    const own = effects.slice(0, factor === undefined ? 1 : factor.levels.length - 1)
    const what = `${status} ${read.eventName}`
    const kept =
      firthFit === undefined
        ? fitted.warnings
        : fitted.warnings.filter(({ code }) => !['monotone-likelihood', 'not-converged'].includes(code))
    return {
      ok: true,
      value: {
        counted: model.counted,
        headline: `${what} (${fitted.events} events), hazard ratios: ${own.map(sayEffect).join('; ')}${global !== undefined && isEstimable(global) ? `; proportional hazards ${sayP(global.pValue)}` : ''}.`,
        methods: `Time to ${what} was analysed by ${firthFit === undefined ? 'a Cox proportional hazards model' : "a Cox proportional hazards model with Firth's penalty"} with ${sayList(model.names)}${strata === undefined ? '' : `, stratified by ${strata}`}${entry === undefined ? '' : ', with delayed entry'}, ties by Efron's method. Hazard ratios are given with ${firthFit === undefined ? 'Wald' : 'penalised profile'} ${sayLevel(level)} confidence intervals${proportional === undefined ? '' : '; proportional hazards were tested by score tests on the scale of the Kaplan-Meier curve'}. Rows without a value in a column of the model were left out.`,
        tables: [
          effectsTable('hazard-ratios', 'Hazard ratios', 'Hazard ratio', effects, level, firthFit?.method),
          ...(proportional === undefined ? [] : [proportionalTable(proportional)]),
          fitTable(fitted),
        ],
        figures: [
          effectsForest(
            'hazard-ratios',
            {
              title: `Hazard of ${what}`,
              subtitle: `Cox model, mutually adjusted${firthFit === undefined ? '' : ", Firth's penalty"}`,
              measure: 'Hazard ratio',
              kind: 'ratio',
            },
            effects,
            level,
          ),
        ],
        warnings: once([...model.warnings, ...read.warnings, ...kept, ...(firthFit?.warnings ?? [])]),
      },
    }
  },
})
