import type { Matrix } from '../numeric/matrix/matrix.ts'

/** What is made small: squared error, or the Kullback-Leibler divergence (Poisson noise). */
export type NmfLoss = 'frobenius' | 'kullback-leibler'

/** V about W H, all not negative; W has a row a variable, H a column a subject. */
export interface Factors {
  readonly w: Matrix
  readonly h: Matrix
}

/** Keeps a division by zero away. */
const least = 1e-16

/** W H, into `out`. */
export const productInto = (out: Float64Array, { w, h }: Factors): void => {
  const [p, r, n] = [w.rows, w.columns, h.columns]
  out.fill(0)
  for (let i = 0; i < p; i++)
    for (let a = 0; a < r; a++) {
      const factor = w.data[i * r + a] ?? 0
      for (let j = 0; j < n; j++) out[i * n + j] = (out[i * n + j] ?? 0) + factor * (h.data[a * n + j] ?? 0)
    }
}

/** Value of the loss, from V and W H. */
export const lossOf = (v: Matrix, product: Float64Array, loss: NmfLoss): number => {
  let sum = 0
  for (let at = 0; at < product.length; at++) {
    const [x, y] = [v.data[at] ?? 0, product[at] ?? 0]
    if (loss === 'frobenius') sum += (x - y) ** 2
    else sum += (x > 0 ? x * Math.log(x / (y + least)) : 0) - x + y
  }
  return sum
}

/** H times (W' Q) / (W' P), entry by entry. */
const updateH = ({ w, h }: Factors, q: Float64Array, below: (a: number, j: number) => number): void => {
  const [p, r, n] = [w.rows, w.columns, h.columns]
  const above = new Float64Array(n)
  for (let a = 0; a < r; a++) {
    above.fill(0)
    for (let i = 0; i < p; i++) {
      const factor = w.data[i * r + a] ?? 0
      for (let j = 0; j < n; j++) above[j] = (above[j] ?? 0) + factor * (q[i * n + j] ?? 0)
    }
    for (let j = 0; j < n; j++) h.data[a * n + j] = ((h.data[a * n + j] ?? 0) * (above[j] ?? 0)) / (below(a, j) + least)
  }
}

const updateW = ({ w, h }: Factors, q: Float64Array, below: (i: number, a: number) => number): void => {
  const [p, r, n] = [w.rows, w.columns, h.columns]
  for (let i = 0; i < p; i++)
    for (let a = 0; a < r; a++) {
      let above = 0
      for (let j = 0; j < n; j++) above += (q[i * n + j] ?? 0) * (h.data[a * n + j] ?? 0)
      w.data[i * r + a] = ((w.data[i * r + a] ?? 0) * above) / (below(i, a) + least)
    }
}

/** Rows of A times rows of A: r by r. */
const gram = (rows: number, columns: number, at: (row: number, column: number) => number): Float64Array => {
  const out = new Float64Array(rows * rows)
  for (let a = 0; a < rows; a++)
    for (let b = 0; b <= a; b++) {
      let sum = 0
      for (let j = 0; j < columns; j++) sum += at(a, j) * at(b, j)
      out[a * rows + b] = sum
      out[b * rows + a] = sum
    }
  return out
}

const frobenius = (v: Matrix, factors: Factors): void => {
  const { w, h } = factors
  const [p, r, n] = [w.rows, w.columns, h.columns]
  const ww = gram(r, p, (a, i) => w.data[i * r + a] ?? 0)
  const old = h.data.slice()
  updateH(factors, v.data, (a, j) => {
    let sum = 0
    for (let b = 0; b < r; b++) sum += (ww[a * r + b] ?? 0) * (old[b * n + j] ?? 0)
    return sum
  })
  const hh = gram(r, n, (a, j) => h.data[a * n + j] ?? 0)
  const before = w.data.slice()
  updateW(factors, v.data, (i, a) => {
    let sum = 0
    for (let b = 0; b < r; b++) sum += (before[i * r + b] ?? 0) * (hh[b * r + a] ?? 0)
    return sum
  })
}

const ratiosInto = (ratios: Float64Array, v: Matrix, factors: Factors): void => {
  productInto(ratios, factors)
  for (let at = 0; at < ratios.length; at++) ratios[at] = (v.data[at] ?? 0) / ((ratios[at] ?? 0) + least)
}

const kullbackLeibler = (v: Matrix, factors: Factors, ratios: Float64Array): void => {
  const { w, h } = factors
  const [p, r, n] = [w.rows, w.columns, h.columns]
  const sums = new Float64Array(r)
  for (let i = 0; i < p; i++) for (let a = 0; a < r; a++) sums[a] = (sums[a] ?? 0) + (w.data[i * r + a] ?? 0)
  ratiosInto(ratios, v, factors)
  updateH(factors, ratios, (a) => sums[a] ?? 0)
  sums.fill(0)
  for (let a = 0; a < r; a++) for (let j = 0; j < n; j++) sums[a] = (sums[a] ?? 0) + (h.data[a * n + j] ?? 0)
  ratiosInto(ratios, v, factors)
  updateW(factors, ratios, (_, a) => sums[a] ?? 0)
}

/** Multiplicative updates in place, H first, then W. `work` holds as many numbers as V. */
export const updateFactors = (v: Matrix, factors: Factors, loss: NmfLoss, work: Float64Array): void => {
  if (loss === 'frobenius') frobenius(v, factors)
  else kullbackLeibler(v, factors, work)
}
