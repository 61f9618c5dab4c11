import { ask } from '@dacryon/core'
import { fitMultinomial, fitProportionalOdds } from '@dacryon/stats/regression'
import type { Computed, Method, OpenCase } from '../../method.ts'
import type { Table } from '../../table.ts'
import { formulaOf } from './formula.ts'
import { categorical, estimatesOf, framed, numeric } from './shapes.ts'

const onlyTable = ({ tables: [table] }: OpenCase): Table => {
  if (table === undefined) throw new RangeError('There is no table.')
  return table
}

const frameOf = (reference: OpenCase) => {
  const table = onlyTable(reference)
  const { response, terms } = formulaOf(reference.call)
  const columns = terms.map(({ text, columns: [column] }) =>
    column?.wrapped === 'factor' ? categorical(table, column.name, text) : numeric(table, text),
  )
  return { frame: framed(categorical(table, response), ...columns), model: { response, terms: terms.map(({ text }) => [text]) } }
}

const multinom = (reference: OpenCase): Computed => {
  const { frame, model } = frameOf(reference)
  const fit = ask(fitMultinomial(frame, model))
  const rows = fit.levels.map(({ level }) => level)
  const cols = fit.data.design.names
  const estimates = fit.levels.map(({ coefficients }) => estimatesOf(coefficients))
  const k = rows.length + 1
  return {
    result: {
      coef: { rows, cols, values: estimates.map((line) => line.map(({ estimate }) => estimate)) },
      se: { rows, cols, values: estimates.map((line) => line.map(({ standardError }) => standardError)) },
      deviance: fit.deviance,
      aic: fit.aic,
      prob_first3: {
        rows: ['1', '2', '3'],
        cols: [fit.reference, ...rows],
        values: [0, 1, 2].map((row) => [...fit.probabilities.slice(row * k, (row + 1) * k)]),
      },
    },
  }
}

const proportionalOdds = (reference: OpenCase): Computed => {
  const { frame, model } = frameOf(reference)
  const fit = ask(fitProportionalOdds(frame, model))
  const slopes = estimatesOf(fit.coefficients)
  const thresholds = estimatesOf(fit.thresholds)
  return {
    result: {
      coef: Object.fromEntries(slopes.map(({ name, estimate }) => [name, estimate])),
      zeta: Object.fromEntries(thresholds.map(({ name, estimate }) => [name, estimate])),
      se: Object.fromEntries([...slopes, ...thresholds].map(({ name, standardError }) => [name, standardError])),
      deviance: fit.deviance,
    },
  }
}

export const multinomial: Method = (reference) => (reference.id === 'multinom' ? multinom(reference) : proportionalOdds(reference))
