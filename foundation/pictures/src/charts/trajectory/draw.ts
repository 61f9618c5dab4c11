import type { z } from 'zod'
import { axisTitle } from '../../axes/axis.ts'
import type { DrawOptions } from '../../chart.ts'
import { clipTo } from '../../parts/clip.ts'
import { seriesEntries } from '../../parts/legend.ts'
import { closePage, nothingToShow, openPage } from '../../parts/page.ts'
import { areaPath, linePath, type Place } from '../../parts/path.ts'
import { openPlot, type Plot } from '../../parts/plot.ts'
import { referenceLine } from '../../parts/reference-line.ts'
import { whisker } from '../../parts/whisker.ts'
import { estimateWords, limitValue } from '../../parts/words.ts'
import type { Mark } from '../../scene/mark.ts'
import type { Scene, TextTable } from '../../scene/scene.ts'
import { fitText } from '../../text/fit-text.ts'
import { textWidth } from '../../text/text-width.ts'
import { seriesLook } from '../../theme/series.ts'
import { symbolPath } from '../../theme/symbol-path.ts'
import type { trajectorySchema } from './schema.ts'

/** What a trajectory is drawn from. */
export type TrajectoryData = z.output<typeof trajectorySchema>

type Point = TrajectoryData['series'][number]['points'][number]

const known = (point: Point): point is Point & { readonly estimate: number } => point.estimate !== null

const words = (data: TrajectoryData): { readonly description: string; readonly table: TextTable } => ({
  description: `${axisTitle(data.value)} over ${axisTitle(data.time)}, with ${data.interval}. ${data.series
    .flatMap(({ label, points }) => {
      const last = points.findLast(known)
      return last === undefined
        ? [`${label}: no estimate.`]
        : [`${label}: ${estimateWords(last.estimate, last.low, last.high)} at ${last.time}.`]
    })
    .join(' ')}`,
  table: {
    columns: ['group', axisTitle(data.time), axisTitle(data.value), 'low', 'high', 'n'],
    rows: data.series.flatMap(({ label, points }) =>
      points.map(({ time, estimate, low, high, n }) => [label, time, estimate, low, high, n ?? null]),
    ),
  },
})

/** Runs of points between gaps. */
const runsOf = (points: readonly Point[]): readonly (readonly (Point & { readonly estimate: number })[])[] => {
  const runs: (Point & { readonly estimate: number })[][] = [[]]
  for (const point of points) {
    if (known(point)) runs.at(-1)?.push(point)
    else if (runs.at(-1)?.length !== 0) runs.push([])
  }
  return runs.filter(({ length }) => length > 0)
}

const drawSeries = (data: TrajectoryData, at: number, plot: Plot, dodge: number): readonly Mark[] => {
  const points = data.series[at]?.points ?? []
  const look = seriesLook(at)
  const marks: Mark[] = []
  const { box, y } = plot
  const x = (time: number): number => plot.x(time) + dodge
  const bound = (limit: number | undefined, otherwise: number): number =>
    Math.min(box.bottom + 50, Math.max(box.top - 50, limit === undefined ? y(otherwise) : y(Math.min(1e101, Math.max(-1e101, limit)))))
  for (const run of runsOf(points)) {
    if (data.band === 'ribbon' && run.length > 1 && run.some(({ low, high }) => low !== null && high !== null)) {
      const side = (pick: 'low' | 'high'): readonly Place[] =>
        run.map((point) => [x(point.time), bound(limitValue(point[pick]), point.estimate)])
      marks.push({ kind: 'path', d: areaPath(side('high'), side('low')), fill: look.paint, fillOpacity: 0.14 })
    }
    if (data.band === 'bars')
      for (const { time, estimate, low, high } of run)
        if (low !== null || high !== null)
          marks.push(
            ...whisker(x(time), bound(limitValue(low), estimate), bound(limitValue(high), estimate), { paint: look.paint }, [
              box.top,
              box.bottom,
            ]),
          )
    const line = linePath(run.map(({ time, estimate }): Place => [x(time), y(estimate)]))
    if (line !== '') marks.push({ kind: 'path', d: line, stroke: look.paint, strokeWidth: 2, dash: look.dash })
  }
  const shown = points.filter(known)
  if (shown.length <= 60)
    for (const { time, estimate } of shown)
      marks.push({
        kind: 'path',
        d: symbolPath(look.symbol, x(time), y(estimate), 4),
        fill: look.paint,
        stroke: 'paper',
        strokeWidth: 1,
        hint: `${data.series[at]?.label} ${time}: ${estimate}`,
      })
  return marks
}

const rowHeight = 16

/** Patients who contribute, below their visits. */
const drawCounts = (data: TrajectoryData, plot: Plot, left: number, top: number): readonly Mark[] => [
  { kind: 'text', role: 'table', x: left, y: top, text: 'No. of patients', size: 11, weight: 600 },
  ...data.series.flatMap(({ label, points }, row): readonly Mark[] => {
    const y = top + (row + 1) * rowHeight
    let free = Number.NEGATIVE_INFINITY
    const counts = points.flatMap(({ time, n }): readonly Mark[] => {
      if (n === undefined) return []
      const half = textWidth(String(n), 11) / 2
      if (plot.x(time) - half < free) return []
      free = plot.x(time) + half + 3
      return [{ kind: 'text', role: 'table', x: plot.x(time), y, text: String(n), size: 11, anchor: 'middle' }]
    })
    const first = Math.max(0, ...points.slice(0, 1).map(({ n }) => textWidth(String(n ?? ''), 11) / 2))
    return [
      { kind: 'rect', x: left, y: y - 8.5, width: 8, height: 8, fill: seriesLook(row).paint },
      { kind: 'text', role: 'table', x: left + 13, y, text: fitText(label, plot.box.left - left - 20 - first, 11), size: 11 },
      ...counts,
    ]
  }),
]

/** Estimates over time, moved a little sideways so that intervals of one visit do not cover each other; numbers of patients below. */
export const drawTrajectory = (data: TrajectoryData, options: DrawOptions): Scene => {
  const counted = data.series.some(({ points }) => points.some(({ n }) => n !== undefined))
  const below = counted ? 12 + (data.series.length + 1) * rowHeight : 0
  const intervals = data.series.some(({ points }) => points.some(({ low, high }) => low !== null || high !== null))
  const legend = seriesEntries(
    data.series.map(({ label }) => label),
    'line-point',
  )
  const page = openPage(
    data,
    { width: options.width ?? 640, height: options.height ?? 380 + below, legend },
    intervals ? [`${data.band === 'bars' ? 'Bars' : 'Bands'}: ${data.interval}.`] : [],
  )
  const said = words(data)
  const shown = data.series.flatMap(({ points }) => points.filter(known))
  if (shown.length === 0) return nothingToShow(page, said.table)
  const limits = shown.flatMap(({ low, high }) => [low, high].filter((limit) => typeof limit === 'number'))
  const times = data.series.flatMap(({ points }) => points.map(({ time }) => time))
  const names = Math.max(textWidth('No. of patients', 11, 600), ...data.series.map(({ label }) => textWidth(label, 11)))
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const plot = openPlot(
    page.body,
    {
      values:
        data.visits.length > 0
          ? [...times, ...data.visits.map(({ time }) => time), first - (last - first) * 0.02, last + (last - first) * 0.02]
          : times,
      words: data.time,
      ...(data.visits.length > 0 ? { ticks: data.visits.map(({ time, label }) => ({ value: time, text: label })) } : {}),
    },
    {
      values: [...shown.map(({ estimate }) => estimate), ...limits],
      include: data.reference === undefined ? [] : [data.reference.value],
      words: data.value,
    },
    { below, leftRoom: below === 0 ? 0 : Math.min(names + 34, page.width * 0.3), rightRoom: 12 },
  )
  const dodge = (at: number): number => (data.band === 'bars' ? (at - (data.series.length - 1) / 2) * 5 : 0)
  const marks = [
    ...plot.marks,
    ...referenceLine(plot, data.reference, 'left').slice(0, 1),
    clipTo(
      plot.box,
      data.series.flatMap((_, at) => drawSeries(data, at, plot, dodge(at))),
      6,
    ),
    ...referenceLine(plot, data.reference, 'left').slice(1),
    ...(below === 0 ? [] : drawCounts(data, plot, page.body.left, page.body.bottom - below + 18)),
  ]
  return closePage(page, marks, said)
}
