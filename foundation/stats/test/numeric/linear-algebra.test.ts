import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as n from '../../src/numeric/index.ts'

const entryOf = fc.integer({ min: -1000, max: 1000 }).map((value) => value / 100)
const matrixOfSize = (rows: number, columns: number) =>
  fc
    .array(entryOf, { minLength: rows * columns, maxLength: rows * columns })
    .map((data): n.Matrix => ({ rows, columns, data: Float64Array.from(data) }))
const anyMatrix = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }))
  .chain(([rows, columns]) => matrixOfSize(rows, columns))

const furthest = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((most, value, at) => Math.max(most, Math.abs(value - (b[at] as number))), 0)
const size = (a: ArrayLike<number>): number => Array.from(a).reduce((most, value) => Math.max(most, Math.abs(value)), 0)
const diagonal = (values: Float64Array): n.Matrix => {
  const out = n.zeros(values.length, values.length)
  values.forEach((value, at) => {
    out.data[at * values.length + at] = value
  })
  return out
}
const hilbert = (k: number): n.Matrix =>
  n.matrixOf(Array.from({ length: k }, (_, i) => Array.from({ length: k }, (_x, j) => 1 / (i + j + 1))))

describe('eigen decomposition', () => {
  it('puts a symmetric matrix together again from orthonormal vectors, values falling', () => {
    fc.assert(
      fc.property(anyMatrix, (x) => {
        const a = n.crossProduct(x)
        const { values, vectors } = n.eigenSymmetric(a)
        const again = n.multiply(n.multiply(vectors, diagonal(values)), n.transpose(vectors))
        expect(furthest(again.data, a.data)).toBeLessThan(1e-13 * (1 + size(a.data)))
        expect(furthest(n.crossProduct(vectors).data, n.identity(a.rows).data)).toBeLessThan(1e-13)
        expect(furthest(values, Float64Array.from(values).sort().reverse())).toBe(0)
        expect(furthest(values, n.eigenvaluesSymmetric(a))).toBeLessThan(1e-12 * (1 + size(a.data)))
      }),
    )
  })

  it('finds the least eigenvalue of the Hilbert matrix of 6 as R does', () => {
    // eigen(outer(1:6, 1:6, function(i, j) 1 / (i + j - 1)))$values, exact 1.0827994845655497e-7
    const { values } = n.eigenSymmetric(hilbert(6))
    expect(values[0]).toBeCloseTo(1.6188998589243391, 13)
    expect(Math.abs((values[5] as number) - 1.08279948456555e-7)).toBeLessThan(1e-15)
  })
})

describe('singular values', () => {
  it('put any matrix together again', () => {
    fc.assert(
      fc.property(anyMatrix, (x) => {
        const { u, values, v } = n.svd(x)
        const again = n.multiply(n.multiply(u, diagonal(values)), n.transpose(v))
        expect(furthest(again.data, x.data)).toBeLessThan(1e-13 * (1 + size(x.data)))
        expect(furthest(n.crossProduct(u).data, n.identity(values.length).data)).toBeLessThan(1e-12)
        expect(furthest(n.crossProduct(v).data, n.identity(values.length).data)).toBeLessThan(1e-12)
      }),
    )
  })

  it('are relatively accurate for a graded matrix: the Hilbert matrix of 8', () => {
    // least singular value with 40 digits: 1.1115389663724424e-10
    const { values } = n.svd(hilbert(8))
    expect(Math.abs((values[7] as number) / 1.1115389663724424e-10 - 1)).toBeLessThan(1e-5)
    expect(values[0]).toBeCloseTo(1.6959389969219498, 12)
  })
})

describe('pivoted QR', () => {
  it('gives residuals at right angles to the columns, a projection as hat matrix, rank as its trace', () => {
    fc.assert(
      fc.property(
        fc
          .tuple(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 5 }))
          .chain(([rows, columns]) => fc.tuple(matrixOfSize(rows, columns), fc.array(entryOf, { minLength: rows, maxLength: rows }))),
        ([x, y]) => {
          const qr = n.pivotedQr(x)
          const residuals = qr.residuals(y)
          expect(size(n.multiplyTransposed(x, residuals))).toBeLessThan(1e-4 * (1 + size(x.data)))
          expect(
            furthest(
              qr.fitted(y).map((fit, i) => fit + (residuals[i] as number)),
              y,
            ),
          ).toBeLessThan(1e-12 * (1 + size(y)))
          expect(n.sum(qr.leverage())).toBeCloseTo(qr.rank, 10)
          expect(qr.aliased.filter((alias) => !alias).length).toBe(qr.rank)
        },
      ),
    )
  })

  it('moves the second of two dependent columns to the end, as R’s lm does', () => {
    const x = n.matrixOf([
      [1, 1, 0, 2, 1],
      [1, 1, 0, 4, 2],
      [1, 0, 1, 1, 0.3],
      [1, 0, 1, 5, 0.1],
      [1, 0, 1, 6, 7],
    ])
    const qr = n.pivotedQr(x)
    expect([...qr.pivot]).toEqual([0, 1, 3, 4, 2])
    // coef(lm(c(1, 2, 3, 4, 6) ~ x - 1)) and $effects in R 4.2
    expect(
      furthest(qr.coefficients([1, 2, 3, 4, 6]), [2.601120348552882, -2.313764282221136, 0, 0.280620637531677, 0.247188014048815]),
    ).toBeLessThan(1e-13)
    expect(furthest(qr.effects([1, 2, 3, 4, 6]).slice(0, 3), [-7.1554175, 3.1037612, 2])).toBeLessThan(1e-7)
    expect(qr.aliased).toEqual([false, false, true, false, false])
  })

  it('solves Longley’s ill-conditioned regression to the certified figures', () => {
    const rows = longley.map(([y, ...x]) => [y, 1, ...x])
    const qr = n.pivotedQr(n.matrixOf(rows.map((row) => row.slice(1) as number[])))
    const found = qr.coefficients(rows.map((row) => row[0] as number))
    certified.forEach((value, at) => {
      expect(Math.abs((found[at] as number) / value - 1)).toBeLessThan(1e-7)
    })
  })
})

describe('Cholesky and LU', () => {
  it('agree with each other and with the inverse', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }).chain((k) => fc.tuple(matrixOfSize(k + 2, k), fc.array(entryOf, { minLength: k, maxLength: k }))),
        ([x, b]) => {
          const a = n.crossProduct(x)
          for (let i = 0; i < a.rows; i++) a.data[i * a.rows + i] = (a.data[i * a.rows + i] as number) + 1
          const factor = n.choleskyFactor(a)
          if (factor === undefined) throw new Error('positive definite by construction')
          const solved = n.choleskySolve(factor, b)
          const scale = 1e-11 * (1 + size(solved))
          expect(furthest(solved, n.solveLu(a, b) ?? [])).toBeLessThan(scale * 100)
          expect(furthest(n.multiplyVector(n.choleskyInverse(factor), b), solved)).toBeLessThan(scale * 100)
          const byEigen = n.eigenvaluesSymmetric(a).reduce((sum, value) => sum + Math.log(value), 0)
          expect(n.logDeterminant(factor)).toBeCloseTo(byEigen, 8)
        },
      ),
    )
  })

  it('refuse what has no answer', () => {
    expect(
      n.choleskyFactor(
        n.matrixOf([
          [1, 2],
          [2, 1],
        ]),
      ),
    ).toBeUndefined()
    expect(
      n.choleskyFactor(
        n.matrixOf([
          [1, 1],
          [1, 1],
        ]),
      ),
    ).toBeUndefined()
    expect(
      n.solveLu(
        n.matrixOf([
          [1, 1],
          [1, 1],
        ]),
        [1, 2],
      ),
    ).toBeUndefined()
  })

  it('generalised inverse of a singular matrix satisfies Penrose’s conditions', () => {
    const a = n.crossProduct(
      n.matrixOf([
        [1, 2, 3],
        [2, 4, 6.5],
      ]),
    )
    const { inverse, rank } = n.generalisedInverse(a)
    expect(rank).toBe(2)
    expect(furthest(n.multiply(n.multiply(a, inverse), a).data, a.data)).toBeLessThan(1e-10)
    expect(furthest(n.multiply(n.multiply(inverse, a), inverse).data, inverse.data)).toBeLessThan(1e-10)
  })
})

/** Longley JW. J Am Stat Assoc 1967;62:819-41: employment; deflator, GNP, unemployed, armed forces, population, year. */
const longley = [
  [60323, 83, 234289, 2356, 1590, 107608, 1947],
  [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
  [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
  [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
  [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
  [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
  [64989, 99, 365385, 1870, 3547, 115094, 1953],
  [63761, 100, 363112, 3578, 3350, 116219, 1954],
  [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
  [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
  [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
  [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
  [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
  [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
  [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
  [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
] as const

/** NIST Statistical Reference Datasets, Longley. */
const certified = [
  -3482258.63459582, 15.0618722713733, -0.035819179292591, -2.02022980381683, -1.03322686717359, -0.0511041056535807, 1829.15146461355,
]
