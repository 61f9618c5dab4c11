import { forest } from '@dacryon/pictures'
import { completeCases, type FactorColumn, type Frame, factorOf, takeRows, withColumns } from '@dacryon/stats/data'
import { computeTableOne, type TableOne, type TableOneRow } from '@dacryon/stats/describe'
import { type Estimable, isEstimable, notEstimable } from '@dacryon/stats/result'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column, columns, optionalColumns } from '../column-fields.ts'
import { type Cell, type Figure, figure, type ResultColumn, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { characteristicLines, quartile, type Shown } from '../kit/characteristic-lines.ts'
import { exampleTable } from '../kit/example-table.ts'
import { forestLine } from '../kit/forest-line.ts'
import { counts, numbers, pValues, shares, words } from '../kit/result-columns.ts'
import { sayList, sayNumber } from '../kit/say.ts'
import { pictureTitle } from '../kit/short.ts'

const shareOf = (count: number, used: number): Estimable =>
  used > 0 ? count / used : notEstimable('no-values', 'Nobody in this group has a value.')

const characteristics = (shown: readonly Shown[], { groups }: TableOne, tests: boolean): ResultTable => ({
  id: 'characteristics',
  title: 'Characteristics',
  columns: [
    words('characteristic', 'Characteristic'),
    words('shown', 'Shown'),
    words('all', `All (n = ${groups.reduce((total, { n }) => total + n, 0)})`),
    ...groups.map(({ name, n }) => words(name, `${name} (n = ${n})`)),
    counts('missing', 'Missing'),
    numbers('smd', groups.length > 2 ? 'Standardised difference, mean of pairs' : 'Standardised difference'),
    ...(tests ? [pValues('p', 'P'), words('test', 'Test')] : []),
  ],
  rows: shown.flatMap((one) => characteristicLines(one, tests)),
  note: `Shares are of those with a value. Standardised differences are absolute; above 0.1 look at them.${tests ? ' P values are one a characteristic, not adjusted for their number.' : ''}`,
})

const measurements = (rows: readonly TableOneRow[], groups: TableOne['groups']): readonly ResultTable[] => {
  const numeric = rows.filter((row) => row.kind === 'numeric')
  if (numeric.length === 0) return []
  return [
    {
      id: 'measurements',
      title: 'Measurements',
      columns: [
        words('characteristic', 'Characteristic'),
        words('group', 'Group'),
        counts('n', 'n'),
        counts('missing', 'Missing'),
        numbers('mean', 'Mean'),
        numbers('sd', 'SD'),
        numbers('median', 'Median'),
        numbers('q1', 'First quartile'),
        numbers('q3', 'Third quartile'),
        numbers('minimum', 'Minimum'),
        numbers('maximum', 'Maximum'),
      ],
      rows: numeric.flatMap((row) =>
        row.groups.map((found, at) => [
          row.name,
          groups[at]?.name ?? '',
          found.used,
          found.missing,
          found.mean,
          found.standardDeviation,
          found.median,
          quartile(found, 0),
          quartile(found, 1),
          found.minimum,
          found.maximum,
        ]),
      ),
    },
  ]
}

const categories = (rows: readonly TableOneRow[], groups: TableOne['groups']): readonly ResultTable[] => {
  const categorical = rows.filter((row) => row.kind === 'categorical')
  if (categorical.length === 0) return []
  return [
    {
      id: 'categories',
      title: 'Categories',
      columns: [
        words('characteristic', 'Characteristic'),
        words('value', 'Value'),
        words('group', 'Group'),
        counts('count', 'Count'),
        counts('n', 'With a value'),
        shares('share', 'Share'),
      ],
      rows: categorical.flatMap((row) =>
        row.levels.flatMap((level, at) =>
          row.groups.map(({ counts: found, used }, group): readonly Cell[] => [
            row.name,
            level,
            groups[group]?.name ?? '',
            found[at] ?? 0,
            used,
            shareOf(found[at] ?? 0, used),
          ]),
        ),
      ),
    },
  ]
}

const pairs = (rows: readonly TableOneRow[], groups: number): readonly ResultTable[] => {
  const columnsOfPairs: readonly ResultColumn[] = [
    words('characteristic', 'Characteristic'),
    words('first', 'Group'),
    words('second', 'Other group'),
    numbers('smd', 'Standardised difference'),
  ]
  return groups < 3
    ? []
    : [
        {
          id: 'imbalance',
          title: 'Standardised differences of all pairs of groups',
          columns: columnsOfPairs,
          rows: rows.flatMap(({ name, imbalance }) =>
            imbalance.pairs.map(({ first, second, difference }) => [name, first, second, difference]),
          ),
        },
      ]
}

const balance = (rows: readonly TableOneRow[], by: string, groups: number): readonly Figure[] =>
  groups < 2
    ? []
    : [
        figure('balance', forest, {
          title: pictureTitle(`Balance between the groups of ${by}`),
          effect: {
            label: groups > 2 ? 'Absolute standardised difference, mean of pairs' : 'Absolute standardised difference',
            scale: 'linear',
            none: 0.1,
            low: 'Below 0.1',
            high: 'Above 0.1',
            interval: 'no interval',
          },
          rows: rows.slice(0, 200).map(({ name, imbalance: { average } }) => forestLine(name, average)),
        }),
      ]

const headlineOf = ({ groups, rows }: TableOne, by: string): string => {
  const n = groups.reduce((total, group) => total + group.n, 0)
  const sizes = sayList(groups.map((group) => `${group.name} ${group.n}`))
  const differences = rows.flatMap(({ name, imbalance: { average } }) => (isEstimable(average) ? [{ name, average }] : []))
  const largest = differences.toSorted((a, b) => b.average - a.average)[0]
  const start = `${n} rows in ${groups.length} ${groups.length === 1 ? 'group' : 'groups'} of ${by} (${sizes})`
  return largest === undefined
    ? `${start}; no standardised difference can be given.`
    : `${start}; the largest standardised difference is ${sayNumber(largest.average)} (${largest.name}), and ${differences.filter(({ average }) => average > 0.1).length} of ${rows.length} characteristics are above 0.1.`
}

/** All rows as one group. */
const overall = (frame: Frame, variables: readonly string[]): TableOne => {
  const name = 'all rows as one group'
  const all: FactorColumn = { kind: 'factor', name, levels: ['All'], codes: new Int32Array(frame.rows) }
  return ask(computeTableOne(withColumns(frame, all), { variables, by: name }))
}

/** Baseline characteristics by group. */
export const tableOne = analysis({
  id: 'table-one',
  title: 'Baseline characteristics by group',
  group: 'describe',
  question: 'Who is in the groups, and are the groups alike?',
  summary: `The table that comes first in a paper: measurements as mean and standard deviation, or median and quartiles where they are named as
skewed, categories as counts and shares of those with a value, missing values, and the standardised difference of the groups, which says how unlike
they are whatever their size.

P values are off by default: in a randomised trial they test the randomisation, which needs no test. Switch them on for cohorts. Measurements that
stand as codes, such as sex 0 and 1, belong under *categories*.`,
  citations: [
    {
      title:
        'Balance diagnostics for comparing the distribution of baseline covariates between treatment groups in propensity-score matched samples',
      authors: 'Austin PC',
      year: 2009,
      where: 'Stat Med 28:3083-3107',
      doi: '10.1002/sim.3697',
    },
    {
      title: 'A unified approach to measuring the effect size between two groups using SAS',
      authors: 'Yang D, Dalton JE',
      year: 2012,
      where: 'SAS Global Forum, paper 335',
    },
  ],
  options: z.object({
    group: column('factor', 'Groups'),
    categories: optionalColumns('factor', 'Characteristics that are categories even where they look like numbers'),
    skewed: optionalColumns('numeric', 'Measurements to show as median and quartiles'),
    variables: columns('either', 'Characteristics: measurements and categories, in their order'),
    tests: z.boolean().default(false).describe('Give P values: for cohorts, not for randomised trials'),
  }),
  example: () => ({
    csv: exampleTable('table-one', ['arm', 'age [a]', 'sex', 'anti_ssa', 'clinessdai', 'igg [g/L]'], 90, (random, at) => [
      at % 2 === 0 ? 'active' : 'placebo',
      Math.round(random.normal(53, 12)),
      random.bernoulli(0.92) ? 'female' : 'male',
      random.bernoulli(0.04) ? null : random.bernoulli(0.7) ? 'positive' : 'negative',
      Math.round(Math.exp(random.normal(1.9, 0.5))),
      random.bernoulli(0.05) ? null : Math.exp(random.normal(2.7, 0.35)),
    ]),
    options: { group: 'arm', variables: ['age', 'sex', 'anti_ssa', 'clinessdai', 'igg'], skewed: ['clinessdai', 'igg'] },
  }),
  run: (frame, { group, categories: coded, skewed, variables, tests }) => {
    const cases = ask(completeCases(frame, [group]))
    const kept = withColumns(takeRows(frame, cases.rows), ask(factorOf(cases.frame, group)))
    const names = [...new Set([...variables, ...skewed, ...coded])].filter((name) => name !== group)
    const found = ask(computeTableOne(kept, { variables: names, by: group, tests }))
    const all = overall(kept, names)
    const shown = found.rows.flatMap((row, at): readonly Shown[] => {
      const whole = all.rows[at]
      return whole === undefined ? [] : [{ row, all: whole, skewed: skewed.includes(row.name) }]
    })
    const missing = Object.fromEntries(found.rows.flatMap((row) => (row.missing > 0 ? [[row.name, row.missing] as const] : [])))
    return {
      ok: true,
      value: {
        counted: { ...cases.counted, missing: { ...cases.counted.missing, ...missing } },
        headline: headlineOf(found, group),
        methods: `Characteristics were described by ${group}: measurements by mean and standard deviation${skewed.length > 0 ? ` (${sayList(skewed)} by median and quartiles)` : ''}, categories by counts and shares of those with a value; missing values were counted. Groups were compared by absolute standardised differences${found.groups.length > 2 ? ', averaged over all pairs of groups' : ''}${tests ? ', and tested by one-way analysis of variance, Kruskal-Wallis tests for skewed measurements, and chi-square tests (with continuity correction for two by two) or Fisher’s exact test where an expected count was below 5; P values were not adjusted for their number' : '; no significance tests were made'}.`,
        tables: [
          characteristics(shown, found, tests),
          ...measurements(found.rows, found.groups),
          ...categories(found.rows, found.groups),
          ...pairs(found.rows, found.groups.length),
        ],
        figures: balance(found.rows, group, found.groups.length),
        warnings: [...cases.warnings, ...found.warnings],
      },
    }
  },
})
