import type { z } from 'zod'
import { planAxis, type Scale, scaleOf } from '../../axes/axis.ts'
import { drawLeftAxis, leftAxisWidth } from '../../axes/draw-axes.ts'
import type { DrawOptions } from '../../chart.ts'
import { closePage, nothingToShow, openPage } from '../../parts/page.ts'
import { countWords } from '../../parts/words.ts'
import type { Mark } from '../../scene/mark.ts'
import type { Scene, TextTable } from '../../scene/scene.ts'
import { fitText } from '../../text/fit-text.ts'
import type { Box } from '../../text/text-box.ts'
import { textWidth } from '../../text/text-width.ts'
import type { upsetSchema } from './schema.ts'

/** What an UpSet plot is drawn from. */
export type UpsetData = z.output<typeof upsetSchema>

const nameOf = (sets: readonly string[]): string => (sets.length === 0 ? 'none' : sets.join(' and '))

const wordsOf = (data: UpsetData): { readonly description: string; readonly table: TextTable } => ({
  description: `${data.members} in ${countWords(data.sets.length, 'set')}: ${data.sets.map(({ label, size }) => `${label} ${size}`).join(', ')}. Most frequent: ${data.intersections
    .toSorted((a, b) => b.count - a.count)
    .slice(0, 5)
    .map(({ sets, count }) => `${nameOf(sets)} ${count}`)
    .join('; ')}.`,
  table: { columns: ['sets', data.members], rows: data.intersections.map(({ sets, count }) => [nameOf(sets), count]) },
})

const row = 22

const bars = 84

const drawSets = (data: UpsetData, body: Box, top: number): readonly Mark[] => {
  const marks: Mark[] = []
  const most = Math.max(1, ...data.sets.map((set) => set.size))
  const room = bars - textWidth(String(most), 10.5) - 6
  data.sets.forEach(({ label, size }, at) => {
    const middle = top + (at + 0.5) * row
    const length = (room * size) / most
    if (at % 2 === 0)
      marks.push({
        kind: 'rect',
        x: body.left,
        y: middle - row / 2,
        width: body.right - body.left,
        height: row,
        fill: 'shade',
      })
    marks.push(
      { kind: 'rect', x: body.left + bars - length, y: middle - 5.5, width: length, height: 11, fill: 's1' },
      {
        kind: 'text',
        role: 'label',
        x: body.left + bars - length - 4,
        y: middle + 3.7,
        text: String(size),
        size: 10.5,
        anchor: 'end',
        fill: 'soft',
      },
      { kind: 'text', role: 'tick', x: body.left + bars + 8, y: middle + 3.8, text: fitText(label, 150, 11), size: 11 },
    )
  })
  return marks
}

const drawIntersections = (data: UpsetData, box: Box, y: Scale, top: number): readonly Mark[] => {
  const marks: Mark[] = []
  const step = (box.right - box.left) / data.intersections.length
  data.intersections.forEach(({ sets, count }, at) => {
    const x = box.left + (at + 0.5) * step
    const w = Math.min(24, step * 0.68)
    marks.push({
      kind: 'rect',
      x: x - w / 2,
      y: y(count),
      width: w,
      height: box.bottom - y(count),
      fill: 'ink',
      hint: `${nameOf(sets)}: ${count}`,
    })
    const text = String(count)
    if (textWidth(text, 10) <= step - 2) marks.push({ kind: 'text', role: 'label', x, y: y(count) - 4, text, size: 10, anchor: 'middle' })
    const members = data.sets.map(({ label }) => sets.includes(label))
    const r = Math.min(5.5, step * 0.36)
    const [first, last] = [members.indexOf(true), members.lastIndexOf(true)]
    if (last > first)
      marks.push({ kind: 'line', x1: x, x2: x, y1: top + (first + 0.5) * row, y2: top + (last + 0.5) * row, stroke: 'ink', strokeWidth: 2 })
    members.forEach(
      (inside, set) =>
        void marks.push({
          kind: 'circle',
          x,
          y: top + (set + 0.5) * row,
          r,
          fill: inside ? 'ink' : 'grid',
          ...(inside ? {} : { stroke: 'idle' as const, strokeWidth: 0.6 }),
        }),
    )
  })
  return marks
}

/** Bars of intersections above a matrix of dots, sizes of the sets at its left. */
export const drawUpset = (data: UpsetData, options: DrawOptions): Scene => {
  const width = options.width ?? 680
  const page = openPage(data, data.sets.length === 0 ? { width, bodyHeight: 120 } : { width, bodyHeight: 190 + data.sets.length * row + 8 })
  const said = wordsOf(data)
  if (data.sets.length === 0 || data.intersections.length === 0) return nothingToShow(page, said.table)
  const names = Math.min(150, Math.max(...data.sets.map(({ label }) => textWidth(label, 11))))
  const top = page.body.top + 176
  const left = page.body.left + bars + names + 22
  const axis = planAxis({ values: [0, ...data.intersections.map(({ count }) => count)], length: 150, words: { label: data.members } })
  const box = {
    left: Math.max(left, page.body.left + leftAxisWidth(axis, 150)),
    right: page.body.right,
    top: page.body.top + 16,
    bottom: top - 10,
  }
  const y = scaleOf(axis, box.bottom, box.top)
  const marks: Mark[] = [
    ...drawLeftAxis(axis, y, box, { line: false }),
    ...drawSets(data, page.body, top),
    ...drawIntersections(data, box, y, top),
  ]
  return closePage(page, marks, said)
}
