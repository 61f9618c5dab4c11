import type { z } from 'zod'
import { type Scale, scaleOf } from '../../axes/axis.ts'
import { bottomAxisHeight, drawBottomAxis } from '../../axes/draw-axes.ts'
import type { DrawOptions } from '../../chart.ts'
import { closePage, nothingToShow, openPage } from '../../parts/page.ts'
import { linePath } from '../../parts/path.ts'
import { limitValue } from '../../parts/words.ts'
import type { Mark } from '../../scene/mark.ts'
import type { Scene, TextTable } from '../../scene/scene.ts'
import { fitText } from '../../text/fit-text.ts'
import type { Box } from '../../text/text-box.ts'
import { wrapText } from '../../text/wrap-text.ts'
import { decimalsOf, forestAxis, forestColumns, rowHeight, rowWords, type TextColumn } from './layout.ts'
import type { forestSchema } from './schema.ts'

/** What a forest plot is drawn from. */
export type ForestData = z.output<typeof forestSchema>

/** One row of it. */
export type ForestRow = ForestData['rows'][number]

const clamp = (value: number, [from, to]: readonly [number, number]): number => Math.min(to, Math.max(from, value))

const drawEstimate = (row: ForestRow, y: number, x: Scale, plot: Box, heaviest: number): readonly Mark[] => {
  if (row.estimate === null) return []
  const bounds = [plot.left, plot.right] as const
  const at = x(row.estimate)
  const low = limitValue(row.low)
  const high = limitValue(row.high)
  const place = (limit: number): number =>
    limit === Number.NEGATIVE_INFINITY ? bounds[0] - 1 : limit === Number.POSITIVE_INFINITY ? bounds[1] + 1 : x(limit)
  const [from, to] = [low === undefined ? at : place(low), high === undefined ? at : place(high)]
  if (row.kind === 'summary') {
    const corners = [
      [clamp(from, bounds), y],
      [at, y - 6],
      [clamp(to, bounds), y],
      [at, y + 6],
    ] as const
    return [
      {
        kind: 'path',
        d: linePath(
          corners.map(([cx, cy]) => [clamp(cx, bounds), cy] as const),
          true,
        ),
        fill: 's2',
        stroke: 's2',
        strokeWidth: 1,
      },
    ]
  }
  const marks: Mark[] = [{ kind: 'line', x1: clamp(from, bounds), x2: clamp(to, bounds), y1: y, y2: y, stroke: 'ink', strokeWidth: 1.3 }]
  const tip = (edge: number, way: number): Mark => ({
    kind: 'path',
    d: linePath([
      [edge + way * 5, y - 4],
      [edge, y],
      [edge + way * 5, y + 4],
    ]),
    stroke: 'ink',
    strokeWidth: 1.3,
  })
  if (from < bounds[0]) marks.push(tip(bounds[0], 1))
  if (to > bounds[1]) marks.push(tip(bounds[1], -1))
  if (at >= bounds[0] && at <= bounds[1]) {
    const side = row.weight === undefined || heaviest === 0 ? 7 : 3.5 + 8 * Math.sqrt(row.weight / heaviest)
    marks.push({
      kind: 'rect',
      x: at - side / 2,
      y: y - side / 2,
      width: side,
      height: side,
      fill: 's1',
      hint: `${row.label}: ${row.estimate}`,
    })
  }
  return marks
}

const drawText = (row: ForestRow, y: number, columns: readonly TextColumn[]): readonly Mark[] =>
  columns.flatMap((column, at): readonly Mark[] => {
    const text = column.cell(row)
    if (text === '') return []
    const bold = row.kind !== 'estimate' ? 600 : 400
    const indent = at === 0 && row.kind === 'estimate' ? 8 : 0
    const words = fitText(text, column.width - indent, 11.5, bold)
    const soft = row.kind === 'estimate' && row.estimate === null && at > 0
    return [
      {
        kind: 'text',
        role: 'table',
        x: column.x + indent,
        y: y + 4,
        text: words,
        size: 11.5,
        anchor: column.anchor,
        ...(bold === 600 ? { weight: 600 as const } : {}),
        ...(soft ? { fill: 'soft' as const } : {}),
      },
    ]
  })

const drawFavours = (data: ForestData, x: Scale, plot: Box, y: number, width: number): readonly Mark[] => {
  const middle = clamp(x(data.effect.none), [plot.left, plot.right])
  const side = (text: string | undefined, way: -1 | 1): readonly Mark[] => {
    const room = way < 0 ? middle - plot.left : plot.right - middle
    if (text === undefined || room < 24) return []
    const words = fitText(text, (way < 0 ? middle - 16 : width - 16 - middle) - 10, 10.5)
    const arrow = linePath([
      [middle + way * 8 + way * Math.min(room - 10, 70) - way * 5, y - 3],
      [middle + way * 8 + way * Math.min(room - 10, 70), y],
      [middle + way * 8 + way * Math.min(room - 10, 70) - way * 5, y + 3],
    ])
    return [
      { kind: 'line', x1: middle + way * 8, x2: middle + way * 8 + way * Math.min(room - 10, 70), y1: y, y2: y, stroke: 'soft' },
      { kind: 'path', d: arrow, stroke: 'soft' },
      {
        kind: 'text',
        role: 'axis-title',
        x: middle + way * 8,
        y: y + 14,
        text: words,
        size: 10.5,
        anchor: way < 0 ? 'end' : 'start',
        fill: 'soft',
      },
    ]
  }
  return [...side(data.effect.low, -1), ...side(data.effect.high, 1)]
}

const words = (data: ForestData): { readonly description: string; readonly table: TextTable } => {
  const decimals = decimalsOf(data)
  const said = data.rows.filter(({ kind }) => kind !== 'heading')
  const chosen = said.filter(({ kind }) => kind === 'summary').length > 0 ? said.filter(({ kind }) => kind === 'summary') : said
  return {
    description: `${data.effect.label} with ${data.effect.interval}; ${data.effect.none} means no effect. ${chosen
      .slice(0, 8)
      .map((row) => `${row.label}: ${rowWords(row, decimals)}`)
      .join('; ')}${chosen.length > 8 ? `; and ${chosen.length - 8} more` : ''}.`,
    table: {
      columns: ['row', ...data.columns, data.effect.label, 'low', 'high', ...data.after],
      rows: data.rows.map((row) => [
        row.label,
        ...data.columns.map((_, at) => row.cells[at] ?? ''),
        row.estimate ?? row.reason ?? null,
        row.low,
        row.high,
        ...data.after.map((_, at) => row.after[at] ?? ''),
      ]),
    },
  }
}

const drawHeadings = (columns: readonly TextColumn[], bottom: number): readonly Mark[] => {
  const marks: Mark[] = []
  for (const { heading, x: place, width: room, anchor } of columns) {
    const lines = wrapText(heading, room, 11, 600, 3)
    lines.forEach((text, at) => {
      marks.push({
        kind: 'text',
        role: 'table',
        x: place,
        y: bottom - 6 - (lines.length - 1 - at) * 13,
        text,
        size: 11,
        weight: 600,
        anchor,
      })
    })
  }
  return marks
}

/** Rows of text with their estimates on one axis; an interval that leaves the axis ends in an arrow. */
export const drawForest = (data: ForestData, options: DrawOptions): Scene => {
  const wish = options.width ?? 720
  const favours = data.effect.low === undefined && data.effect.high === undefined ? 0 : 26
  const columnsAt = (width: number) => forestColumns(data, { left: 16, right: width - 16, top: 0, bottom: 0 })
  // The texts of a row need their room; a sheet too narrow for them grows.
  const width = wish + columnsAt(wish).lacking
  const probe = columnsAt(width)
  const axis = forestAxis(data, probe.plot.right - probe.plot.left)
  const headings = Math.max(1, ...probe.columns.map(({ heading, width: room }) => wrapText(heading, room, 11, 600, 3).length))
  const head = headings * 13 + 8
  const axisHeight = bottomAxisHeight(axis, probe.plot.right - probe.plot.left)
  const page = openPage(data, {
    width,
    bodyHeight: data.rows.length === 0 ? 120 : head + data.rows.length * rowHeight + 6 + favours + axisHeight,
  })
  const said = words(data)
  if (data.rows.length === 0) return nothingToShow(page, said.table)
  const { columns, plot: area } = forestColumns(data, page.body)
  const plot = { ...area, top: page.body.top + head, bottom: page.body.top + head + data.rows.length * rowHeight + 6 }
  const x = scaleOf(axis, plot.left, plot.right)
  const marks: Mark[] = []
  data.rows.forEach((_, at) => {
    if (at % 2 === 1)
      marks.push({
        kind: 'rect',
        x: page.body.left,
        y: plot.top + at * rowHeight + 3,
        width: page.body.right - page.body.left,
        height: rowHeight,
        fill: 'shade',
      })
  })
  marks.push(...drawHeadings(columns, plot.top))
  marks.push({ kind: 'line', x1: page.body.left, x2: page.body.right, y1: plot.top, y2: plot.top, stroke: 'axis' })
  const none = x(data.effect.none)
  marks.push(...drawBottomAxis(axis, x, plot), { kind: 'line', x1: none, x2: none, y1: plot.top, y2: plot.bottom, stroke: 'axis' })
  const summary = data.rows.findLast(({ kind, estimate }) => kind === 'summary' && estimate !== null)?.estimate
  if (typeof summary === 'number' && x(summary) >= plot.left && x(summary) <= plot.right)
    marks.push({ kind: 'line', x1: x(summary), x2: x(summary), y1: plot.top, y2: plot.bottom, stroke: 's2', dash: [3, 3] })
  const heaviest = Math.max(0, ...data.rows.map(({ weight }) => weight ?? 0))
  data.rows.forEach((row, at) => {
    const y = plot.top + 3 + (at + 0.5) * rowHeight
    marks.push(...drawText(row, y, columns), ...drawEstimate(row, y, x, plot, heaviest))
  })
  marks.push(...drawFavours(data, x, plot, plot.bottom + axisHeight + 6, width))
  return closePage(page, marks, said)
}
