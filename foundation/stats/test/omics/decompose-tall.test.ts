import { describe, expect, it } from 'vitest'
import { type Matrix, multiply, streamOf, svd, transpose, zeros } from '../../src/numeric/index.ts'
import { decomposeTall } from '../../src/omics/decompose-tall.ts'
import { computePrincipalComponents, expressionOf } from '../../src/omics/index.ts'
import { valueIn } from './example.ts'

/** Columns of falling size, each `share` of the one before. */
const falling = (rows: number, columns: number, share: number): Matrix => {
  const random = streamOf('tall', `${rows} ${columns}`, 0)
  const out = zeros(rows, columns)
  out.data.forEach((_, at) => {
    out.data[at] = random.normal() * share ** (at % columns)
  })
  return out
}

const largest = (a: Float64Array, b: Float64Array): number =>
  a.reduce((most, value, at) => Math.max(most, Math.abs(value - (b[at] ?? 0))), 0)

const identityGap = (matrix: Matrix): number => {
  const product = multiply(transpose(matrix), matrix)
  return product.data.reduce((most, value, at) => Math.max(most, Math.abs(value - (at % (product.columns + 1) === 0 ? 1 : 0))), 0)
}

describe('decomposition of a tall matrix', () => {
  it('agrees with the Jacobi decomposition for many columns', () => {
    const matrix = falling(120, 60, 0.95)
    const [fast, slow] = [decomposeTall(matrix, 60), svd(matrix)]
    expect(largest(fast.values, slow.values)).toBeLessThan(1e-11)
    for (let j = 0; j < 60; j++) {
      let cosine = 0
      for (let i = 0; i < 60; i++) cosine += (fast.v.data[i * 60 + j] ?? 0) * (slow.v.data[i * 60 + j] ?? 0)
      expect(Math.abs(cosine)).toBeCloseTo(1, 10)
    }
    expect(identityGap(fast.u)).toBeLessThan(1e-10)
  })

  it('leaves values that squaring would lose to the Jacobi decomposition', () => {
    const matrix = falling(80, 50, 0.5)
    const { values, u } = decomposeTall(matrix, 50)
    expect(values).toEqual(svd(matrix).values)
    expect(identityGap(u)).toBeLessThan(1e-10)
    // the first few are large enough
    expect(decomposeTall(matrix, 5).values).toHaveLength(5)
    expect(largest(decomposeTall(matrix, 5).values, values)).toBeLessThan(1e-11)
  })

  it.each([
    [90, 50],
    [50, 90],
    [60, 60],
  ])('components of %i genes in %i samples give the data back', (p, n) => {
    const random = streamOf('components', `${p} ${n}`, 0)
    const names = (letter: string, count: number) => Array.from({ length: count }, (_, i) => `${letter}${i}`)
    const values = Float64Array.from({ length: p * n }, (_, at) => 8 + random.normal() + (at % n < n / 2 ? 1 : 0))
    const found = valueIn(computePrincipalComponents(valueIn(expressionOf(names('g', p), names('s', n), values))))
    const k = found.components
    expect(k).toBe(Math.min(n - 1, p))
    const [scores, loadings] = [
      { rows: n, columns: k, data: found.scores },
      { rows: p, columns: k, data: found.loadings },
    ]
    expect(identityGap(loadings)).toBeLessThan(1e-10)
    const back = multiply(loadings, transpose(scores))
    for (let g = 0; g < p; g++) {
      const row = values.subarray(g * n, (g + 1) * n)
      const middle = row.reduce((sum, value) => sum + value, 0) / n
      for (let i = 0; i < n; i++) expect(Math.abs((back.data[g * n + i] ?? 0) + middle - (row[i] ?? 0))).toBeLessThan(1e-10)
    }
    expect(found.explained.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 10)
  })
})
