import type { Issue } from '@dacryon/core'
import { box } from '@dacryon/pictures'
import { computeAuc } from '@dacryon/stats/accuracy'
import { completeCases, factorOf, numericOf } from '@dacryon/stats/data'
import { isEstimable } from '@dacryon/stats/result'
import { type Adjustment, comparePairsByRanks, type Group, testGroupRanks, testRankSum } from '@dacryon/stats/tests'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column } from '../column-fields.ts'
import { figure, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { boxGroup } from '../kit/box-group.ts'
import { checkLevels } from '../kit/check-levels.ts'
import { estimateCells } from '../kit/estimate-cells.ts'
import { exampleTable } from '../kit/example-table.ts'
import { groupsOf } from '../kit/groups-of.ts'
import { counts, estimateColumns, numbers, pValues, words } from '../kit/result-columns.ts'
import { sayEstimate, sayLevel, sayNumber, sayP } from '../kit/say.ts'
import { axisOf, pictureTitle, short } from '../kit/short.ts'
import { summaryTable } from '../kit/summary-table.ts'
import { twoGroups } from '../kit/two-groups.ts'

type Distribution = 'auto' | 'exact' | 'asymptotic'

interface Compared {
  readonly tables: readonly ResultTable[]
  readonly warnings: readonly Issue[]
  readonly said: string
  readonly method: string
}

/** Two groups: the rank sum test, the shift, and the chance of superiority. */
const pair = (compared: Group, reference: Group, level: number, distribution: Distribution, unit: string | undefined): Compared => {
  const test = ask(testRankSum(compared.values, reference.values, { level, distribution }))
  const { estimate, interval } = test.location
  const chance = ask(
    computeAuc(
      {
        scores: [...compared.values, ...reference.values],
        cases: [...Array.from(compared.values, () => true), ...Array.from(reference.values, () => false)],
      },
      { level },
    ),
  )
  const comparison = `${compared.name} minus ${reference.name}`
  return {
    tables: [
      {
        id: 'shift',
        title: 'Shift of location',
        columns: [
          words('comparison', 'Comparison'),
          ...estimateColumns('Hodges-Lehmann shift', level, 'number', unit),
          numbers('w', 'W'),
          numbers('z', 'z'),
        ],
        rows: [[comparison, ...estimateCells(estimate, interval, test.pValue), test.statistic, test.z]],
        note: `${test.method}. The shift is the median of all differences between a value of ${compared.name} and one of ${reference.name}; W counts the pairs in which ${compared.name} is higher, ties half.`,
      },
      {
        id: 'superiority',
        title: 'Chance of a higher value',
        columns: [
          words('comparison', 'Comparison'),
          numbers('superiority', 'Chance (AUC)'),
          numbers('low', `Low, ${sayLevel(level)} CI`),
          numbers('high', `High, ${sayLevel(level)} CI`),
          numbers('rank-biserial', 'Rank-biserial correlation'),
        ],
        rows: [
          [
            `${compared.name} higher than ${reference.name}`,
            ...estimateCells(chance.auc, chance.interval, null).slice(0, 3),
            test.rankBiserial,
          ],
        ],
        note: `${chance.method}. 0.5: neither tends to be higher.`,
      },
    ],
    warnings: [...test.warnings, ...chance.warnings],
    said: `${comparison}: shift ${sayEstimate(estimate, interval)}, ${sayP(test.pValue)}; a value of ${compared.name} is higher with a chance of ${sayEstimate(chance.auc, chance.interval)}`,
    method: `${test.method.replace(/^Wilcoxon rank sum/, "Wilcoxon's rank sum test (Mann-Whitney)")}, with the Hodges-Lehmann shift and the chance of a higher value (area under the ROC curve)`,
  }
}

/** Several groups: Kruskal and Wallis, then every pair with adjusted P values. */
const several = (
  groups: readonly Group[],
  adjustment: Adjustment,
  distribution: Distribution,
  level: number,
  unit: string | undefined,
): Compared => {
  const test = ask(testGroupRanks(groups))
  const pairs = ask(comparePairsByRanks(groups, adjustment, { distribution, level }))
  const { inference } = test
  return {
    tables: [
      {
        id: 'overall',
        title: 'All groups together',
        columns: [
          words('method', 'Method'),
          numbers('h', 'H'),
          counts('df', 'Degrees of freedom'),
          pValues('p', 'P'),
          numbers('epsilon-squared', 'ε²'),
        ],
        rows: [
          [
            test.method,
            isEstimable(inference) ? inference.statistic : inference,
            groups.length - 1,
            isEstimable(inference) ? inference.pValue : inference,
            test.epsilonSquared,
          ],
        ],
      },
      {
        id: 'pairs',
        title: 'All pairs',
        columns: [
          words('comparison', 'Comparison'),
          numbers('shift', 'Hodges-Lehmann shift', unit),
          pValues('p', 'P, adjusted'),
          pValues('raw-p', 'P, not adjusted'),
        ],
        rows: pairs.comparisons.map(({ first, second, shift, pValue, rawP }) => [`${first} minus ${second}`, shift, pValue, rawP]),
        note: `${pairs.method}; the family is all pairs of this table.`,
      },
    ],
    warnings: [...test.warnings, ...pairs.warnings],
    said: `Ranks of the ${groups.length} groups differ with ${isEstimable(inference) ? `H = ${sayNumber(inference.statistic)}, ` : ''}${sayP(isEstimable(inference) ? inference.pValue : inference)} (Kruskal-Wallis)`,
    method: `the rank test of Kruskal and Wallis, and all pairs by Wilcoxon's rank sum test with the Hodges-Lehmann shift, P values ${adjustment === 'none' ? 'not adjusted' : `adjusted (${adjustment})`}`,
  }
}

/** Ranks compared between groups. */
export const compareRanks = analysis({
  id: 'compare-ranks',
  title: 'Ranks compared',
  group: 'compare',
  question: 'Does a measurement tend to be higher in one group than in another?',
  summary: `Two groups: Wilcoxon's rank sum test (Mann and Whitney), with the Hodges-Lehmann shift and the chance that a subject of the compared
group has the higher value (the area under the ROC curve). Three or more: the test of Kruskal and Wallis, and all pairs with adjusted P values.

Assumes independent subjects. It compares medians only where the groups have one shape; where shapes differ, read the chance of a higher value. The
shift is compared minus reference. Small samples without ties are tested exactly.`,
  citations: [
    {
      title: 'On a test of whether one of two random variables is stochastically larger than the other',
      authors: 'Mann HB, Whitney DR',
      year: 1947,
      where: 'Ann Math Stat 18:50-60',
      doi: '10.1214/aoms/1177730491',
    },
    {
      title: 'Estimates of location based on rank tests',
      authors: 'Hodges JL, Lehmann EL',
      year: 1963,
      where: 'Ann Math Stat 34:598-611',
      doi: '10.1214/aoms/1177704172',
    },
    {
      title: 'Use of ranks in one-criterion variance analysis',
      authors: 'Kruskal WH, Wallis WA',
      year: 1952,
      where: 'J Am Stat Assoc 47:583-621',
      doi: '10.1080/01621459.1952.10483441',
    },
    {
      title: 'Comparing the areas under two or more correlated receiver operating characteristic curves: a nonparametric approach',
      authors: 'DeLong ER, DeLong DM, Clarke-Pearson DL',
      year: 1988,
      where: 'Biometrics 44:837-845',
      doi: '10.2307/2531595',
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
    adjustment: z
      .enum(['holm', 'hochberg', 'hommel', 'bonferroni', 'bh', 'by', 'none'])
      .default('holm')
      .describe('Adjustment of the P values of all pairs, when there are three groups or more'),
    distribution: z
      .enum(['auto', 'exact', 'asymptotic'])
      .default('auto')
      .describe('Distribution of the rank sum: exact for small groups without ties, or always exact, or always normal'),
    level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level'),
  }),
  example: () => ({
    csv: exampleTable('compare-ranks', ['arm', 'clinessdai'], 64, (random, at) => [
      at % 2 === 0 ? 'active' : 'placebo',
      random.bernoulli(0.04) ? null : Math.round(Math.exp(random.normal(at % 2 === 0 ? 1.5 : 1.9, 0.6))),
    ]),
    options: { outcome: 'clinessdai', group: 'arm', reference: 'placebo' },
  }),
  run: (frame, { outcome, group, reference, adjustment, distribution, level }) => {
    const cases = ask(completeCases(frame, [outcome, group]))
    const [values, by] = [ask(numericOf(cases.frame, outcome)), ask(factorOf(cases.frame, group))]
    checkLevels([by])
    const groups = groupsOf(values, by)
    const two = groups.length === 2 ? twoGroups(by, reference) : undefined
    const [compared, other] = two === undefined ? [] : [groups[two.compared], groups[two.reference]]
    const found =
      compared !== undefined && other !== undefined
        ? pair(compared, other, level, distribution, values.unit)
        : several(groups, adjustment, distribution, level, values.unit)
    return {
      ok: true,
      value: {
        counted: cases.counted,
        headline: `${outcome}. ${found.said}.`,
        methods: `${outcome} was compared between the groups of ${group} by ${found.method}, two-sided${two === undefined ? '' : `, with ${sayLevel(level)} confidence intervals`}. Rows without a value or a group were left out.`,
        tables: [summaryTable(groups, values.unit), ...found.tables],
        figures: [
          figure('groups', box, {
            title: pictureTitle(`${outcome} by ${group}`),
            value: axisOf(values),
            group: short(group),
            groups: groups.slice(0, 40).map(boxGroup),
          }),
        ],
        warnings: [...cases.warnings, ...found.warnings],
      },
    }
  },
})
