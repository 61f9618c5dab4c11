import { ask } from '@dacryon/core'
import { computeAhpWeights, fitBradleyTerry, solveIncrements, type ValueCriterion } from '@dacryon/stats/consensus'
import type { Method, OpenCase } from '../../method.ts'
import { need, valuesOf } from '../../options-of.ts'
import { completeNumbersOf, textsOf } from '../../table.ts'
import { there } from '../tests/r-test.ts'

/** Rows of a matrix that the result echoes. */
const matrixOf = (open: OpenCase): readonly (readonly number[])[] => {
  const found = /"matrix":\{[^[]*(?:\[[^\]]*\][^[]*)*?"values":(\[\[.*?\]\])/.exec(JSON.stringify(open.result))?.[1]
  const rows: unknown = JSON.parse(need(found, 'the matrix'))
  return Array.isArray(rows) ? rows.map((row) => valuesOf({ row }).numbers('row') ?? []) : []
}

const ahp = (open: OpenCase) => {
  const matrix = matrixOf(open)
  const found = ask(computeAhpWeights(matrix))
  return {
    matrix: { rows: null, cols: null, values: matrix },
    weights: found.weights,
    lambda_max: found.largestEigenvalue,
    CI: found.consistencyIndex,
    CR: there(found.consistencyRatio),
    geometric_mean_weights: found.geometricMeanWeights,
  }
}

const bradleyTerry = (open: OpenCase) => {
  const table = open.table('bradley_terry')
  const [firsts, seconds] = [textsOf(table, 'i'), textsOf(table, 'j')]
  const [wins, losses] = [completeNumbersOf(table, 'wi'), completeNumbersOf(table, 'wj')]
  const comparisons = firsts.map((first, row) => ({
    first: first ?? '',
    second: seconds[row] ?? '',
    firstPreferred: wins[row] ?? 0,
    secondPreferred: losses[row] ?? 0,
  }))
  const { abilities, standardErrors, deviance, shares } = there(ask(fitBradleyTerry(comparisons)).inference)
  return { ability: abilities, se: standardErrors, deviance, share: shares }
}

/** `a1-b1-b2>=1` over the increments in their order. */
const conditionOf = (text: string, increments: readonly string[]) => {
  const [, left = '', sign, bound = '0'] = need(/^(.*?)(>=|=)(.*)$/.exec(text.replace(/\s/g, '')) ?? undefined, 'a condition')
  const coefficients = increments.map(() => 0)
  for (const [, minus, name = ''] of left.matchAll(/([-+]?)([a-z]\w*)/g)) {
    const at = increments.indexOf(name)
    if (at >= 0) coefficients[at] = (coefficients[at] ?? 0) + (minus === '-' ? -1 : 1)
  }
  return { coefficients, relation: sign === '=' ? '=' : '>=', bound: Number(bound) } as const
}

const paprika = (open: OpenCase) => {
  const increments = valuesOf(open.result).under('increments').names()
  const criteria = [...new Set(increments.map((name) => name.replace(/\d+$/, '')))].map(
    (name): ValueCriterion => ({ name, steps: increments.filter((one) => one.replace(/\d+$/, '') === name).length }),
  )
  const written = need(/s\.t\. (.*?); all/.exec(open.call)?.[1], 'the conditions')
  const found = ask(
    solveIncrements(
      criteria,
      written.split(';').map((text) => conditionOf(text, increments)),
    ),
  )
  return {
    status: 0,
    objective: found.objective,
    increments: found.increments,
    weights_pct: Object.fromEntries(found.weights.map(({ name, weight }) => [name, weight])),
  }
}

/** Weights from comparisons. */
export const mcda: Method = (open) => {
  if (open.id === 'ahp') return { result: ahp(open) }
  if (open.id === 'bradley_terry') return { result: bradleyTerry(open) }
  return { result: paprika(open) }
}
