import type { Outcome } from '@dacryon/core'
import { sum } from '../../numeric/sum.ts'
import { type Predictors, takePredictors } from '../../prediction/predictors.ts'
import { divideRows } from '../../prediction/validation/folds.ts'
import { done, failed, inputError } from '../../result/problems.ts'
import { assignPolicy, type PolicyNode } from './policy-tree.ts'
import { nodeOf, type Rewards, StumpSearch } from './search-policy.ts'

/** The best small tree of actions. */
export interface PolicyTree {
  readonly method: 'Exact policy tree'
  readonly n: number
  readonly depth: 1 | 2
  readonly policy: PolicyNode
  /** Sum of the rewards under the policy, on the rows it was searched on: optimistic. */
  readonly reward: number
  /** Rows given each action. */
  readonly counts: readonly number[]
}

const totalsOf = (rewards: Rewards, keep: (row: number) => boolean): Float64Array =>
  Float64Array.from(rewards, (own) => own.reduce((total, value, row) => (keep(row) ? total + value : total), 0))

const searchDeep = (predictors: Predictors, rewards: Rewards): PolicyNode => {
  const { rows, names, values } = predictors
  const finder = new StumpSearch(predictors, rewards)
  const side = new Int8Array(rows)
  const none = new Float64Array(rewards.length)
  const whole = totalsOf(rewards, () => true)
  finder.search(side, [whole, none])
  let best = nodeOf(finder.stumps[0], rows, names)
  let most = finder.stumps[0].reward
  for (let column = 0; column < names.length; column++) {
    const order = finder.orders[column] as Int32Array
    side.fill(1)
    const [left, right] = [none.slice(), whole.slice()]
    for (let place = 0; place < rows - 1; place++) {
      const row = order[place] as number
      side[row] = 0
      rewards.forEach((own, action) => {
        left[action] = (left[action] as number) + (own[row] as number)
        right[action] = (whole[action] as number) - (left[action] as number)
      })
      const at = values[column * rows + row] as number
      if (at === values[column * rows + (order[place + 1] as number)]) continue
      finder.search(side, [left, right])
      const reward = finder.stumps[0].reward + finder.stumps[1].reward
      if (!(reward > most + 1e-12 * Math.abs(most))) continue
      most = reward
      best = {
        kind: 'split',
        column,
        name: names[column] ?? '',
        at,
        n: rows,
        left: nodeOf(finder.stumps[0], place + 1, names),
        right: nodeOf(finder.stumps[1], rows - place - 1, names),
      }
    }
  }
  return best
}

const searchFlat = (predictors: Predictors, rewards: Rewards): PolicyNode => {
  const finder = new StumpSearch(predictors, rewards)
  finder.search(new Int8Array(predictors.rows), [totalsOf(rewards, () => true), new Float64Array(rewards.length)])
  return nodeOf(finder.stumps[0], predictors.rows, predictors.names)
}

/** Sum of the rewards when every row gets its action. */
export const rewardOf = (rewards: Rewards, actions: Int32Array): number =>
  sum(Float64Array.from(actions, (action, row) => (rewards[action] as Float64Array)[row] as number))

/**
 * The tree of depth 1 or 2 that gives the largest total reward, by exhaustive search.
 *
 * Meaning: a rule of at most two questions for whom to treat, given what each action is worth for each patient (doubly robust scores, minus
 * the cost of treating; see `computeDoublyRobustScores`). The largest reward is unique, the tree need not be: the first in order of columns and
 * rising values is given, and no split that earns nothing. Misleads: the reward on the rows searched is too good; use `validatePolicyTree`.
 *
 * Source: Zhou Z, Athey S, Wager S. Oper Res 2023;71:148-83 (doi 10.1287/opre.2022.2271).
 *
 * Issues: `lengths-differ`, `value-not-finite`, `option-invalid`, `too-few-actions`.
 */
export const fitPolicyTree = (predictors: Predictors, rewards: Rewards, depth: 1 | 2): Outcome<PolicyTree> => {
  if (rewards.length < 2)
    return failed(inputError('too-few-actions', 'There are fewer than two actions.', 'Give rewards of two or more actions.'))
  if (rewards.some((own) => own.length !== predictors.rows) || predictors.rows === 0)
    return failed(
      inputError('lengths-differ', `There are ${predictors.rows} rows.`, 'Give one reward a row and action.', { column: 'rewards' }),
    )
  if (rewards.some((own) => own.some((value) => !Number.isFinite(value))))
    return failed(inputError('value-not-finite', 'A reward is not a finite number.', 'Leave the row out.', { column: 'rewards' }))
  if (depth !== 1 && depth !== 2) return failed(inputError('option-invalid', `depth is ${depth}.`, 'Give 1 or 2.', { column: 'depth' }))
  const policy = depth === 1 ? searchFlat(predictors, rewards) : searchDeep(predictors, rewards)
  const actions = assignPolicy(policy, predictors)
  return done({
    method: 'Exact policy tree',
    n: predictors.rows,
    depth,
    policy,
    reward: rewardOf(rewards, actions),
    counts: rewards.map((_, action) => actions.reduce((total, own) => (own === action ? total + 1 : total), 0)),
  })
}

/** Reward of the searched policy on rows it has not seen. */
export interface ValidatedPolicy {
  /** Mean reward a row out of sample, less that of the best single action chosen on the same training rows. */
  readonly gain: number
  readonly meanReward: number
  readonly standardError: number
}

/** Searches the policy without each fold and rewards it there. Issues: those of `fitPolicyTree`. */
export const validatePolicyTree = (
  predictors: Predictors,
  rewards: Rewards,
  depth: 1 | 2,
  folds: ArrayLike<number>,
): Outcome<ValidatedPolicy> => {
  const earned = new Float64Array(predictors.rows)
  const single = new Float64Array(predictors.rows)
  for (const fold of new Set(Array.from(folds))) {
    const { training, testing } = divideRows(folds, fold)
    const own = rewards.map((values) => Float64Array.from(training, (row) => values[row] as number))
    const fit = fitPolicyTree(takePredictors(predictors, training), own, depth)
    if (!fit.ok) return fit
    const totals = own.map((values) => sum(values))
    const usual = totals.indexOf(Math.max(...totals))
    const actions = assignPolicy(fit.value.policy, takePredictors(predictors, testing))
    testing.forEach((row, at) => {
      earned[row] = rewards[actions[at] as number]?.[row] as number
      single[row] = rewards[usual]?.[row] as number
    })
  }
  const n = predictors.rows
  const meanReward = sum(earned) / n
  const squares = earned.reduce((total, value) => total + (value - meanReward) ** 2, 0)
  return done({ meanReward, gain: meanReward - sum(single) / n, standardError: Math.sqrt(squares / Math.max(1, n - 1) / n) })
}
