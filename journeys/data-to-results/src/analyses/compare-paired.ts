import { box } from '@dacryon/pictures'
import { completeCases, numericOf } from '@dacryon/stats/data'
import { isEstimable } from '@dacryon/stats/result'
import { testPairedMeans, testPairedSignedRank } from '@dacryon/stats/tests'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column } from '../column-fields.ts'
import { figure } from '../findings.ts'
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
    const means = ask(testPairedMeans(later.values, earlier.values, { level }))
    const ranks = ask(testPairedSignedRank(later.values, earlier.values, { level, distribution }))
    const changes = { name: 'change', values: later.values.map((value, row) => value - (earlier.values[row] as number)) }
    const inference = means.inference
    const [t, interval, p] = isEstimable(inference)
      ? [inference.statistic, inference.interval, inference.pValue]
      : [inference, inference, inference]
    const groups = [
      { name: before, values: earlier.values },
      { name: after, values: later.values },
    ]
    const comparison = `${after} minus ${before}`
    const said =
      primary === 't'
        ? `mean ${sayEstimate(means.estimate, interval)}, ${sayP(p)} (paired t test)`
        : `Hodges-Lehmann ${sayEstimate(ranks.location.estimate, ranks.location.interval)}, ${sayP(ranks.pValue)} (signed rank test)`
    const shownP = primary === 't' ? p : ranks.pValue
    return {
      ok: true,
      value: {
        counted: cases.counted,
        headline: `Change, ${comparison}, in ${means.n} subjects: ${said}.`,
        methods: `${after} was compared with ${before} in the subjects who had both by ${primary === 't' ? "the paired t test (primary) and Wilcoxon's signed rank test" : "Wilcoxon's signed rank test (primary) and the paired t test"}, two-sided, with ${sayLevel(level)} confidence intervals of the mean change and of the Hodges-Lehmann estimate; changes of zero were left out of the ranks.`,
        tables: [
          summaryTable([...groups, changes], later.unit),
          {
            id: 'change',
            title: 'Change',
            columns: [
              words('comparison', 'Comparison'),
              words('method', 'Method'),
              ...estimateColumns('Change', level, 'number', later.unit),
              numbers('statistic', 'Statistic'),
              counts('df', 'Degrees of freedom'),
              counts('used', 'Pairs used'),
            ],
            rows: [
              [comparison, means.method, ...estimateCells(means.estimate, interval, p), t, means.n - 1, means.n],
              [
                comparison,
                ranks.method,
                ...estimateCells(ranks.location.estimate, ranks.location.interval, ranks.pValue),
                ranks.statistic,
                null,
                ranks.used,
              ],
            ],
            note: 'The t test estimates the mean change, the signed rank test the median of the means of all pairs of changes (Hodges-Lehmann); its statistic V is the sum of the ranks of the rises. Two tests of one question: report the one chosen before.',
          },
        ],
        figures: [
          ...distributionFigure('changes', `Change: ${comparison}`, { ...later, name: `${after} minus ${before}` }, [changes], {
            value: 0,
            label: 'No change',
          }),
          figure('measurements', box, {
            title: pictureTitle(`${before} and ${after}`),
            value: axisOf({ ...later, name: 'Value' }),
            groups: groups.map(boxGroup),
            comparisons: before === after ? [] : [{ from: short(before), to: short(after), text: sayP(shownP) }],
          }),
        ],
        warnings: [...cases.warnings, ...means.warnings, ...ranks.warnings],
      },
    }
  },
})
