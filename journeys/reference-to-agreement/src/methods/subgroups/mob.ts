import { ask } from '@dacryon/core'
import { fitMob, type MobNode, mobNodes } from '@dacryon/stats/subgroups'
import type { Method, OpenCase } from '../../method.ts'
import { namedNumber } from '../prediction/call-numbers.ts'
import { partsOf, textsOfResult } from '../prediction/expected-result.ts'
import { covariatesOf } from './covariates-of.ts'
import { trialOf } from './trial-of.ts'

const splitOf = (node: MobNode, levelsOf: (column: number) => readonly string[]) => {
  const { split } = node
  if (split === undefined) return null
  const { left, right } = split
  if (split.at !== undefined || left === undefined) return { var: split.name, breaks: split.at, index: null }
  return {
    var: split.name,
    breaks: null,
    index: levelsOf(split.column).map((level) => (left.includes(level) ? 1 : right?.includes(level) ? 2 : null)),
  }
}

/** The case's 0/1 covariate that its script made a factor; it is written only there. */
const categories: readonly string[] = ['ssa', 'region']

const namesOf = ({ result, call }: OpenCase): readonly string[] => {
  const named = textsOfResult(partsOf(result).root_tests, 'cols')
  return named.length > 0 ? named : (/\|\s*([^,)]+)/.exec(call)?.[1] ?? '').split('+').map((name) => name.trim())
}

/** Trees of linear and logistic models. */
export const mob: Method = (open) => {
  const table = open.tables[0]
  if (table === undefined) throw new RangeError('The case has no table.')
  const { call } = open
  const names = namesOf(open)
  const covariates = covariatesOf(table, names, categories)
  const [, outcome = 'y', treatment = 'trt'] = /(\w+)\s*~\s*(\w+)/.exec(call) ?? []
  const tree = ask(
    fitMob(trialOf(table, outcome, treatment), covariates, {
      model: call.includes('binomial') ? 'logistic' : 'linear',
      alpha: namedNumber(call, 'alpha', 0.05),
      leastLeaf: namedNumber(call, 'minsize', 40),
      trim: namedNumber(call, 'trim', 0.1),
    }),
  )
  const levelsOf = (column: number): readonly string[] => covariates.levels[column] ?? []
  const tests = tree.root.tests.map((test) => ('pValue' in test ? test : undefined))
  const first = splitOf(tree.root, levelsOf)
  return {
    result: {
      root_tests: {
        rows: ['statistic', 'p.value'],
        cols: names,
        values: [tests.map((test) => test?.statistic ?? null), tests.map((test) => test?.adjustedP ?? null)],
      },
      nodes: mobNodes(tree.root).map((node) => ({
        id: node.id,
        terminal: node.children === undefined,
        n: node.n,
        coef: { '(Intercept)': node.intercept, [treatment]: node.effect },
        split: splitOf(node, levelsOf),
      })),
      n_terminal: tree.leaves,
      first_split: first === null ? null : { var: first.var, breaks: first.breaks },
      loglik: tree.logLikelihood,
      aic: tree.aic,
    },
  }
}
