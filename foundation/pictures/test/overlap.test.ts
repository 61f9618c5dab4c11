import { expect, test } from 'vitest'
import { boxesOverlap, charts, type Scene, textBox } from '../src/index.ts'
import { sceneOf, textsOf, variants } from './scenes.ts'

/** Pairs of texts that lie on each other, and texts that leave the sheet. */
const faultsOf = (scene: Scene): readonly string[] => {
  const texts = textsOf(scene.marks).map((mark) => ({ mark, box: textBox(mark) }))
  const faults = texts
    .filter(({ box }) => box.left < 0 || box.top < 0 || box.right > scene.width || box.bottom > scene.height)
    .map(({ mark }) => `${mark.role} leaves the sheet: ${mark.text}`)
  texts.forEach((one, at) => {
    for (const other of texts.slice(at + 1))
      if (boxesOverlap(one.box, other.box)) faults.push(`${one.mark.role} "${one.mark.text}" on ${other.mark.role} "${other.mark.text}"`)
  })
  return faults
}

const cases = charts.flatMap((chart) =>
  variants.flatMap((variant) => [undefined, 420, 1100].map((width) => [chart.id, variant, width, chart] as const)),
)

test.each(cases)('%s %s at width %s: no text lies on another or leaves the sheet', (_id, variant, width, chart) => {
  expect(faultsOf(sceneOf(chart, chart.examples()[variant], width === undefined ? {} : { width }))).toEqual([])
})

test('the check finds texts that lie on each other', () => {
  const text = { kind: 'text', role: 'tick', size: 12, text: 'twelve' } as const
  const scene: Scene = {
    width: 200,
    height: 50,
    title: 't',
    description: 'd',
    table: { columns: [], rows: [] },
    marks: [
      { ...text, x: 10, y: 20 },
      { ...text, x: 30, y: 24 },
      { ...text, x: 180, y: 40 },
    ],
  }
  expect(faultsOf(scene)).toHaveLength(2)
})
