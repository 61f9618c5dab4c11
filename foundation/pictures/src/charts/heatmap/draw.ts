import type { z } from 'zod'
import type { DrawOptions } from '../../chart.ts'
import { closePage, nothingToShow, openPage } from '../../parts/page.ts'
import type { Mark, RasterMark } from '../../scene/mark.ts'
import type { Scene, TextTable } from '../../scene/scene.ts'
import { fitText } from '../../text/fit-text.ts'
import { formatNumber, formatShort } from '../../text/format-number.ts'
import type { Box } from '../../text/text-box.ts'
import { textWidth } from '../../text/text-width.ts'
import { annotationColours, paletteOf, scaleEnds, stepOfValue } from './colours.ts'
import type { heatmapSchema } from './schema.ts'
import { treePath } from './tree.ts'

/** What a heatmap is drawn from. */
export type HeatmapData = z.output<typeof heatmapSchema>

const orderOf = (tree: HeatmapData['rowTree'], n: number): readonly number[] =>
  tree?.order.map((leaf) => leaf - 1) ?? Array.from({ length: n }, (_, at) => at)

const words = (data: HeatmapData, ends: readonly [number, number]): { readonly description: string; readonly table: TextTable } => {
  const known = data.values.flat().filter((value) => value !== null).length
  const all = data.rows.length * data.columns.length
  const [low, high] = ends.map((end) => formatNumber(end))
  const small = all <= 4000
  return {
    description: `${data.rows.length} rows by ${data.columns.length} columns, ${data.colour.label} from ${low} to ${high}${known < all ? `, ${all - known} unknown` : ''}.${data.columnAnnotations.length > 0 ? ` Columns are marked by ${data.columnAnnotations.map(({ label }) => label).join(', ')}.` : ''}`,
    table: small
      ? { columns: ['row', ...data.columns], rows: data.rows.map((name, at) => [name, ...(data.values[at] ?? [])]) }
      : {
          columns: ['row', 'known values'],
          rows: data.rows.slice(0, 1000).map((name, at) => [name, (data.values[at] ?? []).filter((value) => value !== null).length]),
        },
  }
}

const cellsOf = (data: HeatmapData, ends: readonly [number, number], rows: readonly number[], columns: readonly number[]): Uint8Array => {
  const cells = new Uint8Array(rows.length * columns.length)
  rows.forEach((row, i) => {
    columns.forEach((column, j) => {
      cells[i * columns.length + j] = stepOfValue(data.values[row]?.[column] ?? null, ends)
    })
  })
  return cells
}

/** Few cells as rectangles that any program can edit, many as one picture. */
const drawCells = (raster: RasterMark): readonly Mark[] => {
  const { x, y, width, height, columns, rows, cells, palette } = raster
  if (columns * rows > 2500) return [raster]
  const [w, h] = [width / columns, height / rows]
  return Array.from(
    cells,
    (step, at): Mark => ({
      kind: 'rect',
      x: x + (at % columns) * w,
      y: y + Math.floor(at / columns) * h,
      width: w + 0.15,
      height: h + 0.15,
      fill: palette[step] ?? 'none',
    }),
  )
}

const strip = 11

const drawAnnotations = (data: HeatmapData, box: Box, rows: readonly number[], columns: readonly number[]): readonly Mark[] => {
  const [w, h] = [(box.right - box.left) / Math.max(1, columns.length), (box.bottom - box.top) / Math.max(1, rows.length)]
  const above = data.columnAnnotations.flatMap((annotation, index): readonly Mark[] => {
    const { paint, texture } = annotationColours(annotation, index)
    const y = box.top - 4 - (data.columnAnnotations.length - index) * (strip + 2)
    return [
      ...columns.map(
        (column, at): Mark => ({
          kind: 'rect',
          x: box.left + at * w,
          y,
          width: w + 0.15,
          height: strip,
          fill: paint(annotation.values[column] ?? null),
          texture: texture(annotation.values[column] ?? null),
        }),
      ),
      { kind: 'text', role: 'label', x: box.right + 6, y: y + 9.5, text: fitText(annotation.label, 112, 10.5), size: 10.5, fill: 'soft' },
    ]
  })
  const left = data.rowAnnotations.flatMap((annotation, index): readonly Mark[] => {
    const { paint, texture } = annotationColours(annotation, index + data.columnAnnotations.length)
    const x = box.left - 4 - (data.rowAnnotations.length - index) * (strip + 2)
    return [
      ...rows.map(
        (row, at): Mark => ({
          kind: 'rect',
          x,
          y: box.top + at * h,
          width: strip,
          height: h + 0.15,
          fill: paint(annotation.values[row] ?? null),
          texture: texture(annotation.values[row] ?? null),
        }),
      ),
      {
        kind: 'text',
        role: 'label',
        x: x + 9,
        y: box.bottom + 6,
        text: fitText(annotation.label, 70, 10.5),
        size: 10.5,
        fill: 'soft',
        anchor: 'end',
        turn: -90,
      },
    ]
  })
  return [...above, ...left]
}

const drawNames = (data: HeatmapData, box: Box, rows: readonly number[], columns: readonly number[]): readonly Mark[] => {
  const [w, h] = [(box.right - box.left) / Math.max(1, columns.length), (box.bottom - box.top) / Math.max(1, rows.length)]
  const right =
    h < 9
      ? []
      : rows.map(
          (row, at): Mark => ({
            kind: 'text',
            role: 'tick',
            x: box.right + 6,
            y: box.top + (at + 0.5) * h + 3.6,
            text: fitText(data.rows[row] ?? '', 112, Math.min(10.5, h)),
            size: Math.min(10.5, h),
          }),
        )
  const below =
    w < 9
      ? []
      : columns.map(
          (column, at): Mark => ({
            kind: 'text',
            role: 'tick',
            x: box.left + (at + 0.5) * w + 3.6,
            y: box.bottom + 6,
            text: fitText(data.columns[column] ?? '', 80, Math.min(10.5, w)),
            size: Math.min(10.5, w),
            anchor: 'end',
            turn: -90,
          }),
        )
  return [...right, ...below]
}

const drawScale = (data: HeatmapData, ends: readonly [number, number], x: number, y: number): readonly Mark[] => {
  const palette = paletteOf(data.colour.kind)
  const width = 130
  const title = data.colour.unit === undefined ? data.colour.label : `${data.colour.label} (${data.colour.unit})`
  const marks: Mark[] = [
    {
      kind: 'raster',
      x,
      y: y + 16,
      width,
      height: 9,
      columns: 65,
      rows: 1,
      cells: Uint8Array.from({ length: 65 }, (_, at) => Math.round((at * 100) / 64)),
      palette,
    },
  ]
  marks.push({ kind: 'text', role: 'legend', x, y: y + 10, text: fitText(title, 220, 11), size: 11 })
  const middle = (ends[0] + ends[1]) / 2
  for (const [at, value, anchor] of [
    [0, ends[0], 'start'],
    [0.5, middle, 'middle'],
    [1, ends[1], 'end'],
  ] as const)
    marks.push({ kind: 'text', role: 'tick', x: x + at * width, y: y + 37, text: formatShort(value, 3), size: 10.5, anchor })
  if (data.values.some((row) => row.includes(null)))
    marks.push(
      { kind: 'rect', x: x + width + 24, y: y + 16, width: 14, height: 9, fill: palette.at(-1) ?? 'none' },
      { kind: 'text', role: 'legend', x: x + width + 43, y: y + 24.5, text: 'unknown', size: 11 },
    )
  return marks
}

const drawTrees = (data: HeatmapData, box: Box): readonly Mark[] => {
  const marks: Mark[] = []
  const [w, h] = [(box.right - box.left) / data.columns.length, (box.bottom - box.top) / data.rows.length]
  const branch = { stroke: 'soft' as const, strokeWidth: 0.9 }
  const top = box.top - 6 - data.columnAnnotations.length * (strip + 2)
  if (data.columnTree !== undefined && data.columns.length > 1)
    marks.push({
      kind: 'path',
      d: treePath(
        data.columnTree,
        (at) => box.left + (at + 0.5) * w,
        (height) => top - 44 * height,
        false,
      ),
      ...branch,
    })
  const side = box.left - 6 - data.rowAnnotations.length * (strip + 2)
  if (data.rowTree !== undefined && data.rows.length > 1)
    marks.push({
      kind: 'path',
      d: treePath(
        data.rowTree,
        (at) => box.top + (at + 0.5) * h,
        (height) => side - 50 * height,
        true,
      ),
      ...branch,
    })
  return marks
}

const rasterOf = (
  data: HeatmapData,
  ends: readonly [number, number],
  box: Box,
  rows: readonly number[],
  columns: readonly number[],
): RasterMark => ({
  kind: 'raster',
  x: box.left,
  y: box.top,
  width: box.right - box.left,
  height: box.bottom - box.top,
  columns: columns.length,
  rows: rows.length,
  cells: cellsOf(data, ends, rows, columns),
  palette: paletteOf(data.colour.kind),
})

/** The matrix in the order of its trees, annotations beside it, names where they can be read. */
export const drawHeatmap = (data: HeatmapData, options: DrawOptions): Scene => {
  const width = options.width ?? 680
  const rows = orderOf(data.rowTree, data.rows.length)
  const columns = orderOf(data.columnTree, data.columns.length)
  const entries = [
    ...data.columnAnnotations.map((annotation, at) => annotationColours(annotation, at)),
    ...data.rowAnnotations.map((annotation, at) => annotationColours(annotation, at + data.columnAnnotations.length)),
  ].flatMap(({ entries: own }) => own)
  const ends = scaleEnds(data)
  const said = words(data, ends)
  const cell = Math.min(18, Math.max(rows.length > 60 ? 0 : 12, 420 / Math.max(1, rows.length)))
  const namesBelow = (width - 200) / Math.max(1, columns.length) >= 9
  const below = namesBelow || data.rowAnnotations.length > 0 ? 90 : 6
  const head = 46 + (data.columnTree === undefined ? 0 : 50) + data.columnAnnotations.length * (strip + 2) + 6
  const bodyHeight = rows.length === 0 ? 120 : head + Math.max(60, rows.length * cell) + below
  const page = openPage(
    data,
    options.height === undefined ? { width, bodyHeight, legend: entries } : { width, height: options.height, legend: entries },
  )
  if (rows.length === 0 || columns.length === 0) return nothingToShow(page, said.table)
  const left = page.body.left + (data.rowTree === undefined ? 0 : 60) + data.rowAnnotations.length * (strip + 2) + 4
  const named = Math.min(
    118,
    8 + Math.max(...data.rows.map((name) => textWidth(name, 10.5)), ...data.columnAnnotations.map(({ label }) => textWidth(label, 10.5))),
  )
  const tall = Math.min(
    below - 8,
    10 +
      Math.max(
        ...(namesBelow ? data.columns.map((name) => textWidth(name, 10.5)) : []),
        ...data.rowAnnotations.map(({ label }) => textWidth(label, 10.5)),
      ),
  )
  const box: Box = {
    left,
    right: page.body.right - named,
    top: page.body.top + head,
    bottom: page.body.bottom - (tall > 0 ? Math.min(below, tall) : 0),
  }
  const marks: Mark[] = [
    ...drawScale(data, ends, page.body.left, page.body.top),
    ...drawCells(rasterOf(data, ends, box, rows, columns)),
    ...drawAnnotations(data, box, rows, columns),
    ...drawNames(data, box, rows, columns),
    ...drawTrees(data, box),
  ]
  return closePage(page, marks, said)
}
