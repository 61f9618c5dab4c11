/** Gradient by central differences with steps in proportion to each parameter; about nine digits for a smooth function. */
export const numericGradient = (f: (x: Float64Array) => number, x: Float64Array): Float64Array => {
  const at = x.slice()
  return x.map((value, i) => {
    const step = 6e-6 * Math.max(Math.abs(value), 0.1)
    at[i] = value + step
    const above = f(at)
    at[i] = value - step
    const below = f(at)
    at[i] = value
    return (above - below) / (2 * step)
  })
}

/** Hessian by central differences, row-major flat; of the gradient where it is given. */
export const numericHessian = (
  f: (x: Float64Array) => number,
  x: Float64Array,
  gradient: (x: Float64Array) => Float64Array = (point) => numericGradient(f, point),
): Float64Array => {
  const n = x.length
  const out = new Float64Array(n * n)
  const at = x.slice()
  for (let i = 0; i < n; i++) {
    const step = 1e-4 * Math.max(Math.abs(x[i] as number), 0.1)
    at[i] = (x[i] as number) + step
    const above = gradient(at)
    at[i] = (x[i] as number) - step
    const below = gradient(at)
    at[i] = x[i] as number
    for (let j = 0; j < n; j++) out[i * n + j] = ((above[j] as number) - (below[j] as number)) / (2 * step)
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const both = ((out[i * n + j] as number) + (out[j * n + i] as number)) / 2
      out[i * n + j] = both
      out[j * n + i] = both
    }
  }
  return out
}
