import { orderOf } from '../../numeric/rank.ts'
import type { Predictors } from '../../prediction/predictors.ts'
import type { PolicyNode } from './policy-tree.ts'

/** Rewards of each action, row by row: `rewards[action][row]`. */
export type Rewards = readonly Float64Array[]

/** Best tree of at most one split among the rows of one side. */
interface Stump {
  reward: number
  column: number
  at: number
  leftAction: number
  rightAction: number
  leftCount: number
}

const emptyStump = (): Stump => ({ reward: 0, column: -1, at: 0, leftAction: 0, rightAction: 0, leftCount: 0 })

const bestAction = (sums: Float64Array): number => {
  let best = 0
  for (let action = 1; action < sums.length; action++) if ((sums[action] as number) > (sums[best] as number)) best = action
  return best
}

/** Searches every split of the rows of each side (0 or 1), both sides in one pass; -1 leaves a row out. */
export class StumpSearch {
  readonly #predictors: Predictors
  readonly #rewards: Rewards
  readonly #orders: readonly Int32Array[]
  readonly #below: readonly [Float64Array, Float64Array]
  readonly #rest: Float64Array
  readonly stumps: readonly [Stump, Stump] = [emptyStump(), emptyStump()]

  constructor(predictors: Predictors, rewards: Rewards) {
    const { rows } = predictors
    this.#predictors = predictors
    this.#rewards = rewards
    this.#orders = predictors.names.map((_, column) => orderOf(predictors.values.subarray(column * rows, (column + 1) * rows)))
    this.#below = [new Float64Array(rewards.length), new Float64Array(rewards.length)]
    this.#rest = new Float64Array(rewards.length)
  }

  get orders(): readonly Int32Array[] {
    return this.#orders
  }

  /** `totals[side]` and `counts[side]` are the sums of rewards and the rows of each side. */
  search(side: Int8Array, totals: readonly [Float64Array, Float64Array]): void {
    for (const at of [0, 1] as const) {
      const stump = this.stumps[at]
      const action = bestAction(totals[at])
      stump.column = -1
      stump.leftAction = action
      stump.rightAction = action
      stump.reward = totals[at][action] as number
    }
    for (let column = 0; column < this.#orders.length; column++) this.#scan(column, side, totals)
  }

  #scan(column: number, side: Int8Array, totals: readonly [Float64Array, Float64Array]): void {
    const { values, rows } = this.#predictors
    const order = this.#orders[column] as Int32Array
    const offset = column * rows
    const actions = this.#rewards.length
    const previous: [number, number] = [Number.NaN, Number.NaN]
    const counts: [number, number] = [0, 0]
    this.#below[0].fill(0)
    this.#below[1].fill(0)
    for (let place = 0; place < rows; place++) {
      const row = order[place] as number
      const own = side[row] as number
      if (own < 0) continue
      const at = own as 0 | 1
      const below = this.#below[at]
      const value = values[offset + row] as number
      if (counts[at] > 0 && value !== previous[at]) this.#judge(column, at, previous[at], counts[at], totals[at])
      for (let action = 0; action < actions; action++)
        below[action] = (below[action] as number) + ((this.#rewards[action] as Float64Array)[row] as number)
      previous[at] = value
      counts[at] += 1
    }
  }

  #judge(column: number, at: 0 | 1, value: number, count: number, totals: Float64Array): void {
    const below = this.#below[at]
    const rest = this.#rest
    let [low, high] = [0, 0]
    for (let action = 0; action < rest.length; action++) {
      rest[action] = (totals[action] as number) - (below[action] as number)
      if ((below[action] as number) > (below[low] as number)) low = action
      if ((rest[action] as number) > (rest[high] as number)) high = action
    }
    const reward = (below[low] as number) + (rest[high] as number)
    const stump = this.stumps[at]
    /** A split must earn more than what summing in another order can make. */
    if (low === high || !(reward > stump.reward + 1e-12 * Math.abs(stump.reward))) return
    stump.reward = reward
    stump.column = column
    stump.at = value
    stump.leftAction = low
    stump.rightAction = high
    stump.leftCount = count
  }
}

export const nodeOf = (stump: Readonly<Stump>, n: number, names: readonly string[]): PolicyNode =>
  stump.column < 0
    ? { kind: 'leaf', action: stump.leftAction, n }
    : {
        kind: 'split',
        column: stump.column,
        name: names[stump.column] ?? '',
        at: stump.at,
        n,
        left: { kind: 'leaf', action: stump.leftAction, n: stump.leftCount },
        right: { kind: 'leaf', action: stump.rightAction, n: n - stump.leftCount },
      }
