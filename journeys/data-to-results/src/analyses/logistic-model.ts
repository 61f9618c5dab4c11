import type { Issue } from '@dacryon/core'
import { type FactorColumn, type Frame, factorOf } from '@dacryon/stats/data'
import {
  computeStandardisedRisks,
  fitFirth,
  fitLogistic,
  type LogisticModel,
  type LogisticSpecification,
  type StandardisedRisks,
} from '@dacryon/stats/regression'
import { isEstimable } from '@dacryon/stats/result'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column } from '../column-fields.ts'
import type { ResultTable } from '../findings.ts'
import { asZeroOne } from '../kit/as-zero-one.ts'
import { ask } from '../kit/ask.ts'
import { checkLevels } from '../kit/check-levels.ts'
import { effectsForest, effectsTable, ratioEffect, sayEffect } from '../kit/effects.ts'
import { estimateCells } from '../kit/estimate-cells.ts'
import { estimateParts } from '../kit/estimate-parts.ts'
import { eventOf } from '../kit/event-of.ts'
import { exampleTable } from '../kit/example-table.ts'
import { modelTerms, termFields } from '../kit/model-terms.ts'
import { once } from '../kit/once.ts'
import { counts, estimateColumns, numbers, words } from '../kit/result-columns.ts'
import { sayEstimate, sayLevel, sayList } from '../kit/say.ts'
import { termLabels } from '../kit/term-labels.ts'

/** Odds ratios by maximum likelihood, or by Firth's penalty. */
const oddsRatios = (frame: Frame, specification: LogisticSpecification, labels: readonly string[], penalised: boolean) => {
  if (penalised) {
    const model = ask(fitFirth(frame, specification))
    const effects = model.coefficients.map(({ value }, at) =>
      ratioEffect(labels[at] ?? '', value, isEstimable(value) ? value.interval : value),
    )
    return { effects, warnings: model.warnings }
  }
  const model = ask(fitLogistic(frame, specification))
  const effects = model.coefficients.map(({ value }, at) => {
    const profile = model.profile?.[at]?.interval
    return ratioEffect(labels[at] ?? '', value, profile ?? (isEstimable(value) ? value.interval : value))
  })
  return { effects, warnings: model.warnings }
}

const risksOf = (model: LogisticModel, factor: FactorColumn | undefined): StandardisedRisks | undefined =>
  factor === undefined || model.separated.length > 0 ? undefined : ask(computeStandardisedRisks(model, factor.name))

const riskTables = ({ risks, differences }: StandardisedRisks, factor: string, level: number): readonly ResultTable[] => [
  {
    id: 'risks',
    title: `Standardised risks by ${factor}`,
    columns: [words('group', 'Group'), ...estimateColumns('Risk', level, 'percent').slice(0, 3)],
    rows: risks.map(({ level: group, risk, estimate }) => [
      group,
      risk,
      ...estimateCells(risk, estimateParts(estimate).interval, null).slice(1, 3),
    ]),
    note: 'Predicted risk averaged over all rows used, as if everybody were in the group; delta method.',
  },
  {
    id: 'risk-differences',
    title: 'Standardised risk differences',
    columns: [
      words('comparison', 'Comparison'),
      ...estimateColumns('Risk difference', level, 'percent'),
      numbers('ratio', 'Risk ratio'),
      numbers('ratio_low', `Low, ${sayLevel(level)} CI`),
      numbers('ratio_high', `High, ${sayLevel(level)} CI`),
    ],
    rows: differences.map(({ contrast, riskDifference, riskRatio }) => {
      const { estimate, interval, p } = estimateParts(riskDifference)
      const ratio = isEstimable(riskRatio)
        ? [riskRatio.ratio, riskRatio.interval.low, riskRatio.interval.high]
        : [riskRatio, riskRatio, riskRatio]
      return [contrast.replace(' - ', ' minus '), ...estimateCells(estimate, interval, p), ...ratio]
    }),
  },
]

const fitTable = (model: LogisticModel): ResultTable => ({
  id: 'fit',
  title: 'Fit (maximum likelihood)',
  columns: [
    counts('n', 'n'),
    counts('events', 'Events'),
    numbers('log_likelihood', 'Log-likelihood'),
    numbers('aic', 'AIC'),
    numbers('nagelkerke', 'Nagelkerke R²'),
    numbers('auc', 'AUC'),
    numbers('brier', 'Brier score'),
  ],
  rows: [[model.counted.used, model.events, model.logLikelihood, model.aic, model.nagelkerke, model.auc, model.brier]],
  note: 'AUC and Brier score are optimistic: judged on the rows the model was fitted to.',
})

/** What of the likelihood's warnings still matters once the penalised fit is shown. */
const stillTrue = (warnings: readonly Issue[], penalised: boolean): readonly Issue[] =>
  penalised ? warnings.filter(({ code }) => code !== 'separation' && code !== 'not-converged') : warnings

/** Logistic regression. */
export const logisticModel = analysis({
  id: 'logistic-model',
  title: 'Logistic model',
  group: 'model',
  question: 'How does the chance of an event depend on groups and covariates?',
  summary: `Logistic regression with odds ratios and profile-likelihood intervals. Where events are separated by a term, or when asked, Firth's penalised
likelihood gives finite estimates. For the groups named as factor, risks standardised over all rows: the adjusted risk difference and ratio.

Assumes independent rows and effects that add up on the log-odds scale. Odds ratios are further from 1 than risk ratios unless the event is rare.
As a rule of thumb, ten events for each coefficient are few.`,
  citations: [
    {
      title: 'Generalized Linear Models, 2nd edition',
      authors: 'McCullagh P, Nelder JA',
      year: 1989,
      where: 'Chapman and Hall',
    },
    {
      title: 'A solution to the problem of separation in logistic regression',
      authors: 'Heinze G, Schemper M',
      year: 2002,
      where: 'Stat Med 21:2409-2419',
      doi: '10.1002/sim.1047',
    },
    {
      title: 'Covariate-adjusted difference in proportions from clinical trials using logistic regression and weighted risk differences',
      authors: 'Ge M, Durham LK, Meyer RD, Xie W, Thomas N',
      year: 2011,
      where: 'Drug Inf J 45:481-493',
      doi: '10.1177/009286151104500409',
    },
  ],
  options: z.object({
    outcome: column('factor', 'Outcome of two values, such as response'),
    event: z.string().min(1).exactOptional().describe('Value of the outcome that counts; the last of the alphabet when absent'),
    ...termFields,
    firth: z
      .enum(['when-separated', 'always', 'never'])
      .default('when-separated')
      .describe("Firth's penalised likelihood: where there is no finite estimate, always, or never"),
    level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level'),
  }),
  example: () => ({
    csv: exampleTable('logistic-model', ['arm', 'star', 'clinessdai_baseline', 'anti_ssa'], 120, (random, at) => {
      const arm = at % 2 === 0 ? 'active' : 'placebo'
      const activity = random.uniform(5, 16)
      const ssa = random.bernoulli(0.7) ? 'positive' : 'negative'
      const logit = -1.4 + (arm === 'active' ? 1.1 : 0) + 0.05 * (activity - 10) + (ssa === 'positive' ? 0.4 : 0)
      return [arm, random.bernoulli(1 / (1 + Math.exp(-logit))) ? 'responder' : 'no', activity, ssa]
    }),
    options: {
      outcome: 'star',
      event: 'responder',
      factor: 'arm',
      reference: 'placebo',
      covariates: ['clinessdai_baseline', 'anti_ssa'],
    },
  }),
  run: (given, options) => {
    const { outcome, level, firth } = options
    const { frame, factor, terms, names, counted, warnings } = modelTerms(given, options, [outcome])
    const outcomes = ask(factorOf(frame, outcome))
    checkLevels([outcomes])
    const event = eventOf(outcomes, options.event)
    const ready = asZeroOne(frame, outcomes, event)
    const specification = { response: outcome, terms, level }
    const likelihood = ask(fitLogistic(ready, { ...specification, intervals: 'wald' }))
    const penalised = firth === 'always' || (firth === 'when-separated' && likelihood.separated.length > 0)
    const labels = ['Intercept (odds)', ...termLabels(frame, terms)]
    const fitted = oddsRatios(ready, specification, labels, penalised)
    const effects = fitted.effects.slice(1)
    const risks = risksOf(likelihood, factor)
    const own = factor === undefined ? effects.slice(0, 1) : effects.slice(0, factor.levels.length - 1)
    const differences = (risks?.differences ?? []).map(({ contrast, riskDifference }) => {
      const { estimate, interval } = estimateParts(riskDifference)
      return `${contrast.replace(' - ', ' minus ')} ${sayEstimate(estimate, interval, 'percent')}`
    })
    const name = `${outcome} ${outcomes.levels[event] ?? ''}`
    const method = penalised
      ? "Firth's penalised likelihood with penalised profile intervals and likelihood-ratio tests"
      : 'maximum likelihood with profile-likelihood intervals and Wald tests'
    return {
      ok: true,
      value: {
        counted,
        headline: `${name}, odds ratios: ${own.map(sayEffect).join('; ')}${differences.length === 0 ? '' : `; standardised risk difference: ${differences.join('; ')}`}.`,
        methods: `The odds of ${name} were analysed by logistic regression with ${sayList(names)}, by ${method} (${sayLevel(level)})${firth === 'when-separated' ? "; Firth's penalty was to be used only where a coefficient had no finite estimate" : ''}.${risks === undefined ? '' : ` Risks by ${factor?.name} were standardised over all rows of the model by maximum likelihood, with intervals by the delta method; differences are compared minus ${factor?.levels[0]}.`} Rows without a value in a column of the model were left out.`,
        tables: [
          effectsTable(
            'odds-ratios',
            'Odds ratios',
            'Odds ratio',
            fitted.effects,
            level,
            penalised ? "Firth's penalised likelihood." : 'Profile-likelihood intervals.',
          ),
          ...(risks === undefined || factor === undefined ? [] : riskTables(risks, factor.name, level)),
          fitTable(likelihood),
        ],
        figures: [
          effectsForest(
            'odds-ratios',
            {
              title: `What ${name} depends on`,
              subtitle: `Logistic regression, mutually adjusted${penalised ? ", Firth's penalty" : ''}`,
              measure: 'Odds ratio',
              kind: 'ratio',
            },
            effects,
            level,
          ),
        ],
        warnings: once([...warnings, ...stillTrue(likelihood.warnings, penalised), ...fitted.warnings]),
      },
    }
  },
})
