import fc from 'fast-check'
import { expect, test } from 'vitest'
import { charts, drawChart, renderSvg } from '../src/index.ts'
import { xmlFaults } from './xml.ts'

type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json }

const replacements: readonly Json[] = [0, 1, -1, 0.5, 1e-9, -1e-9, 1e9, 1e90, -1e90, 1e-300, 3, null, '', '<&>"\u0007', 'Infinity']

/** The same value with some numbers replaced, lists shortened, doubled or emptied, and words made strange. */
const mutate = (value: unknown, chance: () => number, rate: number): unknown => {
  if (Array.isArray(value)) {
    const draw = chance()
    if (draw < rate * 0.2) return []
    const kept = draw < rate * 0.5 ? value.slice(0, 1) : draw < rate * 0.8 ? value.slice(0, Math.ceil(value.length / 2)) : value
    return kept.slice(0, 300).map((item) => mutate(item, chance, rate))
  }
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mutate(item, chance, rate)]))
  if (chance() >= rate) return value
  if (typeof value === 'number') return replacements[Math.floor(chance() * replacements.length)]
  if (typeof value === 'string')
    return chance() < 0.3 ? 'A very long name & <strange> “signs” μ ≥ 中文 that goes on and on until there is no more room for it' : value
  return value
}

test.each(charts.map((chart) => [chart.id, chart] as const))(
  '%s: data bent at random is drawn with real numbers or refused with reasons',
  (_, chart) => {
    const examples = chart.examples()
    let drawn = 0
    fc.assert(
      fc.property(
        fc.constantFrom('typical' as const, 'extreme' as const),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })),
        fc.constantFrom(0, 0.004, 0.03, 0.3),
        fc.constantFrom(undefined, 170, 500, 1500),
        (variant, stream, rate, width) => {
          const bent = mutate(examples[variant], () => stream.next().value ?? 0.5, rate)
          const outcome = drawChart(chart, bent, width === undefined ? {} : { width })
          if (!outcome.ok) {
            expect(outcome.issues.length).toBeGreaterThan(0)
            return
          }
          drawn += 1
          const { width: w, height } = outcome.value
          expect(Number.isFinite(w * height) && w > 0 && height > 0).toBe(true)
          const svg = renderSvg(outcome.value, { theme: 'print' })
          expect(xmlFaults(svg)).toEqual([])
          expect(svg.replace(/base64,[^"]+/g, '').replace(/<(title|desc)[^>]*>[^<]*/g, '')).not.toMatch(/NaN|undefined|="[^"]*Infinity/)
        },
      ),
      { numRuns: 60 },
    )
    expect(drawn).toBeGreaterThan(5)
  },
)

test.each(charts.map((chart) => [chart.id, chart] as const))(
  '%s: NaN, infinity, text for a number and unknown fields are refused by name',
  (_, chart) => {
    const typical = chart.examples().typical as Record<string, unknown>
    expect(drawChart(chart, { ...typical, colour_of_the_sky: 1 }).ok).toBe(false)
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, 'seven', {}]) {
      const spoil = (value: unknown): unknown => {
        if (Array.isArray(value)) return value.map(spoil)
        if (typeof value === 'object' && value !== null)
          return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, spoil(item)]))
        return typeof value === 'number' ? bad : value
      }
      const outcome = drawChart(chart, spoil(typical))
      expect(outcome.ok).toBe(false)
      if (!outcome.ok) for (const issue of outcome.issues) expect(issue).toMatchObject({ code: 'picture-data', severity: 'error' })
    }
    for (const nothing of [null, undefined, 7, 'text', []]) expect(drawChart(chart, nothing).ok).toBe(false)
  },
)

test('sizes that no sheet has are refused', () => {
  const [chart] = charts
  if (chart === undefined) throw new Error('no charts')
  for (const width of [0, -5, Number.NaN, 1e9])
    expect(drawChart(chart, chart.examples().empty, { width })).toMatchObject({
      ok: false,
      issues: [{ code: 'picture-size', column: 'width' }],
    })
})
