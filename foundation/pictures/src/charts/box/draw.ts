import type { z } from 'zod'
import { axisTitle } from '../../axes/axis.ts'
import { bandCentre } from '../../axes/band-axis.ts'
import type { DrawOptions } from '../../chart.ts'
import { type BandPlot, openBandPlot } from '../../parts/band-plot.ts'
import { clipTo } from '../../parts/clip.ts'
import { symbolCloud } from '../../parts/dots.ts'
import { closePage, nothingToShow, openPage } from '../../parts/page.ts'
import { areaPath, linePath, type Place } from '../../parts/path.ts'
import { swarm } from '../../parts/swarm.ts'
import type { Mark } from '../../scene/mark.ts'
import type { Scene, TextTable } from '../../scene/scene.ts'
import { fitText } from '../../text/fit-text.ts'
import { formatNumber } from '../../text/format-number.ts'
import { seriesLook } from '../../theme/series.ts'
import { symbolPath } from '../../theme/symbol-path.ts'
import type { boxSchema } from './schema.ts'

/** What a box plot is drawn from. */
export type BoxData = z.output<typeof boxSchema>

type Group = BoxData['groups'][number]

const words = (data: BoxData): { readonly description: string; readonly table: TextTable } => ({
  description: `${axisTitle(data.value)} by ${data.group ?? 'group'}. ${data.groups
    .map(({ label, n, summary }) =>
      summary === null
        ? `${label}: n = ${n}, no summary`
        : `${label}: n = ${n}, median ${formatNumber(summary.median)} (quartiles ${formatNumber(summary.q1)} and ${formatNumber(summary.q3)})`,
    )
    .join('; ')}.${data.comparisons.map(({ from, to, text }) => ` ${from} against ${to}: ${text}.`).join('')}`,
  table: {
    columns: [data.group ?? 'group', 'n', 'lower whisker', 'first quartile', 'median', 'third quartile', 'upper whisker', 'mean'],
    rows: data.groups.map(({ label, n, summary, mean }) => [
      label,
      n,
      summary?.low ?? null,
      summary?.q1 ?? null,
      summary?.median ?? null,
      summary?.q3 ?? null,
      summary?.high ?? null,
      mean ?? null,
    ]),
  },
})

const drawViolin = (
  { density }: Group,
  x: number,
  half: number,
  { y }: BandPlot,
  paint: ReturnType<typeof seriesLook>['paint'],
  log: boolean,
): readonly Mark[] => {
  const shown = density.filter(({ value }) => !log || value > 0)
  const peak = Math.max(0, ...shown.map((point) => point.density))
  if (shown.length < 2 || peak === 0) return []
  const side = (way: number): readonly Place[] => shown.map((point) => [x + (way * half * point.density) / peak, y(point.value)])
  return [{ kind: 'path', d: areaPath(side(1), side(-1)), fill: paint, fillOpacity: 0.18, stroke: paint, strokeWidth: 1 }]
}

const drawBox = (
  group: Group,
  x: number,
  half: number,
  { y }: BandPlot,
  paint: ReturnType<typeof seriesLook>['paint'],
  texture: number,
): readonly Mark[] => {
  const { summary, density, mean } = group
  const marks: Mark[] = []
  if (summary !== null) {
    const width = density.length > 1 ? Math.min(half * 0.3, 9) : half * 0.62
    const line = { stroke: 'ink' as const, strokeWidth: 1.1 }
    marks.push(
      { kind: 'line', x1: x, x2: x, y1: y(summary.low), y2: y(summary.q1), ...line },
      { kind: 'line', x1: x, x2: x, y1: y(summary.q3), y2: y(summary.high), ...line },
    )
    for (const end of [summary.low, summary.high])
      marks.push({ kind: 'line', x1: x - width / 2, x2: x + width / 2, y1: y(end), y2: y(end), ...line })
    marks.push({
      kind: 'rect',
      x: x - width,
      y: y(summary.q3),
      width: 2 * width,
      height: y(summary.q1) - y(summary.q3),
      fill: 'paper',
      stroke: 'none',
    })
    marks.push({
      kind: 'rect',
      x: x - width,
      y: y(summary.q3),
      width: 2 * width,
      height: y(summary.q1) - y(summary.q3),
      fill: paint,
      fillOpacity: 0.35,
      ...line,
      texture,
    })
    marks.push({
      kind: 'line',
      x1: x - width,
      x2: x + width,
      y1: y(summary.median),
      y2: y(summary.median),
      stroke: 'ink',
      strokeWidth: 2.4,
    })
  }
  if (mean !== undefined)
    marks.push({ kind: 'path', d: symbolPath('diamond', x, y(mean), 3.6), fill: 'paper', stroke: 'ink', strokeWidth: 1.2 })
  return marks
}

const drawPoints = (
  { points, summary }: Group,
  x: number,
  half: number,
  { y }: BandPlot,
  paint: ReturnType<typeof seriesLook>['paint'],
  log: boolean,
): readonly Mark[] => {
  const shown = points.filter((value) => !log || value > 0).map(y)
  const beyondOnly = summary !== null && points.every((value) => value < summary.low || value > summary.high)
  const shifts = beyondOnly ? swarm(shown, 2.2, half * 0.4) : swarm(shown, 2.2, half * 0.8)
  return symbolCloud(
    shown.map((height, at): Place => [x + (shifts[at] ?? 0), height]),
    { paint, r: 2.2, opacity: beyondOnly ? 0.9 : 0.6 },
  )
}

const drawComparisons = (data: BoxData, plot: BandPlot): readonly Mark[] =>
  data.comparisons.flatMap(({ from, to, text }, at): readonly Mark[] => {
    const [a, b] = [from, to].map((label) => data.groups.findIndex((group) => group.label === label)).toSorted((one, other) => one - other)
    if (a === undefined || b === undefined || a < 0 || a === b) return []
    const [left, right] = [bandCentre(plot.box, data.groups.length, a), bandCentre(plot.box, data.groups.length, b)]
    const y = plot.box.top - 8 - at * 22
    const room = Math.max(60, right - left)
    return [
      {
        kind: 'path',
        d: linePath([
          [left, y + 5],
          [left, y],
          [right, y],
          [right, y + 5],
        ]),
        stroke: 'ink',
      },
      { kind: 'text', role: 'label', x: (left + right) / 2, y: y - 4, text: fitText(text, room, 11), size: 11, anchor: 'middle' },
    ]
  })

/** Boxes with whiskers; density as violin and single values behind them where given. */
export const drawBoxes = (data: BoxData, options: DrawOptions): Scene => {
  const notes = data.groups.some(({ mean }) => mean !== undefined) ? ['Line: median; box: quartiles; diamond: mean.'] : []
  const page = openPage(data, { width: options.width ?? 640, height: options.height ?? 400 }, notes)
  const said = words(data)
  const log = data.scale === 'log'
  const numbers = data.groups.flatMap(({ summary, points, density, mean }) => [
    ...(summary === null ? [] : Object.values(summary)),
    ...points,
    ...density.map(({ value }) => value),
    ...(mean === undefined ? [] : [mean]),
  ])
  if (numbers.length === 0) return nothingToShow(page, said.table)
  const bands = data.groups.map(({ label, n }) => ({ label, below: `n = ${n}` }))
  const plot = openBandPlot(
    page.body,
    bands,
    data.group ?? '',
    { kind: data.scale, values: numbers, words: data.value },
    data.comparisons.length * 22,
  )
  const half = Math.min(60, (plot.box.right - plot.box.left) / Math.max(1, data.groups.length) / 2 - 3)
  const inner = data.groups.flatMap((group, at) => {
    const x = bandCentre(plot.box, data.groups.length, at)
    // More than eight groups in eight colours would say what is not so.
    const look = seriesLook(data.groups.length > 8 ? 0 : at)
    const violin = drawViolin(group, x, half * 0.9, plot, look.paint, log)
    const beyondOnly =
      group.summary !== null && group.points.every((value) => value < (group.summary?.low ?? 0) || value > (group.summary?.high ?? 0))
    const points = drawPoints(group, x, half, plot, look.paint, log)
    const box = drawBox(group, x, half, plot, look.paint, look.texture)
    return beyondOnly
      ? [...violin, ...box, ...points]
      : [
          ...violin,
          ...points,
          ...(group.density.length > 1 || group.points.length === 0
            ? box
            : box.map((mark) => (mark.kind === 'rect' ? { ...mark, fill: 'none' as const, texture: 0 } : mark))),
        ]
  })
  return closePage(page, [...plot.marks, clipTo(plot.box, inner, 4), ...drawComparisons(data, plot)], said)
}
