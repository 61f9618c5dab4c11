import type { Outcome } from '@dacryon/core'
import { done, failed, inputError } from '../result/index.ts'

/** Arms with their shares, and the block sizes to choose from; each size a multiple of the sum of shares. */
export interface BlockPlan {
  readonly arms: readonly string[]
  readonly ratio: readonly number[]
  readonly sizes: readonly number[]
}

/** One block: its size and the arms in order. */
export interface Block {
  readonly size: number
  readonly allocation: readonly string[]
}

/** What is wrong with a plan of blocks. */
const problem = ({ arms, ratio, sizes }: BlockPlan): string | undefined => {
  const total = ratio.reduce((sum, share) => sum + share, 0)
  if (arms.length < 2 || arms.length !== ratio.length) return 'There must be one share for each of two or more arms.'
  if (!ratio.every((share) => Number.isInteger(share) && share > 0)) return 'Shares must be whole numbers above 0.'
  if (sizes.length === 0 || !sizes.every((size) => size > 0 && size % total === 0)) return `Block sizes must be multiples of ${total}.`
  return undefined
}

/**
 * The next permuted block: its size is drawn from the allowed ones, it is filled by the ratio in the order of the arms and shuffled from the
 * end down, one uniform number a step. `uniform` gives numbers from 0 to below 1: the stream of the stratum.
 *
 * Issues: `blocks-invalid`.
 */
export const drawBlock = (plan: BlockPlan, uniform: () => number): Outcome<Block> => {
  const wrong = problem(plan)
  if (wrong !== undefined) return failed(inputError('blocks-invalid', wrong, 'Correct the plan of blocks.'))
  const { arms, ratio, sizes } = plan
  const size = sizes.length === 1 ? (sizes[0] as number) : (sizes[Math.floor(uniform() * sizes.length)] as number)
  const times = size / ratio.reduce((sum, share) => sum + share, 0)
  const allocation = arms.flatMap((arm, at) => Array.from({ length: times * (ratio[at] as number) }, () => arm))
  for (let at = allocation.length - 1; at >= 1; at--) {
    const other = Math.floor(uniform() * (at + 1))
    const [a, b] = [allocation[at] as string, allocation[other] as string]
    allocation[at] = b
    allocation[other] = a
  }
  return done({ size, allocation })
}
