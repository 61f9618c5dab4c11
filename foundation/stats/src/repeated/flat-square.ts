/** Product of flat square matrices. */
export const times = (a: Float64Array, b: Float64Array, n: number): Float64Array => {
  const out = new Float64Array(n * n)
  for (let i = 0; i < n; i++)
    for (let k = 0; k < n; k++) {
      const factor = a[i * n + k] as number
      if (factor === 0) continue
      for (let j = 0; j < n; j++) out[i * n + j] = (out[i * n + j] as number) + factor * (b[k * n + j] as number)
    }
  return out
}

/** Sum of the products of corresponding entries. */
export const inner = (a: Float64Array, b: Float64Array): number => {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += (a[at] as number) * (b[at] as number)
  return sum
}

/** Trace of the product of flat square matrices. */
export const traceProduct = (a: Float64Array, b: Float64Array, n: number): number => {
  let sum = 0
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sum += (a[i * n + j] as number) * (b[j * n + i] as number)
  return sum
}

/** The first n rows and columns of a flat square matrix of that width. */
export const leading = (matrix: Float64Array, width: number, n: number): Float64Array => {
  const out = new Float64Array(n * n)
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) out[i * n + j] = matrix[i * width + j] as number
  return out
}

/** Rows and columns of the chosen visits. */
export const take = (matrix: Float64Array, visits: number, chosen: Int32Array): Float64Array => {
  const t = chosen.length
  const out = new Float64Array(t * t)
  for (let a = 0; a < t; a++)
    for (let b = 0; b < t; b++) out[a * t + b] = matrix[(chosen[a] as number) * visits + (chosen[b] as number)] as number
  return out
}

/** The upper triangle takes what the lower has. */
export const mirrorUp = (matrix: Float64Array, n: number): Float64Array => {
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) matrix[j * n + i] = matrix[i * n + j] as number
  return matrix
}
