/*
 * Reads inside the bounds, which the callers keep: in the loops over bytes a test for `undefined` would cost a tenth of the speed.
 * One function an array type, so that each stays monomorphic.
 */

/** Byte at a position that is inside. */
export const byteAt = (bytes: Uint8Array, at: number): number => bytes[at] as number
/** Integer at a position that is inside. */
export const intAt = (numbers: Int32Array, at: number): number => numbers[at] as number
