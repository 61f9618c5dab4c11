import { box } from '@dacryon/pictures'
import { completeCases, factorOf, numericOf } from '@dacryon/stats/data'
import { isEstimable } from '@dacryon/stats/result'
import { compareAllPairs, computeStandardisedDifference, type Group, testGroupMeansWelch, testMeansWelch } from '@dacryon/stats/tests'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column } from '../column-fields.ts'
import { figure, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { boxGroup } from '../kit/box-group.ts'
import { estimateCells } from '../kit/estimate-cells.ts'
import { exampleTable } from '../kit/example-table.ts'
import { groupsOf } from '../kit/groups-of.ts'
import { estimateColumns, numbers, words } from '../kit/result-columns.ts'
import { sayEstimate, sayLevel, sayP } from '../kit/say.ts'
import { summaryTable } from '../kit/summary-table.ts'
import { twoGroups } from '../kit/two-groups.ts'

/** Two groups: Welch's difference with its interval and effect size. */
const pair = (compared: Group, reference: Group, level: number, unit: string | undefined) => {
  const test = ask(testMeansWelch(compared.values, reference.values, { level }))
  const effect = ask(computeStandardisedDifference(compared.values, reference.values))
  const { inference } = test
  const interval = isEstimable(inference) ? inference.interval : inference
  const p = isEstimable(inference) ? inference.pValue : inference
  const table: ResultTable = {
    id: 'difference',
    title: 'Difference of means',
    columns: [words('comparison', 'Comparison'), ...estimateColumns('Difference', level, 'number', unit), numbers('g', 'Hedges g')],
    rows: [[`${compared.name} minus ${reference.name}`, ...estimateCells(test.estimate, interval, p), effect.hedgesG]],
    note: test.method,
  }
  return {
    table,
    warnings: test.warnings,
    said: `${compared.name} minus ${reference.name}: ${sayEstimate(test.estimate, interval)}, ${sayP(p)}.`,
  }
}

/** Several groups: Welch's analysis of variance, then every pair with one error rate. */
const several = (groups: readonly Group[], level: number, unit: string | undefined) => {
  const test = ask(testGroupMeansWelch(groups))
  const pairs = ask(compareAllPairs(groups, level))
  const p = isEstimable(test.inference) ? test.inference.pValue : test.inference
  const table: ResultTable = {
    id: 'pairs',
    title: 'Differences of all pairs',
    columns: [words('comparison', 'Comparison'), ...estimateColumns('Difference', level, 'number', unit)],
    rows: pairs.comparisons.map(({ first, second, estimate, inference }) => [
      `${first} minus ${second}`,
      ...estimateCells(
        estimate,
        isEstimable(inference) ? inference.interval : inference,
        isEstimable(inference) ? inference.pValue : inference,
      ),
    ]),
    note: `${pairs.method}: intervals hold together, P values are adjusted for the family.`,
  }
  return {
    table,
    warnings: [...test.warnings, ...pairs.warnings],
    said: `The means of the ${groups.length} groups: ${sayP(p)} (Welch's analysis of variance).`,
  }
}

/** Means compared between groups. */
export const compareMeans = analysis({
  id: 'compare-means',
  title: 'Means compared',
  group: 'compare',
  question: 'Do the means of a measurement differ between groups?',
  summary: `Two groups: the difference of means by Welch's t test, which does not assume equal variances, with Hedges g. Three or more: Welch's analysis
of variance and all pairs by Tukey and Kramer.

Assumes independent subjects and means that are roughly normal; for small and skewed samples see compare-ranks. The difference is compared minus
reference.`,
  citations: [
    {
      title: "The generalization of 'Student's' problem when several different population variances are involved",
      authors: 'Welch BL',
      year: 1947,
      where: 'Biometrika 34:28-35',
      doi: '10.1093/biomet/34.1-2.28',
    },
    {
      title: 'On the comparison of several mean values: an alternative approach',
      authors: 'Welch BL',
      year: 1951,
      where: 'Biometrika 38:330-336',
      doi: '10.1093/biomet/38.3-4.330',
    },
  ],
  options: z.object({
    outcome: column('numeric', 'Measurement to compare'),
    group: column('factor', 'Groups'),
    reference: z
      .string()
      .min(1)
      .exactOptional()
      .describe('Group to compare with, when there are two; the first of the alphabet when absent'),
    level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level'),
  }),
  example: () => ({
    csv: exampleTable('compare-means', ['arm', 'esspri'], 60, (random, at) => [
      at % 2 === 0 ? 'active' : 'placebo',
      random.bernoulli(0.05) ? null : random.normal(at % 2 === 0 ? 4.8 : 5.9, 1.7),
    ]),
    options: { outcome: 'esspri', group: 'arm', reference: 'placebo' },
  }),
  run: (frame, { outcome, group, reference, level }) => {
    const cases = ask(completeCases(frame, [outcome, group]))
    const [values, by] = [ask(numericOf(cases.frame, outcome)), ask(factorOf(cases.frame, group))]
    const groups = groupsOf(values, by)
    const two = groups.length === 2 ? twoGroups(by, reference) : undefined
    const [compared, other] = two === undefined ? [] : [groups[two.compared], groups[two.reference]]
    const found =
      compared !== undefined && other !== undefined ? pair(compared, other, level, values.unit) : several(groups, level, values.unit)
    return {
      ok: true,
      value: {
        counted: cases.counted,
        headline: `${outcome}. ${found.said}`,
        methods: `Means of ${outcome} were compared between the groups of ${group} ${groups.length === 2 ? "by Welch's t test" : "by Welch's analysis of variance, and all pairs by the method of Tukey and Kramer"}, two-sided, with ${sayLevel(level)} confidence intervals. Rows without a value or a group were left out.`,
        tables: [summaryTable(groups, values.unit), found.table],
        figures: [
          figure('groups', box, {
            title: `${outcome} by ${group}`,
            value: { label: outcome, ...(values.unit !== undefined && { unit: values.unit }) },
            group,
            groups: groups.slice(0, 40).map(boxGroup),
          }),
        ],
        warnings: [...cases.warnings, ...found.warnings],
      },
    }
  },
})
