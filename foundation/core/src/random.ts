import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { computeNormalQuantile } from './normal-quantile.ts'
import { xoshiro128 } from './xoshiro128.ts'

/** A stream of random numbers that depends on its seed alone: same seed, same numbers, on every machine. */
export interface Random {
  /** A 32-bit unsigned integer. */
  word(): number
  /** Uniform on [0, 1), 53 bits. With bounds: uniform on [low, high). */
  uniform(low?: number, high?: number): number
  /** Uniform integer from low to high, both included; `high - low` below 2 to the 32. */
  integer(low: number, high: number): number
  /** True with this probability. */
  bernoulli(probability: number): boolean
  /** Normal, by inversion of one uniform; standard deviation not negative. */
  normal(mean?: number, sd?: number): number
  /** Exponential with this mean. */
  exponential(mean?: number): number
  /** Gamma with this shape and scale (mean = shape * scale). */
  gamma(shape: number, scale?: number): number
  /** Beta with shapes a and b. */
  beta(a: number, b: number): number
  /** Poisson count; takes time in proportion to the mean. */
  poisson(mean: number): number
  /** One of the items; with weights (not negative, some positive) in proportion to them. */
  pick<T>(items: readonly T[], weights?: readonly number[]): T
  /** The items in random order; the given list is left alone. */
  shuffle<T>(items: readonly T[]): T[]
  /**
   * An independent stream of this name. It depends on the seed and the names only, not on how many numbers were drawn before, so that
   * adding a draw in one part of a program leaves the other parts as they were.
   */
  fork(label: string): Random
}

const refuse = (what: string): never => {
  throw new RangeError(what)
}

const poissonChunk = (uniform: () => number, mean: number): number => {
  const floor = Math.exp(-mean)
  let count = 0
  for (let product = uniform(); product > floor; product *= uniform()) count += 1
  return count
}

/**
 * The draws over any source of 32-bit unsigned words. A uniform takes two words (27 and 26 bits), a normal one uniform, an integer one word
 * with rejection, a gamma Marsaglia and Tsang's method (doi 10.1145/358407.358414), a Poisson products of uniforms.
 */
export const randomOver = (word: () => number, fork: (label: string) => Random): Random => {
  const unit = (): number => ((word() >>> 5) * 0x400_0000 + (word() >>> 6)) / 2 ** 53
  /** Never 0 and never 1. */
  const inside = (): number => {
    const value = unit()
    return value === 0 ? inside() : value
  }

  const random: Random = {
    word,
    uniform: (low = 0, high = 1) => low + (high - low) * unit(),
    integer: (low, high) => {
      const span = high - low + 1
      if (!Number.isInteger(low) || !(span >= 1 && span <= 2 ** 32)) refuse(`no integers from ${low} to ${high}`)
      const limit = 2 ** 32 - (2 ** 32 % span)
      let drawn = word()
      while (drawn >= limit) drawn = word()
      return low + (drawn % span)
    },
    bernoulli: (probability) => unit() < probability,
    normal: (mean = 0, sd = 1) => mean + sd * computeNormalQuantile(inside()),
    exponential: (mean = 1) => -mean * Math.log(inside()),
    gamma: (shape, scale = 1) => {
      if (!(shape > 0 && scale > 0)) refuse(`no gamma with shape ${shape} and scale ${scale}`)
      if (shape < 1) return random.gamma(shape + 1, scale) * inside() ** (1 / shape)
      const d = shape - 1 / 3
      const c = 1 / Math.sqrt(9 * d)
      for (;;) {
        const x = random.normal()
        const root = 1 + c * x
        const v = root * root * root
        if (v > 0 && Math.log(inside()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v * scale
      }
    },
    beta: (a, b) => {
      const x = random.gamma(a)
      return x / (x + random.gamma(b))
    },
    poisson: (mean) => {
      if (!(mean >= 0 && mean < 1e9)) refuse(`no Poisson with mean ${mean}`)
      let count = 0
      let left = mean
      for (; left > 100; left -= 100) count += poissonChunk(inside, 100)
      return count + poissonChunk(inside, left)
    },
    pick: (items, weights) => {
      let at = 0
      if (weights === undefined) at = items.length === 0 ? -1 : random.integer(0, items.length - 1)
      else {
        const total = weights.reduce((sum, weight) => sum + weight, 0)
        if (weights.length !== items.length || !(total > 0) || weights.some((weight) => !(weight >= 0)))
          refuse('weights do not fit the items')
        let left = unit() * total - (weights[0] ?? 0)
        while (at < items.length - 1 && left >= 0) {
          at += 1
          left -= weights[at] ?? 0
        }
        while (weights[at] === 0) at -= 1
      }
      if (at < 0) refuse('nothing to pick from')
      return items[at] as (typeof items)[number]
    },
    shuffle: (items) => {
      const order = [...items]
      for (let at = order.length - 1; at > 0; at -= 1) {
        const other = random.integer(0, at)
        const [a, b] = [order[at], order[other]] as [(typeof order)[number], (typeof order)[number]]
        order[at] = b
        order[other] = a
      }
      return order
    },
    fork,
  }
  return random
}

const fromKey = (key: Uint8Array): Random => {
  const view = new DataView(key.buffer, key.byteOffset)
  const word = xoshiro128([view.getUint32(0, true), view.getUint32(4, true), view.getUint32(8, true), view.getUint32(12, true)])
  return randomOver(word, (label) => fromKey(sha256(concatBytes(key, utf8ToBytes(label)))))
}

/** Eight 32-bit words that depend on every letter of a text: its SHA-256, little-endian. For seeding other generators. */
export const seedWords = (text: string): readonly number[] => {
  const digest = sha256(utf8ToBytes(text))
  const view = new DataView(digest.buffer, digest.byteOffset)
  return Array.from({ length: 8 }, (_, at) => view.getUint32(4 * at, true))
}

/**
 * Seeded generator. The SHA-256 of the seed's UTF-8 text is the key; its first 16 bytes, as four little-endian words, start
 * xoshiro128** (`xoshiro128.ts`). `fork(label)` hashes key and label to a new key. The draws are those of `randomOver`.
 *
 * @example
 * const random = randomFrom('demo')
 * random.fork('arm').pick(['placebo', 'active'])
 */
export const randomFrom = (seed: string): Random => fromKey(sha256(utf8ToBytes(seed)))
