/** Inverse of the lower triangle's symmetric matrix, and the log determinant; undefined when it is not positive definite. */
export const invertDefinite = (
  matrix: Float64Array,
  n: number,
): { readonly inverse: Float64Array; readonly logDet: number } | undefined => {
  const l = new Float64Array(n * n)
  let logDet = 0
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j] as number
      for (let k = 0; k < j; k++) sum -= (l[i * n + k] as number) * (l[j * n + k] as number)
      if (i !== j) l[i * n + j] = sum / (l[j * n + j] as number)
      else {
        if (!(sum > 1e-14 * Math.abs(matrix[i * n + i] as number)) || sum === Infinity) return undefined
        l[i * n + i] = Math.sqrt(sum)
        logDet += Math.log(sum)
      }
    }
  for (let i = 0; i < n; i++) {
    const pivot = 1 / (l[i * n + i] as number)
    for (let j = 0; j < i; j++) {
      let sum = 0
      for (let k = j; k < i; k++) sum -= (l[i * n + k] as number) * (l[k * n + j] as number)
      l[i * n + j] = sum * pivot
    }
    l[i * n + i] = pivot
  }
  const inverse = new Float64Array(n * n)
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let k = i; k < n; k++) sum += (l[k * n + i] as number) * (l[k * n + j] as number)
      inverse[i * n + j] = sum
      inverse[j * n + i] = sum
    }
  return { inverse, logDet }
}
