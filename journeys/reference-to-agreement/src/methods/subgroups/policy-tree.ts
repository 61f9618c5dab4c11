import { ask } from '@dacryon/core'
import { measuredPredictors } from '@dacryon/stats/prediction'
import { assignPolicy, fitPolicyTree, type PolicyNode, policyNodes, rewardOf } from '@dacryon/stats/subgroups'
import type { Method } from '../../method.ts'
import { completeNumbersOf } from '../../table.ts'
import { namedNumber } from '../prediction/call-numbers.ts'
import { numberOf, partsOf, textsOfResult } from '../prediction/expected-result.ts'

/** Nodes level by level; numbers from 1. */
const written = (policy: PolicyNode) => {
  const nodes = policyNodes(policy)
  return nodes.map((node) =>
    node.kind === 'leaf'
      ? { is_leaf: true, action: node.action + 1 }
      : {
          is_leaf: false,
          split_variable: node.column + 1,
          split_value: node.at,
          left_child: nodes.indexOf(node.left) + 1,
          right_child: nodes.indexOf(node.right) + 1,
        },
  )
}

/** The tree that the case has found. */
const readNode = (nodes: readonly unknown[], at: number): PolicyNode => {
  const node = partsOf(nodes[at - 1])
  if (node.is_leaf === true) return { kind: 'leaf', action: numberOf(node, 'action') - 1, n: 0 }
  return {
    kind: 'split',
    column: numberOf(node, 'split_variable') - 1,
    name: '',
    at: numberOf(node, 'split_value'),
    n: 0,
    left: readNode(nodes, numberOf(node, 'left_child')),
    right: readNode(nodes, numberOf(node, 'right_child')),
  }
}

/** Exact search; another tree of the same reward is as good. */
export const policyTree: Method = (open) => {
  const [table, scores] = open.tables
  if (table === undefined || scores === undefined) throw new RangeError('The case needs two tables.')
  const columns = textsOfResult(open.result, 'columns')
  const predictors = ask(
    measuredPredictors(
      columns,
      columns.map((name) => completeNumbersOf(table, name)),
    ),
  )
  const rewards = scores.header.filter((name) => name !== 'id').map((name) => Float64Array.from(completeNumbersOf(scores, name)))
  const tree = ask(fitPolicyTree(predictors, rewards, namedNumber(open.call, 'depth', 2) === 1 ? 1 : 2))
  const ours = written(tree.policy)
  const theirs = partsOf(open.result).nodes
  const same = JSON.stringify(ours) === JSON.stringify(theirs)
  const result = { reward: tree.reward, n_treat: tree.counts[1], nodes: ours, columns }
  if (same || !Array.isArray(theirs)) return { result }
  const reward = rewardOf(rewards, assignPolicy(readNode(theirs, 1), predictors))
  const why = 'another tree of the same reward, which the case allows; its tree is rewarded here instead'
  return {
    result,
    exceptions: [
      { path: 'nodes', why },
      { path: 'n_treat', why },
    ],
    checks: [{ what: "reward of the case's own tree", value: reward, expected: tree.reward, within: 1e-8 }],
  }
}
