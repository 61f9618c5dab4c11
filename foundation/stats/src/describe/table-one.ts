import type { Issue, Outcome } from '@dacryon/core'
import type { Column, FactorColumn, NumericColumn } from '../data/column.ts'
import { dropUnusedLevels, type Frame, factorOf } from '../data/frame.ts'
import { mean } from '../numeric/sum.ts'
import { type Estimable, isEstimable, notEstimable } from '../result/estimable.ts'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { testTableChiSquare } from '../tables/chi-square-table.ts'
import { testTableFisher } from '../tables/fisher-table.ts'
import { testGroupRanks } from '../tests/kruskal-wallis.ts'
import { testGroupMeans } from '../tests/one-way-anova.ts'
import { computeCategoricalImbalance, computeNumericImbalance } from './standardised-difference.ts'
import { computeSummary, type Summary } from './summary.ts'

/** Standardised differences of all pairs of groups, and their mean. */
export interface Imbalance {
  readonly pairs: readonly { readonly first: string; readonly second: string; readonly difference: Estimable }[]
  /** Over the pairs that have one. */
  readonly average: Estimable
}

/** One variable by groups. */
export type TableOneRow = { readonly name: string; readonly missing: number; readonly imbalance: Imbalance } & (
  | {
      readonly kind: 'numeric'
      readonly groups: readonly Summary[]
      readonly tests?: { readonly anova: Estimable; readonly kruskalWallis: Estimable }
    }
  | {
      readonly kind: 'categorical'
      readonly levels: readonly string[]
      /** Counts of the levels and the number with a value, a group. */
      readonly groups: readonly { readonly used: number; readonly missing: number; readonly counts: readonly number[] }[]
      readonly tests?: { readonly chiSquare: Estimable; readonly fisher: Estimable; readonly advice: 'chi-square' | 'fisher' }
    }
)

/** Baseline characteristics by group. */
export interface TableOne {
  readonly groups: readonly { readonly name: string; readonly n: number }[]
  /** Rows without a group. */
  readonly withoutGroup: number
  readonly rows: readonly TableOneRow[]
  readonly warnings: readonly Issue[]
}

/** What a table of baseline characteristics shows. */
export interface TableOneOptions {
  readonly variables: readonly string[]
  /** Factor of the groups. */
  readonly by: string
  /** p values: off by default, because in a randomised trial they test the randomisation. */
  readonly tests?: boolean
}

const imbalanceOf = (names: readonly string[], difference: (first: number, second: number) => Estimable): Imbalance => {
  const pairs = names.flatMap((first, i) =>
    names.slice(i + 1).map((second, step) => ({ first, second, difference: difference(i, i + 1 + step) })),
  )
  const numbers = pairs.flatMap((pair) => (isEstimable(pair.difference) ? [pair.difference] : []))
  return {
    pairs,
    average: numbers.length > 0 ? mean(numbers) : notEstimable('no-pair', 'No pair of groups has a standardised difference.'),
  }
}

const pOf = <T extends { readonly inference: Estimable<{ readonly pValue: number }> }>(tested: Outcome<T>): Estimable => {
  if (!tested.ok) return notEstimable(tested.issues[0]?.code ?? 'invalid', tested.issues[0]?.message ?? 'It cannot be tested.')
  return isEstimable(tested.value.inference) ? tested.value.inference.pValue : tested.value.inference
}

const numericRow = (column: NumericColumn, group: FactorColumn, tests: boolean): Outcome<TableOneRow> => {
  const values = group.levels.map((_, level) => column.values.filter((_, row) => group.codes[row] === level))
  const summaries = values.map((own) => computeSummary(own))
  const wrong = summaries.flatMap((one) => (one.ok ? [] : one.issues))
  if (wrong.length > 0) return failed(...wrong)
  const present = values.map((own) => own.filter((value) => !Number.isNaN(value)))
  const groups = summaries.flatMap((one) => (one.ok ? [one.value] : []))
  const compared = group.levels.flatMap((name, at) => {
    const own = present[at]
    return own !== undefined && own.length > 0 ? [{ name, values: own }] : []
  })
  return done({
    kind: 'numeric',
    name: column.name,
    missing: groups.reduce((total, { missing }) => total + missing, 0),
    groups,
    imbalance: imbalanceOf(group.levels, (i, j) => computeNumericImbalance(present[i] ?? [], present[j] ?? [])),
    ...(tests ? { tests: { anova: pOf(testGroupMeans(compared)), kruskalWallis: pOf(testGroupRanks(compared)) } } : {}),
  })
}

const fisherP = (table: readonly (readonly number[])[]): Estimable => {
  const tested = testTableFisher(table)
  return tested.ok ? tested.value.pValue : notEstimable(tested.issues[0]?.code ?? 'invalid', tested.issues[0]?.message ?? 'Not testable.')
}

const categoricalRow = (given: FactorColumn, group: FactorColumn, tests: boolean): TableOneRow => {
  const { factor } = dropUnusedLevels(given)
  const groups = group.levels.map((_, own) => {
    const counts = factor.levels.map(() => 0)
    let missing = 0
    factor.codes.forEach((code, row) => {
      if (group.codes[row] !== own) return
      if (code < 0) missing += 1
      else counts[code] = (counts[code] ?? 0) + 1
    })
    return { used: counts.reduce((total, count) => total + count, 0), missing, counts }
  })
  const table = factor.levels.map((_, level) => groups.map(({ counts }) => counts[level] ?? 0))
  const tested = testTableChiSquare(table, { continuity: true })
  return {
    kind: 'categorical',
    name: factor.name,
    missing: groups.reduce((total, { missing }) => total + missing, 0),
    levels: factor.levels,
    groups,
    imbalance: imbalanceOf(group.levels, (i, j) => computeCategoricalImbalance(groups[i]?.counts ?? [], groups[j]?.counts ?? [])),
    ...(tests ? { tests: { chiSquare: pOf(tested), fisher: fisherP(table), advice: tested.ok ? tested.value.advice : 'fisher' } } : {}),
  }
}

const notBalanced = (rows: readonly TableOneRow[]): readonly Issue[] => {
  const names = rows.flatMap(({ name, imbalance }) =>
    imbalance.pairs.some(({ difference }) => isEstimable(difference) && difference > 0.1) ? [name] : [],
  )
  return names.length === 0
    ? []
    : [caution('imbalance', `Standardised differences above 0.1: ${names.join(', ')}.`, 'Look at them; consider adjusting for them.')]
}

/**
 * Baseline characteristics by group ("Table 1"): summaries, counts, missing values, standardised differences of all pairs of groups.
 *
 * p values on request: one-way analysis of variance and Kruskal-Wallis for numbers, chi-square (continuity correction for 2 × 2 only) and
 * Fisher for categories. Every figure is of the values that are there.
 *
 * Issues: `column-unknown`, all at once.
 *
 * @example
 * computeTableOne(frame, { variables: ['age', 'sex'], by: 'arm' })
 */
export const computeTableOne = (frame: Frame, { variables, by, tests = false }: TableOneOptions): Outcome<TableOne> => {
  const factor = factorOf(frame, by)
  if (!factor.ok) return factor
  const absent = variables.filter((name) => !frame.columns.has(name))
  if (absent.length > 0)
    return failed(
      ...absent.map((name) => inputError('column-unknown', `There is no column ${name}.`, 'Choose another column.', { column: name })),
    )
  const { factor: group, warnings } = dropUnusedLevels(factor.value)
  const columns: readonly Column[] = variables.flatMap((name) => frame.columns.get(name) ?? [])
  const made = columns.map((column) =>
    column.kind === 'numeric' ? numericRow(column, group, tests) : done(categoricalRow(column, group, tests)),
  )
  const wrong = made.flatMap((one) => (one.ok ? [] : one.issues))
  if (wrong.length > 0) return failed(...wrong)
  const rows = made.flatMap((one) => (one.ok ? [one.value] : []))
  const sizeOf = (level: number): number => group.codes.filter((code) => code === level).length
  return done({
    groups: group.levels.map((name, level) => ({ name, n: sizeOf(level) })),
    withoutGroup: sizeOf(-1),
    rows,
    warnings: [...warnings, ...notBalanced(rows)],
  })
}
