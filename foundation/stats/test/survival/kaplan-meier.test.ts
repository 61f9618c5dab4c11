import { describe, expect, test } from 'vitest'
import { computeKaplanMeier, type KaplanMeierSpecification, survivalAt, survivalQuantiles } from '../../src/survival/index.ts'
import { codes, frame, numeric, value } from '../regression/rows.ts'

const curveOf = (time: readonly number[], event: readonly number[], more: Partial<KaplanMeierSpecification> = {}) => {
  const [curve] = value(
    computeKaplanMeier(frame(numeric('time', time), numeric('event', event)), { time: 'time', event: 'event', ...more }),
  ).curves
  if (curve === undefined) throw new Error('no curve')
  return curve
}
const twelve = curveOf([2, 3, 3, 5, 6, 8, 9, 11, 12, 15, 16, 20], [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0, 1])
const times = (curve: ReturnType<typeof curveOf>, shares: readonly number[]) =>
  survivalQuantiles(curve, shares).map(({ time, low, high }) =>
    [time, low, high].map((end) => (typeof end === 'number' ? end : 'not reached')),
  )

describe('Kaplan-Meier curves', () => {
  test('have the quantiles and limits of R’s survfit (kaplan-meier.R)', () => {
    expect(times(twelve, [0.1, 0.25, 0.5, 0.75])).toEqual([
      [3, 2, 6],
      [5, 2, 11],
      [11, 3, 'not reached'],
      [20, 9, 'not reached'],
    ])
    const plain = curveOf([2, 3, 3, 5, 6, 8, 9, 11, 12, 15, 16, 20], [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0, 1], { scale: 'plain' })
    expect(times(plain, [0.25, 0.5])).toEqual([
      [5, 3, 11],
      [11, 5, 'not reached'],
    ])
  })

  test('have the middle of a flat stretch that lies exactly at the share, and its beginning where it never ends', () => {
    expect(times(curveOf([1, 2, 3, 4, 5, 6], [1, 1, 1, 1, 1, 1]), [0.25, 0.5, 0.9]).map(([time]) => time)).toEqual([2, 3.5, 6])
    expect(times(curveOf([1, 1, 2, 3], [1, 1, 1, 0]), [0.25, 0.5]).map(([time]) => time)).toEqual([1, 1.5])
    expect(times(curveOf([1, 1, 2, 3], [1, 1, 0, 0]), [0.5, 0.75]).map(([time]) => time)).toEqual([1, 'not reached'])
  })

  test('say what R says before, at and between times, and nothing about the error when nobody is left', () => {
    const [before, first, between, tied, late, last, after] = survivalAt(twelve, [1, 2, 2.5, 3, 15, 20, 30])
    expect(before).toMatchObject({ atRisk: 12, survival: 1, standardError: 0, interval: { code: 'no-event-yet' } })
    expect(first?.atRisk).toBe(12)
    expect(first?.survival).toBeCloseTo(11 / 12, 14)
    expect(first?.standardError).toBeCloseTo(0.079785592313028, 13)
    expect(first?.interval).toMatchObject({ low: expect.closeTo(0.53897718057074, 12), high: expect.closeTo(0.98782556540046, 12) })
    expect(between).toMatchObject({ atRisk: 11, survival: first?.survival, standardError: first?.standardError })
    expect(tied?.atRisk).toBe(11)
    expect(tied?.standardError).toBeCloseTo(0.107582870727984, 13)
    expect(late?.survival).toBeCloseTo(0.2880658436214, 13)
    expect(late?.interval).toMatchObject({ low: expect.closeTo(0.05276394336903, 12), high: expect.closeTo(0.59066461028034, 12) })
    expect(last).toMatchObject({ atRisk: 1, survival: 0, standardError: { code: 'nobody-left' }, interval: { code: 'nobody-left' } })
    expect(after).toMatchObject({ atRisk: 0, survival: 0 })
  })

  test('count events, and refuse levels that are none', () => {
    expect(twelve).toMatchObject({ n: 12, events: 8 })
    const one = frame(numeric('time', [1, 2]), numeric('event', [1, 0]))
    expect(codes(computeKaplanMeier(one, { time: 'time', event: 'event', level: 1.2 }))).toEqual(['level-out-of-range'])
  })
})
