import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { charts, renderSvg } from '../src/index.ts'
import { everyScene, sceneOf, variants } from './scenes.ts'
import { xmlFaults } from './xml.ts'

const folder = join(import.meta.dirname, '..', '..', '..', 'docs', 'gallery')

test.each(charts.map((chart) => [chart.id, chart] as const))('the kept pictures of %s are those that are drawn today', (id, chart) => {
  const examples = chart.examples()
  for (const variant of variants) {
    const kept = readFileSync(join(folder, `${id}.${variant}.svg`), 'utf8')
    expect(kept === renderSvg(sceneOf(chart, examples[variant])), `${id}.${variant}.svg is stale, run npm run generate`).toBe(true)
  }
})

test('the gallery has every chart, nothing else, and stays small', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.svg'))
  expect(names.toSorted()).toEqual(charts.flatMap(({ id }) => variants.map((variant) => `${id}.${variant}.svg`)).toSorted())
  const bytes = names.reduce((sum, name) => sum + readFileSync(join(folder, name)).length, 0)
  expect(bytes).toBeLessThan(2_500_000)
})

test.each(['auto', 'light', 'dark', 'print'] as const)(
  'every picture is well-formed in the theme %s, and no number is missing',
  (theme) => {
    for (const { name, scene } of everyScene()) {
      const svg = renderSvg(scene, { theme })
      expect(xmlFaults(svg), name).toEqual([])
      expect(svg.replace(/base64,[^"]+/g, ''), name).not.toMatch(/NaN|undefined|Infinity|\[object/)
      expect(svg.includes('var(--'), name).toBe(theme === 'auto')
    }
  },
)

test('every picture has a title and a description for those who listen, and ids that occur once', () => {
  const seen = new Set<string>()
  for (const { name, scene } of everyScene()) {
    const svg = renderSvg(scene)
    const id = /<svg[^>]* id="([^"]+)"/.exec(svg)?.[1] ?? ''
    expect(svg).toContain(`aria-labelledby="${id}-t ${id}-d"`)
    expect(/<title id="[^"]+">(.+?)<\/title>/s.exec(svg)?.[1]?.length, name).toBeGreaterThan(1)
    expect(/<desc id="[^"]+">(.+?)<\/desc>/s.exec(svg)?.[1]?.length, name).toBeGreaterThan(6)
    const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
    expect(new Set(ids).size, name).toBe(ids.length)
    expect(seen.has(id), name).toBe(false)
    seen.add(id)
  }
})

test('the check of well-formedness finds faults', () => {
  expect(xmlFaults('<a><b></a>')).not.toEqual([])
  expect(xmlFaults('<a x="1" x="2"/>')).not.toEqual([])
  expect(xmlFaults('<a>fish & chips</a>')).not.toEqual([])
  expect(xmlFaults('<a x=1/>')).not.toEqual([])
  expect(xmlFaults('<a x="1 &lt; 2">ok &amp; fine</a>')).toEqual([])
})
