/** Four 32-bit words. */
export type Block = readonly [number, number, number, number]

const high = (a: number, b: number): number => {
  const [aLow, aHigh, bLow, bHigh] = [a & 0xffff, a >>> 16, b & 0xffff, b >>> 16]
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16)
  const carry = aLow * bHigh + (middle & 0xffff)
  return (aHigh * bHigh + Math.floor(middle / 0x10000) + Math.floor(carry / 0x10000)) >>> 0
}

/**
 * Philox4x32 with 10 rounds: a keyed mixing of a counter; the block for one counter does not depend on any other.
 *
 * Source: Salmon JK, Moraes MA, Dror RO, Shaw DE. Parallel random numbers: as easy as 1, 2, 3. SC11 (doi 10.1145/2063384.2063405).
 */
export const philox4x32 = (counter: Block, key: readonly [number, number]): Block => {
  let [c0, c1, c2, c3] = counter
  let [k0, k1] = key
  for (let round = 0; round < 10; round++) {
    const [high0, low0] = [high(0xd2511f53, c0), Math.imul(0xd2511f53, c0)]
    const [high1, low1] = [high(0xcd9e8d57, c2), Math.imul(0xcd9e8d57, c2)]
    c0 = (high1 ^ c1 ^ k0) >>> 0
    c1 = low1 >>> 0
    c2 = (high0 ^ c3 ^ k1) >>> 0
    c3 = low0 >>> 0
    k0 = (k0 + 0x9e3779b9) >>> 0
    k1 = (k1 + 0xbb67ae85) >>> 0
  }
  return [c0, c1, c2, c3]
}
