import { ask } from '@dacryon/core'
import { isEstimable } from '@dacryon/stats/result'
import { computeArmDifference, computeJaccard, computeTwinDifferences, findTwinSubgroup } from '@dacryon/stats/subgroups'
import type { Method, OpenCase } from '../../method.ts'
import { completeNumbersOf } from '../../table.ts'
import { namedNumber, numberAfter } from '../prediction/call-numbers.ts'
import { rpartTables } from '../prediction/cart-splits.ts'
import { numberOf, partsOf } from '../prediction/expected-result.ts'
import { momentsOf } from './correlation.ts'
import { covariateNames, covariatesOf } from './covariates-of.ts'
import { trialOf } from './trial-of.ts'

const tableOf = ({ tables }: OpenCase, at: number) => {
  const table = tables[at]
  if (table === undefined) throw new RangeError('The case lacks a table.')
  return table
}

const givenTwins: Method = (open) => {
  const [table, twins] = [tableOf(open, 0), tableOf(open, 1)]
  const covariates = covariatesOf(table, covariateNames(table))
  const { tree, members, gain } = ask(
    findTwinSubgroup(completeNumbersOf(twins, 'z'), covariates, {
      deepest: namedNumber(open.call, 'maxdepth', 2),
      leastLeaf: namedNumber(open.call, 'minbucket', 20),
      complexity: namedNumber(open.call, 'cp', 0),
      margin: 'best',
    }),
  )
  const { nodes, at, direction, node, n, ...rest } = rpartTables(tree, (column) => covariates.levels[column]?.length ?? 0)
  const trial = trialOf(table)
  const [inside, all] = [computeArmDifference(trial, members).difference, computeArmDifference(trial).difference]
  return {
    result: {
      node,
      var: rest.var,
      n,
      yval: nodes.map((one) => one.predicted),
      split_index: at,
      split_dir: direction,
      selected_n: members.reduce((total, own) => total + own, 0),
      jaccard_with_planted: computeJaccard(members, completeNumbersOf(table, 'planted')),
      naive_effect_in_selected: isEstimable(inside) ? inside.estimate : null,
      effect_overall: isEstimable(all) ? all.estimate : null,
      q_S_given_z: gain,
    },
  }
}

const behaviour: Method = (open) => {
  const table = tableOf(open, 0)
  const trees = numberAfter(open.call, 'per arm,', 1000)
  const differences = ask(computeTwinDifferences(trialOf(table), covariatesOf(table, covariateNames(table)), { seed: open.id, trees }))
  const { mean, sd, correlation } = momentsOf([...differences], completeNumbersOf(table, 'planted'))
  const within = open.tolerance.abs ?? 0.08
  return {
    checks: [
      {
        what: 'correlation of the twin difference with the true effect',
        value: correlation,
        expected: numberOf(open.result, 'cor_z_true'),
        within: 0.1,
        side: 'at-least',
      },
      { what: 'mean twin difference', value: mean, expected: numberOf(open.result, 'mean_z'), within },
      { what: 'standard deviation of the twin difference', value: sd, expected: numberOf(open.result, 'sd_z'), within },
    ],
  }
}

/** The tree on given twins exactly, forests by their behaviour. */
export const virtualTwins: Method = (open) => ('node' in partsOf(open.result) ? givenTwins(open) : behaviour(open))
