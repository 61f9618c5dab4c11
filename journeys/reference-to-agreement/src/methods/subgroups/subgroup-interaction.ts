import { ask } from '@dacryon/core'
import { factorColumn, frameOf, numericColumn } from '@dacryon/stats/data'
import { fitLinearModel } from '@dacryon/stats/regression'
import { isEstimable } from '@dacryon/stats/result'
import { computeJohnsonNeyman, computeSubgroupForest, type ForestRow, testInteraction, testMaxT } from '@dacryon/stats/subgroups'
import type { Method, OpenCase } from '../../method.ts'
import { completeNumbersOf, type Table, textsOf } from '../../table.ts'
import { partsOf } from '../prediction/expected-result.ts'
import { conditionOf } from './expression.ts'
import { cellsOf, trialOf } from './trial-of.ts'

const tableOf = (open: OpenCase, at = 0): Table => {
  const table = open.tables[at]
  if (table === undefined) throw new RangeError('The case lacks a table.')
  return table
}

/** Derived 0/1 columns of the case, as conditions by name. */
const derivedOf = ({ args }: OpenCase): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(partsOf(args?.derived)).map(([name, text]) => [name, String(text)]))

const labelsOf = (table: Table, name: string, condition: string | undefined): string[] => {
  if (condition === undefined) return textsOf(table, name).map((text) => text ?? '')
  const [holds, cell] = [conditionOf(condition), cellsOf(table)]
  return table.rows.map((_, row) => (holds((column) => cell(row, column)) ? '1' : '0'))
}

/** Numbers in their order, texts in that of their characters, as R sorts them. */
const levelsOf = (labels: readonly string[]): string[] => {
  const distinct = [...new Set(labels)]
  return distinct.every((one) => Number.isFinite(Number(one))) ? distinct.sort((a, b) => Number(a) - Number(b)) : distinct.sort()
}

const rowsOf = (rows: readonly ForestRow[]) => {
  const known = rows.map(({ difference }) => (isEstimable(difference) ? difference : undefined))
  return {
    level: rows.map((row) => row.level),
    n1: rows.map((row) => row.treated),
    n0: rows.map((row) => row.comparator),
    diff: known.map((one) => one?.estimate),
    lower: known.map((one) => one?.interval.low),
    upper: known.map((one) => one?.interval.high),
    se: known.map((one) => one?.standardError),
  }
}

const oneVariable = (open: OpenCase, name: string) => {
  const table = tableOf(open)
  const [, outcome = 'y', treatment = 'trt', binary = 'resp'] = /(\w+)\s*~\s*(\w+)\s*\*\s*factor\(\w+\);\s*(\w+)/.exec(open.call) ?? []
  const labels = labelsOf(table, name, derivedOf(open)[name])
  const levels = levelsOf(labels)
  const numeric = (column: string) => ask(numericColumn(column, completeNumbersOf(table, column)))
  const frame = ask(frameOf([numeric(outcome), numeric(treatment), numeric(binary), ask(factorColumn('moderator', labels, levels))]))
  const linear = ask(testInteraction(frame, { outcome, treatment, moderator: 'moderator' }))
  const logistic = ask(testInteraction(frame, { outcome: binary, treatment, moderator: 'moderator', model: 'logistic' }))
  const forest = ask(computeSubgroupForest(trialOf(table, outcome, treatment), labels, levels))
  return {
    variable: name,
    ...(isEstimable(linear) && { F: linear.statistic, p_F: linear.pValue }),
    ...(isEstimable(logistic) && { lrt_logit: logistic.statistic, p_lrt: logistic.pValue }),
    rows: rowsOf(forest.rows),
    cochran_Q: forest.heterogeneity?.statistic,
    Q_p: forest.heterogeneity?.pValue,
    gail_simon_Q: forest.qualitative?.statistic,
    gail_simon_p: forest.qualitative?.pValue,
  }
}

const severalVariables: Method = (open) => {
  const expected = Array.isArray(open.result) ? open.result : []
  return { result: expected.map((one) => oneVariable(open, String(partsOf(one).variable))) }
}

const continuous: Method = (open) => {
  const table = tableOf(open)
  const [, response = '', right = ''] = /(\w+)\s*~\s*([^),]+)/.exec(open.call) ?? []
  const [, treatment = '', moderator = ''] = /(\w+)\s*\*\s*(\w+)/.exec(right) ?? []
  const names = right.split(/[+*]/).map((name) => name.trim())
  const columns = [response, ...names].map((name) => ask(numericColumn(name, completeNumbersOf(table, name))))
  const model = ask(fitLinearModel(ask(frameOf(columns)), { response, terms: [...names.map((name) => [name]), [treatment, moderator]] }))
  const limits = computeJohnsonNeyman(model, treatment, `${treatment}:${moderator}`)
  return {
    result: {
      coef: {
        rows: model.coefficients.map(({ name }) => name),
        cols: ['Estimate', 'Std. Error', 't value', 'Pr(>|t|)'],
        values: model.coefficients.map(({ value }) =>
          isEstimable(value) ? [value.estimate, value.standardError, value.statistic, value.pValue] : [],
        ),
      },
      johnson_neyman: isEstimable(limits) ? limits.limits : null,
    },
  }
}

/** The case names its candidate subgroups; what the names mean stands only in the script that made it. */
const meanings: Readonly<Record<string, string>> = {
  ssa1: 'ssa == 1',
  ifn_hi: 'ifn > 0.2',
  ssa1_ifn_hi: 'ssa == 1 & ifn > 0.2',
  age60: 'age >= 60',
  igg_hi: 'igg > 16',
}

const family: Method = (open) => {
  const [table, permuted] = [tableOf(open), tableOf(open, 1)]
  const derived = { ...meanings, ...derivedOf(open) }
  const cell = cellsOf(table)
  const names = Object.keys(partsOf(partsOf(open.result).t))
  const candidates = names.map((name) => {
    const condition = derived[name]
    if (condition === undefined) throw new RangeError(`It is not said what the subgroup ${name} is.`)
    const holds = conditionOf(condition)
    return { name, members: table.rows.map((_, row) => holds((column) => cell(row, column))) }
  })
  const permutations = permuted.rows.map((row) => row.map((one) => Number(one) - 1))
  const { subgroups } = ask(testMaxT(trialOf(table), candidates, { seed: open.id, permutations }))
  return {
    result: {
      t: Object.fromEntries(subgroups.map(({ name, statistic }) => [name, statistic])),
      p_adjusted: Object.fromEntries(subgroups.map(({ name, adjustedP }) => [name, adjustedP])),
    },
  }
}

/** Interaction tests and forest rows, a continuous moderator, a fixed family of subgroups. */
export const subgroupInteraction: Method = (open) => {
  if (Array.isArray(open.result)) return severalVariables(open)
  return 'johnson_neyman' in partsOf(open.result) ? continuous(open) : family(open)
}
