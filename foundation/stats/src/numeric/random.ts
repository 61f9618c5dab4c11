import { type Random, randomOver, seedWords } from '@dacryon/core'
import { demand } from './demand.ts'
import { type Block, philox4x32 } from './philox.ts'

/** Words of the stream of one key and replicate, block after block. */
const wordsOf = (key: readonly [number, number], replicate: readonly [number, number]): (() => number) => {
  let block: Block = [0, 0, 0, 0]
  let counter = 0
  let used = 4
  return () => {
    if (used === 4) {
      block = philox4x32([counter >>> 0, Math.floor(counter / 2 ** 32), replicate[0], replicate[1]], key)
      counter += 1
      used = 0
    }
    return block[used++] as number
  }
}

/** How a stream is recorded beside a result. */
export const generatorName = 'Philox4x32-10'

/**
 * The random stream of one replicate of one method: it depends on these three alone, so results do not depend on how work is shared or in
 * which order it is done.
 *
 * The first 8 bytes of the SHA-256 of the seed, a line feed and the method's name are the key of Philox4x32-10; the replicate is the upper
 * half of its counter. `fork(label)` is the stream of the same seed and replicate with the label added to the method's name.
 *
 * @example
 * streamOf('demo', 'bootstrap', 17).uniform() // the same on every machine
 */
export const streamOf = (seed: string, method: string, replicate: number): Random => {
  demand(Number.isSafeInteger(replicate) && replicate >= 0, `a replicate of ${replicate}: needs a whole number from 0`)
  const [first = 0, second = 0] = seedWords(`${seed}\n${method}`)
  const words = wordsOf([first, second], [replicate >>> 0, Math.floor(replicate / 2 ** 32)])
  return randomOver(words, (label) => streamOf(seed, `${method}/${label}`, replicate))
}
