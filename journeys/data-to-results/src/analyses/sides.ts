import type { Outcome } from '@dacryon/core'
import { forest } from '@dacryon/pictures'
import { completeCases, type Frame, factorOf, numericOf } from '@dacryon/stats/data'
import { predictorsOf } from '@dacryon/stats/prediction'
import { isEstimable } from '@dacryon/stats/result'
import {
  type CountedDifference,
  computeArmDifference,
  runSidesIn,
  type SidesSubgroup,
  type SubgroupRule,
  sayRule,
  type TrialRows,
} from '@dacryon/stats/subgroups'
import { z } from 'zod'
import { type AnalysisContext, analysis } from '../analysis.ts'
import { column, columns } from '../column-fields.ts'
import { type Cell, type Figure, type Findings, figure, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { exampleTable } from '../kit/example-table.ts'
import { counts, numbers, pValues, words } from '../kit/result-columns.ts'
import { sayEstimate, sayLevel, sayList, sayP } from '../kit/say.ts'
import { pictureTitle, short } from '../kit/short.ts'
import { twoGroups } from '../kit/two-groups.ts'
import { shownP } from '../shown.ts'

/** Cuts with so many digits: 4 for people, 12 for tables, without the noise of the last bit. */
const sayCut = (rule: SubgroupRule, digits: number): string =>
  sayRule(rule.map((one) => (one.kind === 'among' ? one : { ...one, value: Number(one.value.toPrecision(digits)) })))

const differenceCells = ({ difference }: CountedDifference): readonly Cell[] =>
  isEstimable(difference) ? [difference.estimate, difference.interval.low, difference.interval.high] : [difference, difference, difference]

const said = ({ difference }: CountedDifference): string =>
  isEstimable(difference) ? sayEstimate(difference.estimate, difference.interval) : 'not estimable'

const rowOf = (label: string, kind: 'estimate' | 'summary', effect: CountedDifference, after: string) => ({
  label: short(label),
  kind,
  cells: [`${effect.treated} / ${effect.comparator}`],
  after: [after],
  ...(isEstimable(effect.difference)
    ? { estimate: effect.difference.estimate, low: effect.difference.interval.low, high: effect.difference.interval.high }
    : { reason: short(effect.difference.reason, 60) }),
})

const options = z.object({
  outcome: column('numeric', 'Outcome, such as change of a score'),
  arm: column('factor', 'Arm of two values'),
  candidates: columns('either', 'Columns that may describe a subgroup, known before treatment'),
  reference: z.string().min(1).exactOptional().describe('Arm to compare with; the first of the alphabet when absent'),
  better: z.enum(['higher', 'lower']).default('higher').describe('Which outcomes are better'),
  deepest: z.int().min(1).max(4).default(3).describe('Conditions of a subgroup, at most'),
  leastSize: z.int().min(4).default(30).describe('Patients of a subgroup, at least'),
  leastArm: z.int().min(2).default(10).describe('Patients of each arm of a subgroup, at least'),
  permutations: z.int().min(99).max(20_000).default(500).describe('Permutations of the whole search'),
  level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level'),
})

type Asked = z.output<typeof options>

/** The arms of a trial, and its outcome as measured. */
interface Trial {
  readonly rows: TrialRows
  readonly compared: string
  readonly reference: string
  readonly unit: string | undefined
}

const trialOf = (frame: Frame, { outcome, arm, reference }: Asked): Trial => {
  const [measured, group] = [ask(numericOf(frame, outcome)), ask(factorOf(frame, arm))]
  const two = twoGroups(group, reference)
  return {
    rows: { outcome: measured.values, treated: Uint8Array.from(group.codes, (code) => (code === two.compared ? 1 : 0)) },
    compared: group.levels[two.compared] ?? '',
    reference: group.levels[two.reference] ?? '',
    unit: measured.unit,
  }
}

/** The trial with higher outcomes as the better ones, as the search wants it. */
const searched = ({ outcome, treated }: TrialRows, better: Asked['better']): TrialRows =>
  better === 'higher' ? { outcome, treated } : { outcome: outcome.map((value) => -value), treated }

/** A subgroup of the search with its effects as measured. */
interface Known {
  readonly rule: SubgroupRule
  readonly pValue: number
  readonly adjustedP: number
  readonly inside: CountedDifference
  readonly outside: CountedDifference
}

const knownOf = (trial: TrialRows, { rule, members, pValue, adjustedP }: SidesSubgroup, level: number): Known => ({
  rule,
  pValue,
  adjustedP,
  inside: computeArmDifference(trial, members, level),
  outside: computeArmDifference(
    trial,
    members.map((own) => 1 - own),
    level,
  ),
})

const subgroupsTable = (
  { compared, reference, unit }: Trial,
  overall: CountedDifference,
  subgroups: readonly Known[],
  level: number,
): ResultTable => ({
  id: 'subgroups',
  title: 'Subgroups that the search came upon (exploratory)',
  columns: [
    words('rule', 'Subgroup'),
    counts('n1', `n, ${compared}`),
    counts('n0', `n, ${reference}`),
    numbers('inside', 'Difference inside', unit),
    numbers('low', `Low, ${sayLevel(level)} CI`, unit),
    numbers('high', `High, ${sayLevel(level)} CI`, unit),
    numbers('outside', 'Difference outside', unit),
    pValues('p', 'P, one-sided, as if named beforehand'),
    pValues('adjusted', 'P for the whole search'),
  ],
  rows: [
    ['all patients', overall.treated, overall.comparator, ...differenceCells(overall), null, null, null],
    ...subgroups.map(({ rule, inside, outside, pValue, adjustedP }) => [
      sayCut(rule, 12),
      inside.treated,
      inside.comparator,
      ...differenceCells(inside),
      differenceCells(outside)[0] ?? null,
      pValue,
      adjustedP,
    ]),
  ],
  note: `${compared} minus ${reference}. Judge by the P for the whole search; effects inside are too large because they were picked.`,
})

const picture = (
  { compared, reference, unit }: Trial,
  overall: CountedDifference,
  subgroups: readonly Known[],
  { outcome, better, level }: Asked,
): Figure => {
  const [low, high] = better === 'lower' ? [compared, reference] : [reference, compared]
  return figure('forest', forest, {
    title: pictureTitle(`${outcome}: subgroups found by search (exploratory)`),
    effect: {
      label: short(`Difference in means${unit === undefined ? '' : `, ${unit}`}`),
      scale: 'linear',
      none: 0,
      low: short(`Favours ${low}`),
      high: short(`Favours ${high}`),
      interval: `${sayLevel(level)} CI`,
    },
    columns: [short(`n, ${compared} / ${reference}`)],
    after: ['P, whole search'],
    rows: [
      rowOf('All patients', 'summary', overall, ''),
      ...subgroups.slice(0, 20).map(({ rule, inside, adjustedP }) => rowOf(sayCut(rule, 4), 'estimate', inside, shownP(adjustedP))),
    ],
    note: 'Effects inside were picked for being large; the intervals do not account for the search.',
  })
}

const headlineOf = ({ compared, reference }: Trial, overall: CountedDifference, best: Known | undefined, outcome: string): string =>
  best === undefined
    ? `${outcome}: the search came upon no subgroup (exploratory); ${compared} minus ${reference} in all patients: ${said(overall)}.`
    : `${outcome}, ${compared} minus ${reference}: ${said(best.inside)} where ${sayCut(best.rule, 4)}, ${said(overall)} in all patients; ${sayP(best.adjustedP)} for the whole search (exploratory; the effect inside is too large).`

const methodsOf = ({ compared, reference }: Trial, names: readonly string[], asked: Asked): string => {
  const { outcome, better, deepest, leastSize, leastArm, permutations, level } = asked
  return `In an exploratory search (SIDES, differential effect criterion) subgroups with a larger effect of ${compared} against ${reference} on ${outcome} (${better} is better) were sought among ${sayList(names)}, with at most ${deepest} ${deepest === 1 ? 'condition' : 'conditions'}, at least ${leastSize} patients and ${leastArm} of each arm. P values were adjusted for the whole search by ${permutations} permutations of the candidate columns against outcome and arm. Effects are differences of means with Student's ${sayLevel(level)} confidence intervals, which do not account for the search. Rows with a missing value were left out.`
}

const run = async (frame: Frame, asked: Asked, { seed, workshop, signal, progress }: AnalysisContext): Promise<Outcome<Findings>> => {
  const { outcome, arm, better, deepest, leastSize, leastArm, permutations, level } = asked
  const names = [...new Set(asked.candidates)].filter((name) => name !== outcome && name !== arm)
  const cases = ask(completeCases(frame, [outcome, arm, ...names]))
  const trial = trialOf(cases.frame, asked)
  const rows = searched(trial.rows, better)
  const limits = { seed, deepest, leastSize, leastArm, permutations }
  const found = ask(await runSidesIn(workshop, rows, ask(predictorsOf(cases.frame, names)), limits, { signal, progress }))
  const overall = computeArmDifference(trial.rows, undefined, level)
  const subgroups = found.subgroups.map((one) => knownOf(trial.rows, one, level))
  return {
    ok: true,
    value: {
      counted: cases.counted,
      headline: headlineOf(trial, overall, subgroups[0], outcome),
      methods: methodsOf(trial, names, asked),
      tables: [subgroupsTable(trial, overall, subgroups, level)],
      figures: [picture(trial, overall, subgroups, asked)],
      warnings: [...cases.warnings, ...found.warnings],
    },
  }
}

/** A search for subgroups that respond more. */
export const sides = analysis({
  id: 'sides',
  title: 'Search for subgroups that respond more (SIDES)',
  group: 'predict',
  question: 'Is there a subgroup of patients, described by a few baseline columns, in which the treatment works better?',
  summary: `SIDES searches recursively for subgroups with a larger effect of the treatment: in each group the columns whose best split is most interesting
are kept, and the better part goes on. The adjusted P of a subgroup comes from repeating the whole search with the columns permuted against outcome and arm
together, so it holds for the whole search while the overall effect is kept.

Exploratory: a subgroup found here is a question for another trial, not an answer. Effects inside were picked for being large and are too large; their
intervals do not know of the search. Columns must be known before treatment. Rows with a missing value are left out.`,
  citations: [
    {
      title:
        'Subgroup identification based on differential effect search: a recursive partitioning method for establishing response to treatment in patient subpopulations',
      authors: 'Lipkovich I, Dmitrienko A, Denne J, Enas G',
      year: 2011,
      where: 'Stat Med 30:2601-2621',
      doi: '10.1002/sim.4289',
    },
  ],
  random: true,
  options,
  example: () => ({
    csv: exampleTable('sides', ['arm', 'change', 'ifn', 'igg', 'age', 'ssa'], 150, (random, at) => {
      const [ifn, active] = [random.normal(), at % 2 === 0]
      const effect = active ? (ifn > 0.3 ? -2.4 : -0.2) : 0
      return [
        active ? 'active' : 'placebo',
        random.normal(effect, 1.6),
        ifn,
        random.normal(16, 5),
        random.normal(54, 12),
        random.bernoulli(0.7) ? 'positive' : 'negative',
      ]
    }),
    options: {
      outcome: 'change',
      arm: 'arm',
      candidates: ['ifn', 'igg', 'age', 'ssa'],
      reference: 'placebo',
      better: 'lower' as const,
      deepest: 2,
      permutations: 99,
    },
  }),
  run,
})
