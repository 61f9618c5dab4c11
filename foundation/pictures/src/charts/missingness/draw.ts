import type { z } from 'zod'
import type { DrawOptions } from '../../chart.ts'
import { closePage, nothingToShow, openPage } from '../../parts/page.ts'
import { countWords } from '../../parts/words.ts'
import type { Mark } from '../../scene/mark.ts'
import type { Scene, TextTable } from '../../scene/scene.ts'
import { fitText } from '../../text/fit-text.ts'
import { formatPercent } from '../../text/format-number.ts'
import type { Box } from '../../text/text-box.ts'
import { textWidth } from '../../text/text-width.ts'
import { rampColour } from '../../theme/ramps.ts'
import type { missingnessSchema } from './schema.ts'

/** What a missingness map is drawn from. */
export type MissingnessData = z.output<typeof missingnessSchema>

interface Totals {
  readonly missing: number
  readonly of: number
}

const totalOf = (data: MissingnessData, column: number): Totals => {
  let [missing, of] = [0, 0]
  data.missing.forEach((row, at) => {
    const value = row[column]
    if (value === null || value === undefined) return
    missing += value
    of += data.rows[at]?.n ?? 0
  })
  return { missing, of }
}

const shareOf = ({ missing, of }: Totals): number => (of === 0 ? 0 : missing / of)

const wordsOf = (data: MissingnessData): { readonly description: string; readonly table: TextTable } => {
  const totals = data.columns.map((label, at) => ({ label, ...totalOf(data, at) }))
  const most = totals.toSorted((a, b) => shareOf(b) - shareOf(a)).slice(0, 5)
  return {
    description: `${countWords(data.columns.length, 'variable')} in ${countWords(data.rows.length, 'row')}. Most often missing: ${most.map((total) => `${total.label} ${formatPercent(shareOf(total))} (${total.missing} of ${total.of})`).join(', ')}.`,
    table: { columns: ['variable', 'missing', 'planned'], rows: totals.map(({ label, missing, of }) => [label, missing, of]) },
  }
}

const single = (data: MissingnessData): boolean => data.rows.every(({ n }) => n <= 1)

const drawGrid = (data: MissingnessData, box: Box): readonly Mark[] => {
  const [w, h] = [(box.right - box.left) / data.columns.length, (box.bottom - box.top) / data.rows.length]
  if (data.rows.length * data.columns.length > 2500) {
    const cells = Uint8Array.from(
      data.missing.flatMap((row, at) =>
        row.map((value) => (value === null ? 11 : Math.round((10 * value) / Math.max(1, data.rows[at]?.n ?? 1)))),
      ),
    )
    const palette = [
      ...Array.from({ length: 11 }, (_, at) => (at === 0 ? ('#dfe5ea' as const) : rampColour('sequential', 0.25 + 0.075 * at))),
      'none' as const,
    ]
    return [
      {
        kind: 'raster',
        x: box.left,
        y: box.top,
        width: box.right - box.left,
        height: box.bottom - box.top,
        columns: data.columns.length,
        rows: data.rows.length,
        cells,
        palette,
      },
    ]
  }
  return data.missing.flatMap((row, i) =>
    row.flatMap((value, j): readonly Mark[] => {
      const [x, y] = [box.left + j * w, box.top + i * h]
      const place = { x: x + 0.75, y: y + 0.75, width: Math.max(0.5, w - 1.5), height: Math.max(0.5, h - 1.5) }
      if (value === null)
        return w > 12 && h > 10
          ? [{ kind: 'line', x1: x + w / 2 - 3, x2: x + w / 2 + 3, y1: y + h / 2, y2: y + h / 2, stroke: 'idle' }]
          : []
      const n = data.rows[i]?.n ?? 0
      const share = n === 0 ? 0 : value / n
      const cell: Mark = {
        kind: 'rect',
        ...place,
        fill: share === 0 ? '#dfe5ea' : rampColour('sequential', 0.2 + 0.75 * share),
        hint: `${data.rows[i]?.label}, ${data.columns[j]}: ${value} of ${n} missing`,
      }
      const text = formatPercent(share)
      if (single(data) || share === 0 || w < textWidth(text, 10) + 4 || h < 14) return [cell]
      return [
        cell,
        {
          kind: 'text',
          role: 'label',
          x: x + w / 2,
          y: y + h / 2 + 3.5,
          text,
          size: 10,
          anchor: 'middle',
          fill: share > 0.35 ? '#ffffff' : '#1a1c20',
        },
      ]
    }),
  )
}

const drawVariables = (data: MissingnessData, box: Box, w: number): readonly Mark[] => {
  const marks: Mark[] = []
  data.columns.forEach((label, at) => {
    const total = totalOf(data, at)
    const height = 34 * shareOf(total)
    const x = box.left + (at + 0.5) * w
    marks.push({
      kind: 'rect',
      x: x - Math.min(10, w * 0.35),
      y: box.top - 5 - height,
      width: Math.min(20, w * 0.7),
      height,
      fill: 's1',
      hint: `${label}: ${total.missing} of ${total.of} missing`,
    })
    const text = formatPercent(shareOf(total))
    if (w > textWidth(text, 10) + 3)
      marks.push({ kind: 'text', role: 'label', x, y: box.top - 9 - height, text, size: 10, anchor: 'middle', fill: 'soft' })
    if (w >= 9)
      marks.push({
        kind: 'text',
        role: 'tick',
        x: x + 3.6,
        y: box.bottom + 6,
        text: fitText(label, 122, 10.5),
        size: 10.5,
        anchor: 'end',
        turn: -90,
      })
  })
  return marks
}

const drawRowNames = (data: MissingnessData, box: Box, h: number, readable: boolean, edge: number): readonly Mark[] => {
  const marks: Mark[] = []
  if (readable)
    data.rows.forEach(
      ({ label }, at) =>
        void marks.push({
          kind: 'text',
          role: 'tick',
          x: box.left - 6,
          y: box.top + (at + 0.5) * h + 3.6,
          text: fitText(label, 142, 10.5),
          size: Math.min(10.5, h),
          anchor: 'end',
        }),
    )
  else
    marks.push({
      kind: 'text',
      role: 'axis-title',
      x: edge + 10,
      y: (box.top + box.bottom) / 2,
      text: `${data.rows.length} rows: ${data.rowsAre.toLowerCase()}`,
      size: 11,
      anchor: 'middle',
      turn: -90,
    })
  return marks
}

/** Cells coloured by the share that is missing, with totals of each variable as bars above. */
export const drawMissingness = (data: MissingnessData, options: DrawOptions): Scene => {
  const width = options.width ?? 680
  const names = Math.min(150, 10 + Math.max(0, ...data.rows.map(({ label }) => textWidth(label, 10.5))))
  const variables = Math.min(130, 10 + Math.max(0, ...data.columns.map((label) => textWidth(label, 10.5))))
  const row = data.rows.length <= 40 ? 20 : Math.max(1, 420 / data.rows.length)
  const bars = 56
  const bodyHeight = data.rows.length === 0 ? 120 : bars + Math.max(40, data.rows.length * row) + variables + 22
  const readable = row >= 10
  const page = openPage(
    data,
    {
      width,
      bodyHeight,
      legend: [
        { label: 'Present', kind: 'area', paint: '#dfe5ea' },
        { label: single(data) ? 'Missing' : 'Missing, darker is more', kind: 'area', paint: rampColour('sequential', 0.8) },
      ],
    },
    ['Bars: share missing of each variable.', ...(data.missing.some((each) => each.includes(null)) ? ['No cell: not planned.'] : [])],
  )
  const said = wordsOf(data)
  if (data.rows.length === 0 || data.columns.length === 0) return nothingToShow(page, said.table)
  const box: Box = {
    left: page.body.left + (readable ? names : 20),
    right: page.body.right - 4,
    top: page.body.top + bars,
    bottom: page.body.bottom - variables - 22,
  }
  const [w, h] = [(box.right - box.left) / data.columns.length, (box.bottom - box.top) / data.rows.length]
  const marks: Mark[] = [...drawGrid(data, box), ...drawVariables(data, box, w), ...drawRowNames(data, box, h, readable, page.body.left)]
  return closePage(page, marks, said)
}
