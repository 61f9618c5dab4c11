import { forest } from '@dacryon/pictures'
import { boundFalseSelections, indicatorPredictors, type StabilitySelection, selectStableIn } from '@dacryon/stats/prediction'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column, columns } from '../column-fields.ts'
import { type Figure, figure } from '../findings.ts'
import { exampleTable } from '../kit/example-table.ts'
import { askModel, predictionData } from '../kit/prediction-data.ts'
import { numbers, shares, words } from '../kit/result-columns.ts'
import { sayList, sayNumber } from '../kit/say.ts'
import { pictureTitle, short } from '../kit/short.ts'

const ordered = ({ variables }: StabilitySelection) => [...variables].sort((a, b) => b.frequency - a.frequency)

/** The most variables in each half sample whose bound is at most one falsely selected variable. */
const mostChosen = (variables: number, cutoff: number): number => {
  let chosen = 1
  while (chosen < variables) {
    const bound = boundFalseSelections({ variables, chosen: chosen + 1, cutoff })
    if (!bound.ok || bound.value > 1) break
    chosen += 1
  }
  return chosen
}

const picture = (outcome: string, found: StabilitySelection): Figure =>
  figure('frequencies', forest, {
    title: pictureTitle(`${outcome}: how often each predictor is chosen`),
    effect: {
      label: 'Share of half samples',
      scale: 'linear',
      none: found.cutoff,
      low: 'Not selected',
      high: 'Selected',
      interval: 'share',
    },
    rows: ordered(found)
      .slice(0, 40)
      .map(({ name, frequency }) => ({ label: short(name), estimate: frequency })),
    note: `The line is the cut-off.${found.variables.length > 40 ? ` The first 40 of ${found.variables.length} predictors.` : ''}`,
  })

/** Variables that are chosen again and again. */
export const stabilitySelection = analysis({
  id: 'stability-selection',
  title: 'Stability selection',
  group: 'predict',
  question: 'Which predictors are chosen again and again when half of the patients are left out?',
  summary: `An elastic net is fitted to many half samples of the patients, drawn as complementary pairs; a predictor is selected when it is among the first few
of the path in a large enough share of them. A bound tells how many of the selected are expected to be false.

The bound assumes that predictors that do not matter are exchangeable and chosen no more often than at random. Highly correlated predictors share the choice
and may all miss the cut-off. Selected does not mean causal. Categories enter as indicators; rows with a missing value are left out.`,
  citations: [
    {
      title: 'Stability selection',
      authors: 'Meinshausen N, Bühlmann P',
      year: 2010,
      where: 'J R Stat Soc B 72:417-473',
      doi: '10.1111/j.1467-9868.2010.00740.x',
    },
    {
      title: 'Variable selection with error control: another look at stability selection',
      authors: 'Shah RD, Samworth RJ',
      year: 2013,
      where: 'J R Stat Soc B 75:55-80',
      doi: '10.1111/j.1467-9868.2011.01034.x',
    },
  ],
  random: true,
  options: z.object({
    outcome: column('either', 'Outcome, measured or in classes'),
    predictors: columns('either', 'Predictors'),
    chosen: z
      .int()
      .min(1)
      .exactOptional()
      .describe('Predictors chosen in each half sample; when absent, as many as keep the bound at one false selection'),
    cutoff: z.number().gt(0.5).max(1).default(0.75).describe('Share of half samples in which a predictor must be chosen'),
    pairs: z.int().min(10).max(1000).default(50).describe('Complementary pairs of half samples'),
    alpha: z.number().min(0.05).max(1).default(1).describe('Mixture of the elastic net: 1 is the lasso'),
    assumption: z.enum(['none', 'unimodal', 'r-concave']).default('none').describe('Assumption behind the bound on false selections'),
  }),
  example: () => ({
    csv: exampleTable('stability', ['clinessdai', 'igg', 'ifn', 'cxcl13', 'april', 'baff', 'il6', 'tnf', 'il21', 'ccl19'], 80, (random) => {
      const markers = Array.from({ length: 9 }, () => random.normal())
      return [random.normal(6 + 1.6 * (markers[0] ?? 0) + 1.2 * (markers[1] ?? 0), 2), ...markers]
    }),
    options: {
      outcome: 'clinessdai',
      predictors: ['igg', 'ifn', 'cxcl13', 'april', 'baff', 'il6', 'tnf', 'il21', 'ccl19'],
      pairs: 15,
    },
  }),
  run: async (frame, { outcome, predictors: names, chosen, cutoff, pairs, alpha, assumption }, { seed, workshop, signal, progress }) => {
    const { cases, response, predictors } = predictionData(frame, outcome, names, 20)
    const coded = indicatorPredictors(predictors)
    const each = Math.min(coded.names.length, chosen ?? mostChosen(coded.names.length, cutoff))
    const options = { seed, chosen: each, cutoff, pairs, alpha, assumption }
    const found = askModel(outcome, await selectStableIn(workshop, coded, response, options, { signal, progress }))
    const selected = ordered(found).filter((variable) => variable.selected)
    const list = sayList(selected.slice(0, 8).map(({ name, frequency }) => `${name} (${sayNumber(frequency, 'percent')})`))
    const more = selected.length > 8 ? ` and ${selected.length - 8} more` : ''
    return {
      ok: true,
      value: {
        counted: cases.counted,
        headline: `${outcome}: ${selected.length} of ${coded.names.length} predictors ${selected.length === 1 ? 'is' : 'are'} stable${selected.length === 0 ? '' : `: ${list}${more}`}; at most ${sayNumber(found.expectedFalse)} expected to be false.`,
        methods: `Predictors of ${outcome} among ${coded.names.length} candidates were chosen by stability selection: an elastic net (mixture ${alpha}) was fitted to ${found.halves} half samples of the ${found.n} patients in complementary pairs; predictors among the first ${each} of the path in at least ${sayNumber(cutoff, 'percent')} of them were selected. The bound on the expected number of false selections is ${assumption === 'none' ? "Meinshausen and Bühlmann's" : `Shah and Samworth's (${assumption})`}. Rows with a missing value were left out.`,
        tables: [
          {
            id: 'selection',
            title: 'How often each predictor is chosen',
            columns: [words('name', 'Predictor'), shares('frequency', 'Share of half samples'), words('selected', 'Selected')],
            rows: ordered(found).map((variable) => [variable.name, variable.frequency, variable.selected]),
          },
          {
            id: 'bound',
            title: 'Bound on false selections',
            columns: [words('quantity', 'Quantity'), numbers('value', 'Value')],
            rows: [
              ['Candidates', coded.names.length],
              ['Chosen in each half sample', each],
              ['Half samples', found.halves],
              ['Cut-off', cutoff],
              ['Selected', selected.length],
              ['Expected false selections, at most', found.expectedFalse],
            ],
            note: `Assumption: ${found.assumption}.`,
          },
        ],
        figures: [picture(outcome, found)],
        warnings: cases.warnings,
      },
    }
  },
})
