import {
  computeExactPowerProportions,
  computePowerProportions,
  computeSampleSizeProportions,
  type ProportionFormula,
} from '@dacryon/stats/design'
import { notEstimable } from '@dacryon/stats/result'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { ask } from '../kit/ask.ts'
import { designFields, noRows, powerFigure, sizesAround } from '../kit/design-fields.ts'
import { counts, numbers, shares, words } from '../kit/result-columns.ts'
import { sayNumber } from '../kit/say.ts'

const formulaNames: Readonly<Record<ProportionFormula, string>> = {
  pooled: 'the normal approximation with the pooled variance under the null hypothesis',
  unpooled: 'the normal approximation with unpooled variances',
  continuity: "the normal approximation with the pooled variance and Fleiss' continuity correction",
  arcsine: 'the arcsine transformation',
}

/** Sample size for two proportions. */
export const sampleSizeProportions = analysis({
  id: 'sample-size-proportions',
  title: 'Sample size for two proportions',
  group: 'plan',
  question: 'How many patients does a trial need to tell two response rates apart?',
  summary: `Patients in each arm by the pooled formula (default), rounded up and then inflated for those expected to be lost; the power over the size; and
the exact power of the z test and of Fisher's test at that size.

The difference should be the smallest that matters, not the one hoped for. Small arms and rates near 0 or 1: look at the exact power. The curve of
power is that of the pooled z test.`,
  citations: [
    {
      title: 'Statistical Methods for Rates and Proportions, 3rd edition',
      authors: 'Fleiss JL, Levin B, Paik MC',
      year: 2003,
      where: 'Wiley, chapter 4',
    },
  ],
  needsData: false,
  options: z.object({
    referenceRate: z.number().gt(0).lt(1).describe('Response rate of the reference arm, from 0 to 1'),
    comparedRate: z.number().gt(0).lt(1).describe('Response rate of the compared arm'),
    ...designFields,
    formula: z.enum(['pooled', 'unpooled', 'continuity', 'arcsine']).default('pooled').describe('Formula'),
  }),
  example: () => ({ csv: '', options: { referenceRate: 0.25, comparedRate: 0.45, power: 0.9, dropout: 0.1 } }),
  run: (_frame, { referenceRate, comparedRate, alpha, power, sides, ratio, dropout, formula }) => {
    const rates = { p1: referenceRate, p2: comparedRate, ratio }
    const way = sides === 'two' ? 2 : 1
    const size = ask(computeSampleSizeProportions(rates, { alpha, power, sides: way, dropout }, formula))
    const [n1 = 0, n2 = 0] = size.groups
    const [r1 = 0, r2 = 0] = size.recruited
    const large = n1 + n2 > 500
    // One-sided exact power counts a higher first rate: the higher of the two stands first.
    const [first, second] =
      referenceRate > comparedRate
        ? [
            { n: n1, p: referenceRate },
            { n: n2, p: comparedRate },
          ]
        : [
            { n: n2, p: comparedRate },
            { n: n1, p: referenceRate },
          ]
    const exact = (test: 'z' | 'fisher') =>
      large
        ? notEstimable('too-large', 'Exact power is computed up to 500 patients.')
        : ask(computeExactPowerProportions({ n1: first.n, n2: second.n, p1: first.p, p2: second.p, alpha, test, sides: way }))
    const at = (n: number): number => ask(computePowerProportions(rates, n, alpha, way))
    const percent = (share: number): string => sayNumber(share, 'percent')
    return {
      ok: true,
      value: {
        counted: noRows,
        headline: `${n1} patients in the reference arm and ${n2} in the compared arm${dropout === 0 ? '' : ` (${r1} and ${r2} recruited, with ${percent(dropout)} lost)`} give ${percent(power)} power to tell ${percent(comparedRate)} from ${percent(referenceRate)}.`,
        methods: `The sample size was computed for the difference of two proportions, ${percent(comparedRate)} against ${percent(referenceRate)}, by ${formulaNames[formula]}, with a ${sides}-sided level of ${alpha}, a power of ${percent(power)} and an allocation of 1:${ratio}${dropout === 0 ? '' : `; sizes were divided by ${1 - dropout} for an expected loss of ${percent(dropout)}`}. Each arm was rounded up.`,
        tables: [
          {
            id: 'sizes',
            title: 'Patients',
            columns: [words('arm', 'Arm'), shares('rate', 'Response rate'), counts('n', 'n analysed'), counts('recruited', 'n recruited')],
            rows: [
              ['reference', referenceRate, n1, r1],
              ['compared', comparedRate, n2, r2],
              ['both', null, n1 + n2, r1 + r2],
            ],
            note: `${size.method}; before rounding ${sayNumber(size.n)} in the reference arm.`,
          },
          {
            id: 'power-at-size',
            title: 'Power at this size',
            columns: [words('test', 'Test'), shares('power', 'Power')],
            rows: [
              ['pooled z test, approximation', at(n1)],
              ['pooled z test, exact', exact('z')],
              ["Fisher's exact test", exact('fisher')],
            ],
          },
          {
            id: 'power-curve',
            title: 'Power over size',
            columns: [counts('n', 'Patients in the reference arm'), numbers('n2', 'In the compared arm'), shares('power', 'Power')],
            rows: sizesAround(n1).map((n) => [n, Math.ceil(n * ratio), at(n)]),
            note: 'Pooled z test, normal approximation.',
          },
        ],
        figures: [
          powerFigure(
            'Power over size',
            `${percent(comparedRate)} against ${percent(referenceRate)}, ${sides}-sided level ${alpha}`,
            power,
            sizesAround(n1),
            [{ label: 'Pooled z test', powerAt: at }],
          ),
        ],
        warnings: [],
      },
    }
  },
})
