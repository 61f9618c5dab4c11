import type { Outcome } from '@dacryon/core'
import type { Frame } from '@dacryon/stats/data'
import {
  computeExactPowerProportions,
  computePowerProportions,
  computeSampleSizeProportions,
  type ProportionFormula,
  type SampleSize,
} from '@dacryon/stats/design'
import { type Estimable, notEstimable } from '@dacryon/stats/result'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import type { Findings, ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { designFields, noRows, powerFigure, sizesAround } from '../kit/design-fields.ts'
import { counts, numbers, shares, words } from '../kit/result-columns.ts'
import { sayNumber, sayShare } from '../kit/say.ts'
import { sayArms, sayDesign, twoArms } from '../kit/two-arms.ts'

const formulaNames: Readonly<Record<ProportionFormula, string>> = {
  pooled: 'the normal approximation with the pooled variance under the null hypothesis',
  unpooled: 'the normal approximation with unpooled variances',
  continuity: "the normal approximation with the pooled variance and Fleiss' continuity correction",
  arcsine: 'the arcsine transformation',
}

const options = z.object({
  referenceRate: z.number().gt(0).lt(1).describe('Response rate of the reference arm, from 0 to 1'),
  comparedRate: z.number().gt(0).lt(1).describe('Response rate of the compared arm'),
  ...designFields,
  formula: z.enum(['pooled', 'unpooled', 'continuity', 'arcsine']).default('pooled').describe('Formula'),
})

type Asked = z.output<typeof options>

const ratesOf = ({ referenceRate, comparedRate, ratio }: Asked) => ({ p1: referenceRate, p2: comparedRate, ratio })

const waysOf = ({ sides }: Asked) => (sides === 'two' ? 2 : 1)

/** Power of the pooled z test by the size of the reference arm. */
const powerAt =
  (asked: Asked) =>
  (n: number): number =>
    ask(computePowerProportions(ratesOf(asked), n, asked.alpha, waysOf(asked)))

/** One-sided exact power counts a higher first rate: the higher of the two stands first. */
const exactPower = (asked: Asked, size: SampleSize, test: 'z' | 'fisher'): Estimable => {
  const { n1, n2 } = twoArms(size)
  if (n1 + n2 > 500) return notEstimable('too-large', 'Exact power is computed up to 500 patients.')
  const { alpha, referenceRate: p1, comparedRate: p2 } = asked
  const arms = p1 > p2 ? { n1, n2, p1, p2 } : { n1: n2, n2: n1, p1: p2, p2: p1 }
  return ask(computeExactPowerProportions({ ...arms, alpha, test, sides: waysOf(asked) }))
}

const sizesTable = ({ referenceRate, comparedRate }: Asked, size: SampleSize): ResultTable => {
  const { n1, n2, r1, r2 } = twoArms(size)
  return {
    id: 'sizes',
    title: 'Patients',
    columns: [words('arm', 'Arm'), shares('rate', 'Response rate'), counts('n', 'n analysed'), counts('recruited', 'n recruited')],
    rows: [
      ['reference', referenceRate, n1, r1],
      ['compared', comparedRate, n2, r2],
      ['both', null, n1 + n2, r1 + r2],
    ],
    note: `${size.method}; before rounding ${sayNumber(size.n)} in the reference arm.`,
  }
}

const powerTable = (asked: Asked, size: SampleSize): ResultTable => ({
  id: 'power-at-size',
  title: 'Power at this size',
  columns: [words('test', 'Test'), shares('power', 'Power')],
  rows: [
    ['pooled z test, approximation', powerAt(asked)(twoArms(size).n1)],
    ['pooled z test, exact', exactPower(asked, size, 'z')],
    ["Fisher's exact test", exactPower(asked, size, 'fisher')],
  ],
})

const curveTable = (asked: Asked, sizes: readonly number[]): ResultTable => ({
  id: 'power-curve',
  title: 'Power over size',
  columns: [counts('n', 'Patients in the reference arm'), numbers('n2', 'In the compared arm'), shares('power', 'Power')],
  rows: sizes.map((n) => [n, Math.ceil(n * asked.ratio), powerAt(asked)(n)]),
  note: 'Pooled z test, normal approximation.',
})

const run = (_: Frame, asked: Asked): Outcome<Findings> => {
  const { referenceRate, comparedRate, alpha, power, sides, dropout, formula } = asked
  const size = ask(computeSampleSizeProportions(ratesOf(asked), { alpha, power, sides: waysOf(asked), dropout }, formula))
  const sizes = sizesAround(twoArms(size).n1)
  const rates = `${sayShare(comparedRate)} against ${sayShare(referenceRate)}`
  const subtitle = `${rates}, ${sides}-sided level ${alpha}`
  return {
    ok: true,
    value: {
      counted: noRows,
      headline: `${sayArms(size, asked)} to tell ${sayShare(comparedRate)} from ${sayShare(referenceRate)}.`,
      methods: `The sample size was computed for the difference of two proportions, ${rates}, by ${formulaNames[formula]}, ${sayDesign(asked)}`,
      tables: [sizesTable(asked, size), powerTable(asked, size), curveTable(asked, sizes)],
      figures: [powerFigure('Power over size', subtitle, power, sizes, [{ label: 'Pooled z test', powerAt: powerAt(asked) }])],
      warnings: [],
    },
  }
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
  options,
  example: () => ({ csv: '', options: { referenceRate: 0.25, comparedRate: 0.45, power: 0.9, dropout: 0.1 } }),
  run,
})
