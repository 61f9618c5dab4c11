import { expect, test } from 'vitest'
import { type SeriesPaint, seriesLook, themes } from '../src/index.ts'
import { rampColour } from '../src/theme/ramps.ts'
import { contrast, distance, type Eyes, seen } from './colour.ts'

const series: readonly SeriesPaint[] = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8']
const pairs = series.flatMap((a, at) => series.slice(at + 1).map((b) => [a, b] as const))

test('contrast agrees with the published examples', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

test.each(Object.entries(themes))('in the theme %s words have 4.5 : 1 and drawn things 3 : 1 against the paper', (_, theme) => {
  for (const token of ['ink', 'soft'] as const) {
    expect(contrast(theme[token], theme.paper), token).toBeGreaterThanOrEqual(4.5)
    expect(contrast(theme[token], theme.shade), token).toBeGreaterThanOrEqual(4.5)
  }
  for (const token of ['axis', ...series] as const) expect(contrast(theme[token], theme.paper), token).toBeGreaterThanOrEqual(3)
})

test.each(['usual', 'deuteranopia', 'protanopia'] as const)('series are told apart by %s eyes in every theme', (eyes: Eyes) => {
  for (const [name, theme] of Object.entries(themes))
    for (const [a, b] of pairs) {
      const first = Math.max(series.indexOf(a), series.indexOf(b)) < 4
      expect(distance(theme[a], theme[b], eyes), `${name} ${a} ${b}`).toBeGreaterThan(first ? 28 : 17)
    }
})

test('two series differ in grey, and any two series differ in symbol, dash and hatching', () => {
  for (const theme of Object.values(themes)) expect(Math.abs(seen(theme.s1, 'usual')[0] - seen(theme.s2, 'usual')[0])).toBeGreaterThan(4)
  const looks = series.map((_, at) => seriesLook(at))
  for (const key of ['symbol', 'texture'] as const) expect(new Set(looks.map((look) => look[key])).size).toBe(8)
  expect(new Set(looks.map(({ dash }) => dash.join(' '))).size).toBe(8)
  expect(seriesLook(8)).toEqual(seriesLook(0))
})

test('the sequential scale only darkens; the diverging one is lightest in the middle and its ends differ for all eyes', () => {
  const lightness = (kind: 'sequential' | 'diverging') => Array.from({ length: 41 }, (_, at) => seen(rampColour(kind, at / 40), 'usual')[0])
  const falling = lightness('sequential')
  for (let at = 1; at < falling.length; at += 1) expect(falling[at]).toBeLessThan(falling[at - 1] ?? 0)
  const both = lightness('diverging')
  expect(both.indexOf(Math.max(...both))).toBe(20)
  for (const eyes of ['usual', 'deuteranopia', 'protanopia', 'tritanopia'] as const) {
    expect(distance(rampColour('diverging', 0), rampColour('diverging', 1), eyes)).toBeGreaterThan(25)
    expect(distance(rampColour('diverging', 0.2), rampColour('diverging', 0.8), eyes)).toBeGreaterThan(40)
  }
})
