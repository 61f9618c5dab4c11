/** Copy of a typed array with room for twice as many. */
export const grown = <A extends Int32Array | Uint8Array>(array: A, kind: new (length: number) => A): A => {
  const larger = new kind(array.length * 2)
  larger.set(array)
  return larger
}
