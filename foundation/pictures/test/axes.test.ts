import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planAxis, scaleOf } from '../src/axes/axis.ts'
import { boxesOverlap, textBox, textWidth } from '../src/index.ts'
import { placeLabels } from '../src/parts/place-labels.ts'
import { formatNumber, formatShort } from '../src/text/format-number.ts'
import { wrapText } from '../src/text/wrap-text.ts'

const real = fc.oneof(
  fc.double({ min: -1e12, max: 1e12, noNaN: true }),
  fc.double({ min: -1, max: 1, noNaN: true }),
  fc.constant(0),
  fc.integer({ min: -100, max: 100 }),
)

test('ticks of a linear axis are round, evenly spaced, inside, and as many as there is room for', () => {
  fc.assert(
    fc.property(fc.array(real, { maxLength: 8 }), fc.integer({ min: 60, max: 900 }), (values, length) => {
      const axis = planAxis({ values, length, words: { label: 'x' } })
      const [low, high] = axis.domain
      expect(low < high && Number.isFinite(high - low)).toBe(true)
      for (const value of values) expect(value >= low - 1e-9 * Math.abs(low) && value <= high + 1e-9 * Math.abs(high)).toBe(true)
      const at = axis.ticks.map(({ value }) => value)
      expect(at.length).toBeGreaterThanOrEqual(2)
      expect(at.length).toBeLessThanOrEqual(Math.max(2, Math.floor(length / 44)) + 3)
      const step = (at[1] ?? 0) - (at[0] ?? 0)
      const mantissa = Number(step.toExponential(6).split('e')[0])
      expect([1, 2, 5].some((round) => Math.abs(mantissa - round) < 1e-4)).toBe(true)
      at.slice(1).forEach(
        (value, index) => void expect(value - (at[index] ?? 0)).toBeCloseTo(step, Math.max(-20, 6 - Math.floor(Math.log10(step)) - 2)),
      )
    }),
  )
})

test('ticks of a log axis rise and are inside', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 1e-30, max: 1e30, noNaN: true }), { maxLength: 6 }),
      fc.integer({ min: 60, max: 900 }),
      (values, length) => {
        const axis = planAxis({ kind: 'log', values, length, words: { label: 'x' } })
        const at = axis.ticks.map(({ value }) => value)
        expect(at.length).toBeGreaterThanOrEqual(2)
        at.slice(1).forEach((value, index) => void expect(value).toBeGreaterThan(at[index] ?? 0))
        const place = scaleOf(axis, 0, length)
        for (const value of at) expect(place(value) >= -0.01 * length && place(value) <= 1.01 * length).toBe(true)
      },
    ),
  )
})

test('numbers are written as print has them', () => {
  expect([
    formatNumber(0.012_345),
    formatNumber(-1.5),
    formatNumber(12_345),
    formatNumber(0),
    formatNumber(2.3e-9),
    formatNumber(1e8),
  ]).toEqual(['0.0123', '−1.50', '12\u202f345', '0', '2.3×10⁻⁹', '10⁸'])
  expect([formatShort(8), formatShort(0.25), formatShort(-1.5), formatShort(1 / 3)]).toEqual(['8', '0.25', '−1.5', '0.3333'])
})

test('placed names never lie on each other, on named points, or outside; what has no room is named', () => {
  const box = { left: 0, top: 0, right: 300, bottom: 200 }
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          x: fc.double({ min: 0, max: 300, noNaN: true }),
          y: fc.double({ min: 0, max: 200, noNaN: true }),
          text: fc.string({ minLength: 1, maxLength: 14 }),
        }),
        { maxLength: 40 },
      ),
      (wishes) => {
        const { marks, dropped } = placeLabels(wishes, box)
        const boxes = marks.flatMap((mark) => (mark.kind === 'text' ? [textBox(mark)] : []))
        expect(boxes.length + dropped.length).toBe(wishes.length)
        boxes.forEach((one, at) => {
          expect(one.left >= 0 && one.right <= 300 && one.top >= 0 && one.bottom <= 200).toBe(true)
          for (const other of boxes.slice(at + 1)) expect(boxesOverlap(one, other)).toBe(false)
        })
      },
    ),
  )
})

test('wrapped lines are no wider than asked and lose no word when there are lines enough', () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 30 }), fc.integer({ min: 90, max: 400 }), (text, width) => {
      const lines = wrapText(text, width, 12)
      for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(width)
      expect(lines.join(' ')).toBe(text)
    }),
  )
})
