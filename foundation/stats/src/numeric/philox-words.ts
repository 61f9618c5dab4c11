import { seedWords } from '@dacryon/core'

/** Random words in bulk, for kernels: the very words of `streamOf(seed, method, replicate)`, without objects between them. */
export interface BulkWords {
  /** Begins the stream of a replicate. */
  begin(replicate: number): void
  /** Next 32-bit word. */
  word(): number
  /** A whole number from 0 to below `size` (at most 2^21), without bias. */
  below(size: number): number
}

const blocks = 32

/** Fills the buffer with the blocks from `counter` on; all in 32-bit integer arithmetic. */
const fill = (buffer: Int32Array, counter: number, low: number, high: number, key0: number, key1: number): void => {
  for (let block = 0; block < blocks; block++) {
    let c0 = (counter + block) | 0
    let c1 = 0
    let c2 = low
    let c3 = high
    let k0 = key0
    let k1 = key1
    for (let round = 0; round < 10; round++) {
      // 0xd2511f53 and 0xcd9e8d57 in halves
      const b0 = c0 & 0xffff
      const b1 = c0 >>> 16
      const t = (Math.imul(0xd251, b0) + (Math.imul(0x1f53, b0) >>> 16)) | 0
      const w = (Math.imul(0x1f53, b1) + (t & 0xffff)) | 0
      const high0 = (Math.imul(0xd251, b1) + (t >>> 16) + (w >>> 16)) | 0
      const low0 = Math.imul(0xd2511f53, c0)
      const d0 = c2 & 0xffff
      const d1 = c2 >>> 16
      const s = (Math.imul(0xcd9e, d0) + (Math.imul(0x8d57, d0) >>> 16)) | 0
      const v = (Math.imul(0x8d57, d1) + (s & 0xffff)) | 0
      const high1 = (Math.imul(0xcd9e, d1) + (s >>> 16) + (v >>> 16)) | 0
      const low1 = Math.imul(0xcd9e8d57, c2)
      c0 = high1 ^ c1 ^ k0
      c1 = low1
      c2 = high0 ^ c3 ^ k1
      c3 = low0
      k0 = (k0 + 0x9e3779b9) | 0
      k1 = (k1 + 0xbb67ae85) | 0
    }
    const at = 4 * block
    buffer[at] = c0
    buffer[at + 1] = c1
    buffer[at + 2] = c2
    buffer[at + 3] = c3
  }
}

/** @example bulkWords('demo', 'bootstrap') // begin(17), then word() as streamOf('demo', 'bootstrap', 17).word() */
export const bulkWords = (seed: string, method: string): BulkWords => {
  const [key0 = 0, key1 = 0] = seedWords(`${seed}\n${method}`)
  const buffer = new Int32Array(4 * blocks)
  let [at, counter, low, high] = [buffer.length, 0, 0, 0]
  const word = (): number => {
    if (at === buffer.length) {
      fill(buffer, counter, low, high, key0 | 0, key1 | 0)
      counter += blocks
      at = 0
    }
    return (buffer[at++] as number) >>> 0
  }
  return {
    begin: (replicate) => {
      low = replicate | 0
      high = Math.floor(replicate / 2 ** 32) | 0
      counter = 0
      at = buffer.length
    },
    word,
    below: (size) => {
      for (;;) {
        const product = word() * size
        const whole = Math.floor(product / 4294967296)
        const rest = product - whole * 4294967296
        if (rest >= size || rest >= 4294967296 % size) return whole
      }
    },
  }
}
