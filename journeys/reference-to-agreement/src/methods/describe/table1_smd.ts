import { ask } from '@dacryon/core'
import { type Column, factorColumn, frameOf, numericColumn } from '@dacryon/stats/data'
import { computeTableOne, type Summary, type TableOneRow } from '@dacryon/stats/describe'
import type { Method, OpenCase } from '../../method.ts'
import { need, optionsOf } from '../../options-of.ts'
import { numbersOf, rowsOf, textsOf } from '../../table.ts'
import { there } from '../tests/r-test.ts'

const tableOne = (open: OpenCase, tests: boolean) => {
  const options = optionsOf(open)
  const [variables, factors, by] = [need(options.texts('vars'), 'vars'), options.texts('factor') ?? [], need(options.text('by'), 'by')]
  const [all, dropped] = [open.table('trial'), options.text('drop_arm')]
  const arms = textsOf(all, by)
  const table = rowsOf(all, (row) => arms[row] !== dropped)
  const columns = [...variables, by].map((name): Column => {
    const categorical = factors.includes(name) || name === by
    return categorical ? ask(factorColumn(name, textsOf(table, name))) : ask(numericColumn(name, numbersOf(table, name)))
  })
  return ask(computeTableOne(ask(frameOf(columns)), { variables, by, tests }))
}

const averages = (rows: readonly TableOneRow[]) => Object.fromEntries(rows.map(({ name, imbalance }) => [name, there(imbalance.average)]))

/** Columns of one arm's summaries, variable by variable. */
const columnsOf = (names: readonly string[], groups: readonly Summary[]) => {
  const each = (pick: (summary: Summary) => number) => groups.map(pick)
  return {
    _row: names,
    n: each(({ n }) => n),
    miss: each(({ missing }) => missing),
    'p.miss': each(({ n, missing }) => (100 * missing) / n),
    mean: each(({ mean }) => there(mean)),
    sd: each(({ standardDeviation }) => there(standardDeviation)),
    median: each(({ median }) => there(median)),
    p25: each(({ quartiles }) => there(quartiles)[0]),
    p75: each(({ quartiles }) => there(quartiles)[1]),
    min: each(({ minimum }) => there(minimum)),
    max: each(({ maximum }) => there(maximum)),
    skew: each(({ skewness }) => there(skewness)),
    kurt: each(({ kurtosis }) => there(kurtosis)),
  }
}

/** Where the other program gave up on Fisher's test there is nothing to compare. */
const skipped = (open: OpenCase): readonly boolean[] => {
  const found = /"pExact":(\[[^\]]*\])/.exec(JSON.stringify(open.result))?.[1]
  const values: unknown = found === undefined ? [] : JSON.parse(found)
  return Array.isArray(values) ? values.map((value) => value === null) : []
}

const threeArms = (open: OpenCase) => {
  const { groups, rows } = tableOne(open, true)
  const pairs = rows[0]?.imbalance.pairs ?? []
  const numeric = rows.flatMap((row) => (row.kind === 'numeric' ? [row] : []))
  const categorical = rows.flatMap((row) => (row.kind === 'categorical' ? [row] : []))
  const names = numeric.map(({ name }) => name)
  const without = skipped(open)
  const place = (name: string): number => groups.findIndex((group) => group.name === name) + 1
  return {
    smd_average: averages(rows),
    smd_pairs: {
      rows: rows.map(({ name }) => name),
      cols: ['average', ...pairs.map(({ first, second }) => `${place(first)} vs ${place(second)}`)],
      values: rows.map(({ imbalance }) => [there(imbalance.average), ...imbalance.pairs.map(({ difference }) => there(difference))]),
    },
    continuous: Object.fromEntries(
      groups.map(({ name }, at) => [
        name,
        columnsOf(
          names,
          numeric.flatMap((row) => row.groups[at] ?? []),
        ),
      ]),
    ),
    p_continuous: {
      _row: names,
      pNormal: numeric.map(({ tests }) => there(need(tests, 'tests').anova)),
      pNonNormal: numeric.map(({ tests }) => there(need(tests, 'tests').kruskalWallis)),
    },
    p_categorical: {
      _row: categorical.map(({ name }) => name),
      pApprox: categorical.map(({ tests }) => there(need(tests, 'tests').chiSquare)),
      pExact: categorical.map(({ tests }, at) => (without[at] === true ? null : there(need(tests, 'tests').fisher))),
    },
    counts: categorical.map(({ levels, groups: arms }) => ({
      rows: levels,
      cols: groups.map(({ name }) => name),
      values: levels.map((_, level) => arms.map(({ counts }) => counts[level] ?? 0)),
    })),
  }
}

/** Baseline characteristics with standardised differences. */
export const table1_smd: Method = (open) => ({
  result: open.id === 'two_arms' ? { smd: averages(tableOne(open, false).rows) } : threeArms(open),
})
