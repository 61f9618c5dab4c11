import { ask } from '@dacryon/core'
import {
  classResponse,
  crossValidateElasticNet,
  type ElasticNet,
  fitElasticNet,
  numberResponse,
  type PenalisedOutcome,
} from '@dacryon/stats/prediction'
import { isEstimable } from '@dacryon/stats/result'
import type { Method, OpenCase } from '../../method.ts'
import { completeNumbersOf, type Table } from '../../table.ts'
import { namedNumber, namedNumbers } from './call-numbers.ts'
import { labelsOf, predictorsOfTable } from './columns.ts'
import { numbersOfResult, partsOf } from './expected-result.ts'

const outcomeOf = (table: Table, kind: string): PenalisedOutcome => {
  if (kind.includes('gaussian')) return numberResponse(completeNumbersOf(table, 'yg'))
  if (kind.includes('binomial')) return classResponse(labelsOf(table, 'yb'))
  if (kind.includes('multinomial')) return classResponse(labelsOf(table, 'ym'))
  return {
    kind: 'survival',
    times: Float64Array.from(completeNumbersOf(table, 'time')),
    events: Uint8Array.from(completeNumbersOf(table, 'event')),
  }
}

/** The parameter alpha stands in the id, in the call, or in words (`alpha .5 (binomial) or 1 (gaussian)`). */
const alphaOf = ({ id, call }: OpenCase): number => {
  const words = /alpha\s+([\d.]+)\s*\(binomial\)\s*or\s*([\d.]+)\s*\(gaussian\)/.exec(call)
  if (words !== null) return Number(id.includes('gaussian') ? words[2] : words[1])
  return namedNumber(call, 'alpha', namedNumber(id.replace('alpha', 'alpha='), 'alpha', 1))
}

const matrixOf = (net: ElasticNet, block: number) => ({
  rows: null,
  cols: null,
  values: net.names.map((_, column) => net.steps.map((step) => step.coefficients[block]?.[column])),
})

const path = (open: OpenCase, table: Table): ReturnType<Method> => {
  const given = numbersOfResult(open.result, 'lambda')
  const lambda = given.length > 0 ? given : namedNumbers(open.call, 'lambda')
  const alpha = alphaOf(open)
  const net = ask(fitElasticNet(predictorsOfTable(table), outcomeOf(table, open.id), { alpha, lambda }))
  if (net.family === 'multinomial')
    return {
      result: {
        beta: Object.fromEntries(net.levels.map((level, block) => [level, matrixOf(net, block)])),
        a0: {
          rows: net.levels,
          cols: net.steps.map((_, at) => `s${at}`),
          values: net.levels.map((_, block) => net.steps.map((step) => step.intercepts[block])),
        },
      },
    }
  return {
    result: {
      lambda,
      a0: net.steps.map((step) => step.intercepts[0]),
      beta: matrixOf(net, 0),
      df: net.steps.map((step) => step.nonzero),
      dev_ratio: net.steps.map((step) => step.devianceRatio),
      null_dev: net.nullDeviance,
    },
  }
}

const wholePath = (open: OpenCase, table: Table): ReturnType<Method> => {
  const net = ask(fitElasticNet(predictorsOfTable(table), outcomeOf(table, open.call), { alpha: alphaOf(open) }))
  const lambda = net.steps.map((step) => step.lambda)
  const [first = 1, second = 1] = lambda
  return {
    result: {
      lambda_max: first,
      ratio: second / first,
      lambda_min_ratio: (lambda.at(-1) ?? 0) / first,
      n_lambda: lambda.length,
    },
  }
}

const validated = (open: OpenCase, table: Table): ReturnType<Method> => {
  const lambda = numbersOfResult(open.result, 'lambda')
  const area = open.id.includes('auc')
  const chosen = ask(
    crossValidateElasticNet(predictorsOfTable(table), outcomeOf(table, open.id), {
      alpha: alphaOf(open),
      lambda,
      folds: completeNumbersOf(table, 'fold'),
      ...(area ? { measure: 'area-under-curve' as const } : {}),
    }),
  )
  const { scores, best, oneStandardError } = chosen
  return {
    result: {
      lambda,
      cvm: scores.map(({ mean }) => (isEstimable(mean) ? mean : null)),
      cvsd: scores.map(({ standardError }) => (isEstimable(standardError) ? standardError : null)),
      lambda_min: scores[best]?.lambda,
      lambda_1se: scores[oneStandardError]?.lambda,
      nonzero_min: scores[best]?.nonzero,
      nonzero_1se: scores[oneStandardError]?.nonzero,
    },
  }
}

/** Paths of coefficients, the default path, and cross-validation over given folds. */
export const elasticNet: Method = (open) => {
  const table = open.tables[0]
  if (table === undefined) throw new RangeError('The case has no table.')
  const parts = partsOf(open.result)
  if ('cvm' in parts) return validated(open, table)
  return 'lambda_max' in parts ? wholePath(open, table) : path(open, table)
}
