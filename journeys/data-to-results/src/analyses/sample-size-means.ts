import { computePowerMeans, computeSampleSizeMeans } from '@dacryon/stats/design'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { ask } from '../kit/ask.ts'
import { designFields, noRows, powerFigure, sizesAround } from '../kit/design-fields.ts'
import { counts, shares, words } from '../kit/result-columns.ts'
import { sayNumber, sayShare } from '../kit/say.ts'
import { sayArms, sayDesign, twoArms } from '../kit/two-arms.ts'

/** Sample size for two means. */
export const sampleSizeMeans = analysis({
  id: 'sample-size-means',
  title: 'Sample size for two means',
  group: 'plan',
  question: 'How many patients does a trial need to show a difference of means?',
  summary: `Patients in each arm for a t test by the non-central t distribution, rounded up and then inflated for those expected to be lost, with the power
over the size. Where the baseline value will be a covariate, its correlation with the outcome makes the trial smaller (analysis of covariance).

Assumes roughly normal values of one standard deviation. The standard deviation is a guess: see the curves for one that is a fifth larger.`,
  citations: [
    {
      title: 'Statistical Power Analysis for the Behavioral Sciences, 2nd edition',
      authors: 'Cohen J',
      year: 1988,
      where: 'Lawrence Erlbaum',
    },
    {
      title: 'A simple sample size formula for analysis of covariance in randomized clinical trials',
      authors: 'Borm GF, Fransen J, Lemmens WAJG',
      year: 2007,
      where: 'J Clin Epidemiol 60:1234-1238',
      doi: '10.1016/j.jclinepi.2007.02.006',
    },
  ],
  needsData: false,
  options: z.object({
    difference: z.number().min(-1e9).max(1e9).describe('Difference of means to be shown'),
    sd: z.number().positive().max(1e9).describe('Standard deviation in each arm'),
    correlation: z.number().min(0).lt(1).default(0).describe('Correlation of baseline and outcome, when baseline will be a covariate'),
    ...designFields,
  }),
  example: () => ({ csv: '', options: { difference: 1.5, sd: 3.5, correlation: 0.5, power: 0.9, dropout: 0.1 } }),
  run: (_frame, asked) => {
    const { difference, sd, correlation, alpha, power, sides, ratio, dropout } = asked
    const way = sides === 'two' ? 2 : 1
    const left = sd * Math.sqrt(1 - correlation ** 2)
    const delta = Math.abs(difference)
    const size = ask(computeSampleSizeMeans({ delta, sd: left, ratio }, { alpha, power, sides: way, dropout }))
    const { n1, n2, r1, r2 } = twoArms(size)
    const at = (spread: number) => (n: number) => ask(computePowerMeans({ delta, sd: spread, ratio }, n, alpha, way))
    const sizes = sizesAround(n1)
    return {
      ok: true,
      value: {
        counted: noRows,
        headline: `${sayArms(size, asked)} to show a difference of ${sayNumber(difference)} at a standard deviation of ${sayNumber(sd)}.`,
        methods: `The sample size was computed for a difference of means of ${sayNumber(difference)} with a standard deviation of ${sayNumber(sd)} by the non-central t distribution${correlation === 0 ? '' : `, with the residual standard deviation ${sayNumber(left)} of an analysis of covariance (correlation with baseline ${correlation})`}, ${sayDesign(asked)}`,
        tables: [
          {
            id: 'sizes',
            title: 'Patients',
            columns: [words('arm', 'Arm'), counts('n', 'n analysed'), counts('recruited', 'n recruited')],
            rows: [
              ['reference', n1, r1],
              ['compared', n2, r2],
              ['both', n1 + n2, r1 + r2],
            ],
            note: `${size.method}; power at this size ${sayShare(at(left)(n1))}.`,
          },
          {
            id: 'power-curve',
            title: 'Power over size',
            columns: [
              counts('n', 'Patients in the reference arm'),
              shares('power', 'Power'),
              shares('power_larger_sd', 'Power, standard deviation a fifth larger'),
            ],
            rows: sizes.map((n) => [n, at(left)(n), at(1.2 * left)(n)]),
          },
        ],
        figures: [
          powerFigure('Power over size', `Difference ${sayNumber(difference)}, ${sides}-sided level ${alpha}`, power, sizes, [
            { label: `Standard deviation ${sayNumber(sd)}`, powerAt: at(left) },
            { label: `Standard deviation ${sayNumber(1.2 * sd)}`, powerAt: at(1.2 * left) },
          ]),
        ],
        warnings: [],
      },
    }
  },
})
