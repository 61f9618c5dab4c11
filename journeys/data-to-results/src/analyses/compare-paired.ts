import { box } from '@dacryon/pictures'
import { completeCases, type NumericColumn, numericOf } from '@dacryon/stats/data'
import { isEstimable } from '@dacryon/stats/result'
import { type Group, type MeanTest, type SignedRankTest, testPairedMeans, testPairedSignedRank } from '@dacryon/stats/tests'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column } from '../column-fields.ts'
import { type Figure, figure, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { boxGroup } from '../kit/box-group.ts'
import { checkRows } from '../kit/check-rows.ts'
import { distributionFigure } from '../kit/distribution-figure.ts'
import { estimateCells } from '../kit/estimate-cells.ts'
import { exampleTable } from '../kit/example-table.ts'
import { counts, estimateColumns, numbers, words } from '../kit/result-columns.ts'
import { sayEstimate, sayLevel, sayP } from '../kit/say.ts'
import { axisOf, pictureTitle, short } from '../kit/short.ts'
import { summaryTable } from '../kit/summary-table.ts'

/** What the two tests found, under the words of the change. */
interface Change {
  readonly comparison: string
  readonly primary: 't' | 'signed-rank'
  readonly means: MeanTest
  readonly ranks: SignedRankTest
}

const inferenceOf = ({ inference }: MeanTest) =>
  isEstimable(inference)
    ? { t: inference.statistic, interval: inference.interval, p: inference.pValue }
    : { t: inference, interval: inference, p: inference }

const changeTable = ({ comparison, means, ranks }: Change, level: number, unit: string | undefined): ResultTable => {
  const { t, interval, p } = inferenceOf(means)
  const { estimate, interval: shiftInterval } = ranks.location
  return {
    id: 'change',
    title: 'Change',
    columns: [
      words('comparison', 'Comparison'),
      words('method', 'Method'),
      ...estimateColumns('Change', level, 'number', unit),
      numbers('statistic', 'Statistic'),
      counts('df', 'Degrees of freedom'),
      counts('used', 'Pairs used'),
    ],
    rows: [
      [comparison, means.method, ...estimateCells(means.estimate, interval, p), t, means.n - 1, means.n],
      [comparison, ranks.method, ...estimateCells(estimate, shiftInterval, ranks.pValue), ranks.statistic, null, ranks.used],
    ],
    note: 'The t test estimates the mean change, the signed rank test the median of the means of all pairs of changes (Hodges-Lehmann); its statistic V is the sum of the ranks of the rises. Two tests of one question: report the one chosen before.',
  }
}

const headlineOf = ({ comparison, primary, means, ranks }: Change): string => {
  const { interval, p } = inferenceOf(means)
  const said =
    primary === 't'
      ? `mean ${sayEstimate(means.estimate, interval)}, ${sayP(p)} (paired t test)`
      : `Hodges-Lehmann ${sayEstimate(ranks.location.estimate, ranks.location.interval)}, ${sayP(ranks.pValue)} (signed rank test)`
  return `Change, ${comparison}, in ${means.n} subjects: ${said}.`
}

const methodsOf = (after: string, before: string, primary: Change['primary'], level: number): string =>
  `${after} was compared with ${before} in the subjects who had both by ${primary === 't' ? "the paired t test (primary) and Wilcoxon's signed rank test" : "Wilcoxon's signed rank test (primary) and the paired t test"}, two-sided, with ${sayLevel(level)} confidence intervals of the mean change and of the Hodges-Lehmann estimate; changes of zero were left out of the ranks.`

/** The changes by themselves, and both measurements side by side. */
const pictures = (
  { comparison, primary, means, ranks }: Change,
  earlier: NumericColumn,
  later: NumericColumn,
  changes: Group,
): readonly Figure[] => {
  const [before, after] = [earlier.name, later.name]
  const p = primary === 't' ? inferenceOf(means).p : ranks.pValue
  return [
    ...distributionFigure('changes', `Change: ${comparison}`, { ...later, name: comparison }, [changes], { value: 0, label: 'No change' }),
    figure('measurements', box, {
      title: pictureTitle(`${before} and ${after}`),
      value: axisOf({ ...later, name: 'Value' }),
      groups: [earlier, later].map(boxGroup),
      comparisons: before === after ? [] : [{ from: short(before), to: short(after), text: sayP(p) }],
    }),
  ]
}

/** Two measurements of the same subjects compared. */
export const comparePaired = analysis({
  id: 'compare-paired',
  title: 'Two measurements of the same subjects compared',
  group: 'compare',
  question: 'Did a measurement change between two visits of the same subjects?',
  summary: `The mean change, after minus before, by the paired t test, and beside it Wilcoxon's signed rank test with the Hodges-Lehmann estimate
of the change. Choose the primary one before looking; the t test is the default.

Assumes one pair a subject and independent subjects; the t test that the changes are roughly normal, the signed rank test that they are symmetric. A
change without a control group shows regression to the mean and the course of the disease too. Subjects without one of the two values are left out.`,
  citations: [
    { title: 'The probable error of a mean', authors: 'Student', year: 1908, where: 'Biometrika 6:1-25', doi: '10.1093/biomet/6.1.1' },
    {
      title: 'Individual comparisons by ranking methods',
      authors: 'Wilcoxon F',
      year: 1945,
      where: 'Biometrics Bull 1:80-83',
      doi: '10.2307/3001968',
    },
  ],
  options: z.object({
    after: column('numeric', 'Measurement after, or the one to compare'),
    before: column('numeric', 'Measurement before, or the one to compare with'),
    primary: z.enum(['t', 'signed-rank']).default('t').describe('Test that the first sentence reports'),
    distribution: z
      .enum(['auto', 'exact', 'asymptotic'])
      .default('auto')
      .describe('Distribution of the signed rank: exact below 50 pairs without ties, or always exact, or always normal'),
    level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level'),
  }),
  example: () => ({
    csv: exampleTable('compare-paired', ['esspri_baseline', 'esspri_week24'], 45, (random) => {
      const before = random.normal(6.1, 1.6)
      return [before, random.bernoulli(0.1) ? null : before + random.normal(-0.8, 1.3)]
    }),
    options: { after: 'esspri_week24', before: 'esspri_baseline' },
  }),
  run: (frame, { after, before, primary, distribution, level }) => {
    const cases = ask(completeCases(frame, [after, before]))
    checkRows(cases.frame.rows, 2, [...new Set([after, before])])
    const [later, earlier] = [ask(numericOf(cases.frame, after)), ask(numericOf(cases.frame, before))]
    const change: Change = {
      comparison: `${after} minus ${before}`,
      primary,
      means: ask(testPairedMeans(later.values, earlier.values, { level })),
      ranks: ask(testPairedSignedRank(later.values, earlier.values, { level, distribution })),
    }
    const changes = { name: 'change', values: later.values.map((value, row) => value - (earlier.values[row] as number)) }
    return {
      ok: true,
      value: {
        counted: cases.counted,
        headline: headlineOf(change),
        methods: methodsOf(after, before, primary, level),
        tables: [summaryTable([earlier, later, changes], later.unit), changeTable(change, level, later.unit)],
        figures: pictures(change, earlier, later, changes),
        warnings: [...cases.warnings, ...change.means.warnings, ...change.ranks.warnings],
      },
    }
  },
})
