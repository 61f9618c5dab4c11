import { forest } from '@dacryon/pictures'
import { completeCases, dropUnusedLevels, type Frame, factorOf, numericOf, takeRows } from '@dacryon/stats/data'
import { isEstimable } from '@dacryon/stats/result'
import {
  type CountedDifference,
  computeArmDifference,
  computeSubgroupForest,
  type SubgroupForest,
  type TrialRows,
  testInteraction,
} from '@dacryon/stats/subgroups'
import { adjustP } from '@dacryon/stats/tests'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column, columns, optionalColumns } from '../column-fields.ts'
import { type Cell, type Figure, figure, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { estimateCells } from '../kit/estimate-cells.ts'
import { exampleTable } from '../kit/example-table.ts'
import { counts, numbers, pValues, words } from '../kit/result-columns.ts'
import { sayEstimate, sayLevel, sayList, sayP } from '../kit/say.ts'
import { axisOf, pictureTitle, short } from '../kit/short.ts'
import { twoGroups } from '../kit/two-groups.ts'
import { shownCell } from '../shown.ts'

interface Question {
  readonly outcome: string
  readonly arm: string
  readonly adjustment: readonly string[]
  readonly level: number
}

const moderate = (frame: Frame, trial: TrialRows, moderator: string, { outcome, arm, adjustment, level }: Question) => {
  const { factor } = dropUnusedLevels(ask(factorOf(frame, moderator)))
  const labels = Array.from(factor.codes, (code) => factor.levels[code] ?? '')
  const interaction = testInteraction(frame, {
    outcome,
    treatment: arm,
    moderator,
    adjustment: adjustment.filter((name) => name !== moderator),
  })
  return {
    moderator,
    missing: factor.codes.filter((code) => code < 0).length,
    rows: ask(computeSubgroupForest(trial, labels, factor.levels, level)),
    interaction: interaction.ok ? interaction.value : undefined,
    issues: interaction.ok ? [] : interaction.issues,
  }
}

type Moderated = ReturnType<typeof moderate>

const effectCells = ({ difference }: CountedDifference): readonly Cell[] => {
  const [estimate, low, high] = isEstimable(difference)
    ? estimateCells(difference.estimate, difference.interval, null)
    : [difference, difference, difference]
  return [estimate ?? null, low ?? null, high ?? null]
}

const effectTable = (overall: CountedDifference, found: readonly Moderated[], level: number, note: string, unit?: string): ResultTable => ({
  id: 'subgroups',
  title: 'Effect in every subgroup (exploratory)',
  columns: [
    words('moderator', 'Subgroup by'),
    words('level', 'Subgroup'),
    counts('n1', 'n, compared'),
    counts('n0', 'n, reference'),
    numbers('estimate', 'Difference', unit),
    numbers('low', `Low, ${sayLevel(level)} CI`, unit),
    numbers('high', `High, ${sayLevel(level)} CI`, unit),
  ],
  rows: [
    ['', 'all', overall.treated, overall.comparator, ...effectCells(overall)],
    ...found.flatMap(({ moderator, rows }) =>
      rows.rows.map((row) => [moderator, row.level, row.treated, row.comparator, ...effectCells(row)]),
    ),
  ],
  note,
})

const testsOf = ({ heterogeneity, qualitative }: SubgroupForest): readonly Cell[] => [
  heterogeneity?.statistic ?? null,
  heterogeneity?.pValue ?? null,
  qualitative?.pValue ?? null,
]

const pOf = ({ interaction }: Moderated): number | null =>
  interaction !== undefined && isEstimable(interaction) ? interaction.pValue : null

const testTable = (found: readonly Moderated[], adjusted: readonly (number | null)[]): ResultTable => ({
  id: 'interactions',
  title: 'Does the effect differ between subgroups? (exploratory)',
  columns: [
    words('moderator', 'Subgroup by'),
    numbers('f', 'F'),
    numbers('df1', 'df'),
    numbers('df2', 'Residual df'),
    pValues('p', 'P for interaction'),
    pValues('holm', 'P, Holm'),
    numbers('q', "Cochran's Q"),
    pValues('pq', 'P of Q'),
    pValues('gail-simon', 'P, qualitative (Gail-Simon)'),
  ],
  rows: found.map((one, at) => {
    const { moderator, interaction, rows } = one
    const tested =
      interaction !== undefined && isEstimable(interaction)
        ? [interaction.statistic, interaction.df[0] ?? null, interaction.df[1] ?? null, interaction.pValue]
        : [interaction ?? null, null, null, interaction ?? null]
    return [moderator, ...tested, adjusted[at] ?? null, ...testsOf(rows)]
  }),
  note: 'The F test compares linear models with and without treatment by subgroup. Qualitative: the treatment helps in some subgroups and harms in others.',
})

const rowOf = (label: string, kind: 'estimate' | 'summary', { treated, comparator, difference }: CountedDifference) => ({
  label: short(label),
  kind,
  cells: [`${treated} / ${comparator}`],
  ...(isEstimable(difference)
    ? { estimate: difference.estimate, low: difference.interval.low, high: difference.interval.high }
    : { reason: short(difference.reason, 60) }),
})

const picture = (
  overall: CountedDifference,
  found: readonly Moderated[],
  names: { readonly outcome: string; readonly compared: string; readonly reference: string; readonly unit: string | undefined },
  level: number,
): Figure =>
  figure('forest', forest, {
    title: pictureTitle(`${names.outcome}: effect of ${names.compared} by subgroup (exploratory)`),
    effect: {
      label: short(`Difference in means${names.unit === undefined ? '' : `, ${names.unit}`}`),
      scale: 'linear',
      none: 0,
      low: short(`Lower with ${names.compared}`),
      high: short(`Higher with ${names.compared}`),
      interval: `${sayLevel(level)} CI`,
    },
    columns: [short(`n, ${names.compared} / ${names.reference}`)],
    after: ['P for interaction'],
    rows: [
      rowOf('All', 'summary', overall),
      ...found.flatMap((one) => [
        {
          label: short(one.moderator),
          kind: 'heading' as const,
          after: [pOf(one) === null ? 'not estimable' : shownCell(pOf(one), { as: 'p' })],
        },
        ...one.rows.rows.map((row) => rowOf(row.level, 'estimate', row)),
      ]),
    ].slice(0, 200),
  })

/** Treatment effects by subgroup. */
export const subgroupForest = analysis({
  id: 'subgroup-forest',
  title: 'Treatment effect by subgroup',
  group: 'predict',
  question: 'Does the effect of a treatment differ between subgroups of patients?',
  summary: `The difference of means between two arms in every subgroup, with the test of interaction (F test of treatment by subgroup in a linear model),
Cochran's Q over the subgroups and Gail and Simon's test of a qualitative interaction.

Exploratory, unless a subgroup was named in the protocol. A claim that the effect differs rests on the test of interaction, never on one subgroup being
significant and another not. That test has about a quarter of the power of the overall test, and several subgroups raise several chances of a false
finding (P values are also given by Holm's method). Subgroups must be known before treatment. A subgroup that is defined by the baseline of the outcome needs
the baseline as adjustment. A binary outcome coded 0 and 1 gives differences of proportions.`,
  citations: [
    {
      title: 'Subgroup analysis, covariate adjustment and baseline comparisons in clinical trial reporting: current practice and problems',
      authors: 'Pocock SJ, Assmann SE, Enos LE, Kasten LE',
      year: 2002,
      where: 'Stat Med 21:2917-2930',
      doi: '10.1002/sim.1296',
    },
    {
      title: 'Testing for qualitative interactions between treatment effects and patient subsets',
      authors: 'Gail M, Simon R',
      year: 1985,
      where: 'Biometrics 41:361-372',
    },
  ],
  options: z.object({
    outcome: column('numeric', 'Outcome, such as change of a score'),
    arm: column('factor', 'Arm of two values'),
    subgroups: columns('factor', 'Columns that define subgroups, known before treatment'),
    reference: z.string().min(1).exactOptional().describe('Arm to compare with; the first of the alphabet when absent'),
    adjustment: optionalColumns('either', 'Baseline columns that the test of interaction is adjusted for'),
    level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level'),
  }),
  example: () => ({
    csv: exampleTable('subgroups', ['arm', 'change', 'ssa', 'ifn', 'baseline'], 160, (random, at) => {
      const [ssa, ifn] = [random.bernoulli(0.7), random.bernoulli(0.5)]
      const baseline = random.normal(6.5, 1.5)
      const effect = at % 2 === 0 ? (ifn ? -2 : -0.4) : 0
      return [
        at % 2 === 0 ? 'active' : 'placebo',
        random.normal(effect - 0.2 * (baseline - 6.5), 1.6),
        ssa ? 'positive' : 'negative',
        ifn ? 'high' : 'low',
        baseline,
      ]
    }),
    options: { outcome: 'change', arm: 'arm', subgroups: ['ssa', 'ifn'], reference: 'placebo', adjustment: ['baseline'] },
  }),
  run: (frame, { outcome, arm, subgroups, reference, adjustment, level }) => {
    const cases = ask(completeCases(frame, [outcome, arm]))
    const measured = ask(numericOf(cases.frame, outcome))
    const group = ask(factorOf(cases.frame, arm))
    const two = twoGroups(group, reference)
    const [compared, other] = [group.levels[two.compared] ?? '', group.levels[two.reference] ?? '']
    const trial: TrialRows = { outcome: measured.values, treated: Uint8Array.from(group.codes, (code) => (code === two.compared ? 1 : 0)) }
    const rows = takeRows(frame, cases.rows)
    const whole: Frame = { rows: rows.rows, columns: new Map([...rows.columns, [arm, group]]) }
    const names = [...new Set(subgroups)].filter((name) => name !== arm && name !== outcome)
    const overall = computeArmDifference(trial, undefined, level)
    const found = names.map((moderator) => moderate(whole, trial, moderator, { outcome, arm, adjustment, level }))
    const adjusted = found.some((one) => pOf(one) !== null) ? ask(adjustP(found.map(pOf), 'holm')) : found.map(() => null)
    const missing = Object.fromEntries(found.flatMap((one) => (one.missing > 0 ? [[one.moderator, one.missing]] : [])))
    const all = isEstimable(overall.difference) ? sayEstimate(overall.difference.estimate, overall.difference.interval) : 'not estimable'
    const said = found.map((one) => `${one.moderator} ${pOf(one) === null ? 'not estimable' : sayP(pOf(one) ?? 1)}`)
    return {
      ok: true,
      value: {
        counted: { ...cases.counted, missing: { ...cases.counted.missing, ...missing } },
        headline: `${outcome}, ${compared} minus ${other}: ${all} in all patients; interaction with ${sayList(said)} (exploratory).`,
        methods: `In an exploratory analysis the difference of means of ${outcome}, ${compared} minus ${other}, was estimated in every subgroup of ${sayList(names)} with Student's ${sayLevel(level)} confidence interval. Whether the effect differed between subgroups was tested by the F test of treatment by subgroup in a linear model${adjustment.length > 0 ? ` adjusted for ${sayList(adjustment)}` : ''}, with Holm's method for the family of ${names.length} ${names.length === 1 ? 'test' : 'tests'} beside it, by Cochran's Q, and for a qualitative interaction by Gail and Simon's test. Patients without outcome or arm were left out, those without a subgroup from that subgroup.`,
        tables: [
          effectTable(overall, found, level, `${compared} minus ${other}, Student's interval, not adjusted.`, measured.unit),
          testTable(found, adjusted),
        ],
        figures: [picture(overall, found, { outcome: axisOf(measured).label, compared, reference: other, unit: measured.unit }, level)],
        warnings: [
          ...cases.warnings,
          ...found.flatMap(({ issues }) => issues.map((issue) => ({ ...issue, severity: 'warning' as const }))),
        ],
      },
    }
  },
})
