const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by))

/**
 * xoshiro128** 1.1 by Blackman and Vigna (https://prng.di.unimi.it/xoshiro128starstar.c, doi 10.1145/3460772): 32-bit words with period
 * 2 to the 128 minus 1. The all-zero state, its only fixed point, is replaced by (1, 0, 0, 0).
 */
export const xoshiro128 = (state: readonly [number, number, number, number]): (() => number) => {
  let [a, b, c, d] = state.some((word) => word !== 0) ? state : [1, 0, 0, 0]
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return result
  }
}
