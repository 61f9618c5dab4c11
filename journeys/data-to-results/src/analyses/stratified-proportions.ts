import { IssueError } from '@dacryon/core'
import { forest } from '@dacryon/pictures'
import { completeCases, type FactorColumn, factorOf } from '@dacryon/stats/data'
import { type Estimable, isEstimable, notEstimable } from '@dacryon/stats/result'
import {
  computeCommonOddsRatio,
  computeCommonRiskRatio,
  computeMiettinenNurminenDifference,
  computeStratifiedDifference,
  type StratifiedDifference,
  type Stratum,
  testCmh,
  testHomogeneity,
} from '@dacryon/stats/tables'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column, columns } from '../column-fields.ts'
import { type Cell, type Figure, figure, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { checkLevels } from '../kit/check-levels.ts'
import { estimateCells } from '../kit/estimate-cells.ts'
import { exampleTable } from '../kit/example-table.ts'
import { once } from '../kit/once.ts'
import { type ResponseInTwo, responseInTwo } from '../kit/response-in-two.ts'
import { counts, estimateColumns, numbers, pValues, shares, words } from '../kit/result-columns.ts'
import { sayEstimate, sayLevel, sayList, sayP } from '../kit/say.ts'
import { pictureTitle, short } from '../kit/short.ts'

const weightNames = {
  mh: 'Mantel-Haenszel weights',
  mn: 'Miettinen and Nurminen’s iterated weights',
  ivs: 'inverse score variance weights',
  inv: 'inverse variance weights',
} as const

/** Strata that occur, as combinations of the levels of the factors, in the order of the levels. */
const strataOf = (
  factors: readonly FactorColumn[],
  rows: number,
): readonly { readonly name: string; readonly rows: ReadonlySet<number> }[] => {
  const found = new Map<string, { readonly codes: readonly number[]; readonly rows: Set<number> }>()
  for (let row = 0; row < rows; row++) {
    const codes = factors.map((factor) => factor.codes[row] ?? -1)
    const stratum = found.get(codes.join()) ?? { codes, rows: new Set<number>() }
    stratum.rows.add(row)
    found.set(codes.join(), stratum)
  }
  const before = (a: readonly number[], b: readonly number[]): number => {
    const at = a.findIndex((code, place) => code !== b[place])
    return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
  }
  return [...found.values()]
    .toSorted((a, b) => before(a.codes, b.codes))
    .map(({ codes, rows: own }) => ({ name: codes.map((code, at) => factors[at]?.levels[code] ?? '').join(' / '), rows: own }))
}

const differenceIn = ({ first, second }: Stratum, level: number) => {
  if (first.of === 0 || second.of === 0) {
    const none = notEstimable('group-empty', 'A group has nobody in this stratum.')
    return { estimate: none, interval: none }
  }
  return ask(computeMiettinenNurminenDifference(first, second, level))
}

const share = ({ yes, of }: Stratum['first']) => (of > 0 ? yes / of : notEstimable('group-empty', 'Nobody is in this group.'))

const strataTable = (strata: readonly Stratum[], level: number, names: readonly [string, string]): ResultTable => ({
  id: 'strata',
  title: 'Strata',
  columns: [
    words('stratum', 'Stratum'),
    ...names.flatMap((name, at) => [
      counts(`events-${at + 1}`, `${name}: events`),
      counts(`n-${at + 1}`, `${name}: n`),
      shares(`share-${at + 1}`, `${name}: share`),
    ]),
    ...estimateColumns('Difference', level, 'percent').slice(0, 3),
  ],
  rows: strata.map((stratum): readonly Cell[] => {
    const { estimate, interval } = differenceIn(stratum, level)
    const { first, second } = stratum
    return [
      stratum.name,
      first.yes,
      first.of,
      share(first),
      second.yes,
      second.of,
      share(second),
      ...estimateCells(estimate, interval, null).slice(0, 3),
    ]
  }),
  note: `${names[0]} minus ${names[1]}; Miettinen-Nurminen score intervals, each of its stratum alone.`,
})

const forestOf = (
  strata: readonly Stratum[],
  common: { readonly estimate: number; readonly interval: { readonly low: number; readonly high: number } },
  level: number,
  names: readonly [string, string],
  title: string,
): Figure => {
  const shown = strata.slice(0, 198)
  const ofText = ({ yes, of }: Stratum['first']): string => `${yes}/${of}`
  return figure('strata', forest, {
    title: pictureTitle(title),
    effect: {
      label: 'Risk difference',
      scale: 'linear',
      none: 0,
      low: short(`More in ${names[1]}`),
      high: short(`More in ${names[0]}`),
      interval: `${sayLevel(level)} CI`,
    },
    columns: [short(names[0], 40), short(names[1], 40)],
    rows: [
      ...shown.map((stratum) => {
        const { estimate, interval } = differenceIn(stratum, level)
        const cells = [ofText(stratum.first), ofText(stratum.second)]
        return isEstimable(estimate) && isEstimable(interval)
          ? { label: short(stratum.name), estimate, low: interval.low, high: interval.high, cells }
          : { label: short(stratum.name), estimate: null, reason: 'a group is empty', cells }
      }),
      { label: 'All strata', kind: 'summary' as const, estimate: common.estimate, low: common.interval.low, high: common.interval.high },
    ],
    ...(strata.length > shown.length && { note: `The first ${shown.length} of ${strata.length} strata.` }),
  })
}

/** Two groups compared over strata: the common measures and the tests. */
const overStrata = (strata: readonly Stratum[], level: number, continuity: boolean) => ({
  cmh: ask(testCmh(strata, { continuity })),
  odds: ask(computeCommonOddsRatio(strata, level)),
  risk: ask(computeCommonRiskRatio(strata, level)),
  same: ask(testHomogeneity(strata)),
})

type OverStrata = ReturnType<typeof overStrata>

const askDifference = (
  strata: readonly Stratum[],
  options: { readonly level: number; readonly weights: keyof typeof weightNames },
  column: string,
): StratifiedDifference => {
  const result = computeStratifiedDifference(strata, options)
  if (result.ok) return result.value
  throw new IssueError(result.issues.map((issue) => ({ ...issue, column })))
}

const commonTable = (
  difference: StratifiedDifference,
  { odds, risk }: OverStrata,
  level: number,
  names: readonly [string, string],
): ResultTable => {
  const ratio = `${names[0]} over ${names[1]}`
  return {
    id: 'common',
    title: 'Over all strata',
    columns: [words('comparison', 'Comparison'), words('method', 'Method'), ...estimateColumns('Estimate', level)],
    rows: [
      [`${names[0]} minus ${names[1]}`, difference.method, ...estimateCells(difference.estimate, difference.interval, difference.pValue)],
      [ratio, odds.method, ...estimateCells(odds.estimate, odds.interval, null)],
      [ratio, risk.method, ...estimateCells(risk.estimate, risk.interval, null)],
    ],
    note: 'The difference is one of proportions (0.1 is 10 percentage points); its P belongs to its own score test.',
  }
}

const cmhPOf = ({ cmh }: OverStrata): Estimable => (isEstimable(cmh.inference) ? cmh.inference.pValue : cmh.inference)

const testsTable = (found: OverStrata): ResultTable => {
  const { cmh, same } = found
  const homogeneous = isEstimable(same.inference) ? same.inference : undefined
  const none = isEstimable(same.inference) ? null : same.inference
  return {
    id: 'tests',
    title: 'Tests',
    columns: [
      words('method', 'Method'),
      numbers('statistic', 'Chi-square'),
      counts('df', 'Degrees of freedom'),
      pValues('p', 'P'),
      counts('strata', 'Strata used'),
    ],
    rows: [
      [cmh.method, isEstimable(cmh.inference) ? cmh.inference.statistic : cmh.inference, 1, cmhPOf(found), cmh.strata],
      [same.method, homogeneous?.tarone ?? none, homogeneous?.degreesOfFreedom ?? null, homogeneous?.taroneP ?? none, same.strata],
    ],
    note: 'A large P for homogeneity is no proof of one odds ratio.',
  }
}

const methodsOf = (
  { what, names }: ResponseInTwo,
  options: {
    readonly strata: readonly string[]
    readonly level: number
    readonly weights: keyof typeof weightNames
    readonly continuity: boolean
  },
): string =>
  `The proportions with ${what} were compared between ${names[0]} and ${names[1]} over the strata of ${sayList(options.strata)} by the stratified risk difference with Miettinen and Nurminen's ${sayLevel(options.level)} score interval (${weightNames[options.weights]}) and the Cochran-Mantel-Haenszel test ${options.continuity ? 'with' : 'without'} continuity correction, two-sided. Common odds and risk ratios are Mantel and Haenszel's; homogeneity of odds ratios was tested by the method of Breslow and Day with Tarone's correction. Rows without outcome, group or stratum were left out.`

/** Two proportions compared over strata. */
export const stratifiedProportions = analysis({
  id: 'stratified-proportions',
  title: 'Two proportions compared over strata',
  group: 'compare',
  question: 'Does one group respond more often than the other, allowing for the strata?',
  summary: `The primary analysis of a responder endpoint in a stratified trial: the risk difference over strata with Miettinen and Nurminen's score
interval and Mantel-Haenszel weights, the test of Cochran, Mantel and Haenszel without continuity correction, common odds and risk ratios, the test of
Breslow and Day (with Tarone's correction) for one odds ratio in all strata, and the difference in each stratum.

Assumes independent patients, one row each. Where strata differ in their differences, the weights decide what is estimated: fix them before. Strata
with an empty group contribute nothing and are named; they are never pooled silently. Several columns of strata are crossed. The difference is compared
minus reference. In a trial, decide first how missing responses count: rows without an outcome are left out.`,
  citations: [
    {
      title: 'Comparative analysis of two rates',
      authors: 'Miettinen O, Nurminen M',
      year: 1985,
      where: 'Stat Med 4:213-226',
      doi: '10.1002/sim.4780040211',
    },
    {
      title: 'Statistical aspects of the analysis of data from retrospective studies of disease',
      authors: 'Mantel N, Haenszel W',
      year: 1959,
      where: 'J Natl Cancer Inst 22:719-748',
      doi: '10.1093/jnci/22.4.719',
    },
    {
      title: 'On heterogeneity tests based on efficient scores',
      authors: 'Tarone RE',
      year: 1985,
      where: 'Biometrika 72:91-95',
      doi: '10.1093/biomet/72.1.91',
    },
  ],
  options: z.object({
    outcome: column('factor', 'Outcome of two values, such as response'),
    group: column('factor', 'Group of two values, such as arm'),
    strata: columns('factor', 'Strata; several columns are crossed'),
    event: z.string().min(1).exactOptional().describe('Value of the outcome that counts; the last of the alphabet when absent'),
    reference: z.string().min(1).exactOptional().describe('Group to compare with; the first of the alphabet when absent'),
    weights: z
      .enum(['mh', 'mn', 'ivs', 'inv'])
      .default('mh')
      .describe('Weights of the strata: Mantel-Haenszel, Miettinen-Nurminen iterated, inverse score variance, inverse variance'),
    continuity: z.boolean().default(false).describe('Continuity correction of the Cochran-Mantel-Haenszel test'),
    level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level'),
  }),
  example: () => ({
    csv: exampleTable('stratified-proportions', ['arm', 'cohort', 'region', 'star'], 160, (random, at) => {
      const systemic = random.bernoulli(0.5)
      const response = (at % 2 === 0 ? 0.5 : 0.28) + (systemic ? 0.08 : 0)
      return [
        at % 2 === 0 ? 'active' : 'placebo',
        systemic ? 'systemic' : 'symptoms',
        random.bernoulli(0.6) ? 'north' : 'south',
        random.bernoulli(0.03) ? null : random.bernoulli(response) ? 'yes' : 'no',
      ]
    }),
    options: { outcome: 'star', group: 'arm', strata: ['cohort', 'region'], reference: 'placebo' },
  }),
  run: (frame, options) => {
    const { level } = options
    const cases = ask(completeCases(frame, [options.outcome, options.group, ...options.strata]))
    const [outcome, group] = [ask(factorOf(cases.frame, options.outcome)), ask(factorOf(cases.frame, options.group))]
    checkLevels([group])
    const response = responseInTwo(outcome, group, options)
    const { names, what } = response
    const factors = options.strata.map((name) => ask(factorOf(cases.frame, name)))
    const strata = strataOf(factors, cases.frame.rows).map(({ name, rows }): Stratum => {
      const [first, second] = response.count((row) => rows.has(row))
      return { name, first, second }
    })
    const common = askDifference(strata, options, options.strata[0] ?? 'strata')
    const found = overStrata(strata, level, options.continuity)
    const { cmh, odds, risk, same } = found
    const difference = sayEstimate(common.estimate, common.interval, 'percent')
    return {
      ok: true,
      value: {
        counted: cases.counted,
        headline: `${what}, ${names[0]} minus ${names[1]}, over ${common.strata} strata: difference ${difference}, ${sayP(cmhPOf(found))} (Cochran-Mantel-Haenszel).`,
        methods: methodsOf(response, options),
        tables: [commonTable(common, found, level, names), testsTable(found), strataTable(strata, level, names)],
        figures: [forestOf(strata, common, level, names, `${what} by ${options.group} in strata`)],
        warnings: once([...cases.warnings, ...[common, cmh, odds, risk, same].flatMap(({ warnings }) => warnings)]),
      },
    }
  },
})
