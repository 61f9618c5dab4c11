import { ask } from '@dacryon/core'
import { describe, expect, it } from 'vitest'
import { computeGap } from '../../src/clustering/index.ts'
import { streamOf } from '../../src/numeric/index.ts'

describe('the gap statistic', () => {
  const random = streamOf('gap', 'points', 0)
  const points = { rows: 24, columns: 2, data: Float64Array.from({ length: 48 }, (_, at) => (at < 24 ? 0 : 6) + random.normal()) }
  const after = (references: number) => ask(computeGap(points, { seed: 'law', to: 3, references }))

  it('has the standard error of the spread of its references, which come one after the other', () => {
    const [two, three] = [after(2), after(3)]
    for (const k of [0, 1, 2]) {
      const at = (values: ArrayLike<number>): number => values[k] ?? Number.NaN
      // The first two draws from their mean and standard error, the third from the change of the mean.
      const half = at(two.standardError) / Math.sqrt(1 + 1 / 2)
      const centre = at(two.referenceLogWithin)
      const third = 3 * at(three.referenceLogWithin) - 2 * centre
      const draws = [centre - half, centre + half, third]
      const mean = at(three.referenceLogWithin)
      const spread = Math.sqrt(draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / 3)
      expect(at(three.standardError)).toBeCloseTo(spread * Math.sqrt(1 + 1 / 3), 10)
      expect(at(three.gap)).toBeCloseTo(mean - at(three.logWithin), 12)
    }
  })

  it('finds two groups that lie apart', () =>
    expect(ask(computeGap(points, { seed: 'law', to: 4, references: 40 })).firstStandardError).toBe(2))
})
