/** Sums of products of a model with random effects of one grouping: all that its likelihood needs. */
export interface RandomEffectsData {
  readonly groups: number
  readonly rows: number
  /** Random effects of a group. */
  readonly q: number
  /** Columns of the fixed part. */
  readonly p: number
  /** Z'Z of each group, q by q. */
  readonly zz: Float64Array
  /** Z'[X y] of each group, q by p + 1. */
  readonly zx: Float64Array
  /** [X y]'[X y] of all rows. */
  readonly xx: Float64Array
  /** Rows of each group. */
  readonly sizes: Float64Array
  readonly restricted: boolean
}

/** Design of the fixed part with `p` columns, random columns `z` with `q`, and the group of each row. */
export const randomEffectsData = (
  x: Float64Array,
  y: Float64Array,
  z: Float64Array,
  group: ArrayLike<number>,
  shape: { readonly p: number; readonly q: number; readonly groups: number; readonly restricted: boolean },
): RandomEffectsData => {
  const { p, q, groups, restricted } = shape
  const width = p + 1
  const [zz, zx, xx] = [new Float64Array(groups * q * q), new Float64Array(groups * q * width), new Float64Array(width * width)]
  const sizes = new Float64Array(groups)
  const w = new Float64Array(width)
  for (let row = 0; row < y.length; row++) {
    const g = group[row] as number
    sizes[g] = (sizes[g] as number) + 1
    for (let j = 0; j < p; j++) w[j] = x[row * p + j] as number
    w[p] = y[row] as number
    for (let i = 0; i < width; i++) {
      const value = w[i] as number
      for (let j = 0; j <= i; j++) xx[i * width + j] = (xx[i * width + j] as number) + value * (w[j] as number)
    }
    for (let a = 0; a < q; a++) {
      const value = z[row * q + a] as number
      const [zAt, xAt] = [(g * q + a) * q, (g * q + a) * width]
      for (let b = 0; b < q; b++) zz[zAt + b] = (zz[zAt + b] as number) + value * (z[row * q + b] as number)
      for (let j = 0; j < width; j++) zx[xAt + j] = (zx[xAt + j] as number) + value * (w[j] as number)
    }
  }
  for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) xx[j * width + i] = xx[i * width + j] as number
  return { groups, rows: y.length, q, p, zz, zx, xx, sizes, restricted }
}
