import { demand } from '../demand.ts'
import { eigenSymmetric } from '../matrix/eigen-symmetric.ts'
import { zeros } from '../matrix/matrix.ts'

/** Points and weights of a rule: the integral is about Σ weight f(point). */
export interface Nodes {
  readonly points: Float64Array
  readonly weights: Float64Array
}

/** Zeros of an orthogonal polynomial as eigenvalues of its recurrence (Golub and Welsch), rising. */
const eigenZeros = (n: number, beside: (k: number) => number): Float64Array => {
  const matrix = zeros(n, n)
  for (let k = 1; k < n; k++) {
    matrix.data[k * n + k - 1] = beside(k)
    matrix.data[(k - 1) * n + k] = beside(k)
  }
  return eigenSymmetric(matrix).values.reverse()
}

const kept = new Map<string, Nodes>()

const remember = (name: string, make: () => Nodes): Nodes => {
  const old = kept.get(name)
  if (old !== undefined) return old
  const nodes = make()
  kept.set(name, nodes)
  return nodes
}

const makeLegendre = (n: number): Nodes => {
  const points = eigenZeros(n, (k) => k / Math.sqrt(4 * k * k - 1))
  const weights = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let x = points[i] as number
    let slope = 1
    for (let turn = 0; turn < 3; turn++) {
      let [before, here] = [1, x]
      for (let k = 2; k <= n; k++) [before, here] = [here, ((2 * k - 1) * x * here - (k - 1) * before) / k]
      slope = n === 1 ? 1 : (n * (x * here - before)) / (x * x - 1)
      if (n > 1) x -= here / slope
      else x = 0
    }
    points[i] = x
    weights[i] = 2 / ((1 - x * x) * slope * slope)
  }
  return { points, weights }
}

/** Normalised Hermite functions of x: the last two, scaled so that nothing overflows. */
const hermite = (n: number, x: number): readonly [number, number] => {
  let [before, here] = [0, Math.PI ** -0.25]
  for (let k = 0; k < n; k++) [before, here] = [here, x * Math.sqrt(2 / (k + 1)) * here - Math.sqrt(k / (k + 1)) * before]
  return [before, here]
}

const makeHermite = (n: number): Nodes => {
  const points = eigenZeros(n, (k) => Math.sqrt(k / 2))
  const weights = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let x = points[i] as number
    for (let turn = 0; turn < 3; turn++) {
      const [before, here] = hermite(n, x)
      x -= here / (Math.sqrt(2 * n) * before)
    }
    points[i] = x
    weights[i] = 1 / (n * hermite(n, x)[0] ** 2)
  }
  return { points, weights }
}

/** Gauss-Legendre rule on [-1, 1], exact for polynomials of degree 2n - 1. Do not write to the answer: it is kept. */
export const gaussLegendre = (n: number): Nodes => {
  demand(Number.isInteger(n) && n >= 1 && n <= 1000, `no Gauss rule with ${n} points`)
  return remember(`legendre ${n}`, () => makeLegendre(n))
}

/** Gauss-Hermite rule for the weight exp(-x²) on the real line. Do not write to the answer: it is kept. */
export const gaussHermite = (n: number): Nodes => {
  demand(Number.isInteger(n) && n >= 1 && n <= 300, `no Gauss rule with ${n} points`)
  return remember(`hermite ${n}`, () => makeHermite(n))
}

/** Points and weights for an expectation over a standard normal variable: Σ weight f(point) is about E f(Z). */
export const gaussNormal = (n: number): Nodes =>
  remember(`normal ${n}`, () => {
    const { points, weights } = gaussHermite(n)
    return { points: points.map((x) => x * Math.SQRT2), weights: weights.map((w) => w / Math.sqrt(Math.PI)) }
  })
