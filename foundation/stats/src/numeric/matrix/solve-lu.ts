import { demand } from '../demand.ts'
import type { Matrix } from './matrix.ts'

/** Solves Ax = b for a square A by elimination with partial pivoting; undefined where A is singular. */
export const solveLu = ({ rows: n, columns, data }: Matrix, b: ArrayLike<number>): Float64Array | undefined => {
  demand(n === columns && b.length === n, 'a square matrix and as many numbers are needed')
  const a = data.slice()
  const x = Float64Array.from(b)
  for (let k = 0; k < n; k++) {
    let best = k
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i * n + k] as number) > Math.abs(a[best * n + k] as number)) best = i
    const pivot = a[best * n + k] as number
    if (!(Math.abs(pivot) > 0)) return undefined
    if (best !== k) {
      for (let j = k; j < n; j++) [a[k * n + j], a[best * n + j]] = [a[best * n + j] as number, a[k * n + j] as number]
      ;[x[k], x[best]] = [x[best] as number, x[k] as number]
    }
    for (let i = k + 1; i < n; i++) {
      const factor = (a[i * n + k] as number) / pivot
      if (factor === 0) continue
      for (let j = k + 1; j < n; j++) a[i * n + j] = (a[i * n + j] as number) - factor * (a[k * n + j] as number)
      x[i] = (x[i] as number) - factor * (x[k] as number)
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i] as number
    for (let j = i + 1; j < n; j++) sum -= (a[i * n + j] as number) * (x[j] as number)
    x[i] = sum / (a[i * n + i] as number)
  }
  return x
}
