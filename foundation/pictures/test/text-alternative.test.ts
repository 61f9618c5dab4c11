import { expect, test } from 'vitest'
import { charts, forest, kaplanMeier, proportions, roc, scatter, sceneToText } from '../src/index.ts'
import { everyScene, sceneOf } from './scenes.ts'

const numbersIn = (value: unknown, found = new Set<number>()): ReadonlySet<number> => {
  if (typeof value === 'number') found.add(value)
  else if (Array.isArray(value)) for (const item of value) numbersIn(item, found)
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) numbersIn(item, found)
  return found
}

/** Its totals are sums of the data, tested on their own. */
const sums = new Set(['missingness'])

test.each(charts.filter(({ id }) => !sums.has(id)).map((chart) => [chart.id, chart] as const))(
  'the numbers in the table of %s are those of the data, unrounded',
  (_, chart) => {
    const data = chart.examples().typical
    const scene = sceneOf(chart, data)
    const given = numbersIn(data)
    const told = scene.table.rows.flatMap((row) => row.filter((cell) => typeof cell === 'number'))
    expect(told.length).toBeGreaterThan(0)
    for (const number of told) expect(given.has(number), String(number)).toBe(true)
    for (const row of scene.table.rows.slice(0, 5)) expect(row.length).toBeGreaterThan(1)
  },
)

test('descriptions say the main numbers', () => {
  expect(sceneOf(kaplanMeier, kaplanMeier.examples().typical).description).toContain('Hazard ratio 0.58 (95% CI 0.39 to 0.86)')
  expect(sceneOf(forest, forest.examples().typical).description).toContain('All patients: 2.69 (1.50 to 4.84)')
  expect(sceneOf(proportions, proportions.examples().typical).description).toContain('Active drug 60.4% (58 of 96), 50.4% to 69.6%')
  expect(
    sceneOf(roc, {
      title: 'One',
      curves: [
        {
          label: 'A',
          points: [
            { falsePositive: 0, truePositive: 0 },
            { falsePositive: 1, truePositive: 1 },
          ],
          area: { estimate: 0.8123, low: 0.7, high: 0.9 },
        },
      ],
    }).description,
  ).toContain('A: AUC 0.81 (0.70 to 0.90)')
  expect(sceneOf(scatter, { title: 'P', xAxis: { label: 'a' }, yAxis: { label: 'b' }, x: [1], y: [2] }).description).toContain('of 1 point')
})

test('every table has one heading a column, and the text says title, description and rows', () => {
  for (const { name, scene } of everyScene()) {
    const widest = Math.max(0, ...scene.table.rows.map((row) => row.length))
    if (!name.startsWith('kaplan-meier')) expect(scene.table.columns.length, name).toBeGreaterThanOrEqual(widest)
    const text = sceneToText(scene)
    expect(text.startsWith(`${scene.title}\n${scene.description}\n`)).toBe(true)
    expect(text.split('\n')).toHaveLength(4 + scene.table.rows.length)
  }
})
