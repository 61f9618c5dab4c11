import type { z } from 'zod'
import type { DrawOptions } from '../../chart.ts'
import { clipTo } from '../../parts/clip.ts'
import { seriesEntries } from '../../parts/legend.ts'
import { closePage, nothingToShow, openPage } from '../../parts/page.ts'
import { areaPath, type Place, stepPath } from '../../parts/path.ts'
import { openPlot, type Plot } from '../../parts/plot.ts'
import { countWords } from '../../parts/words.ts'
import type { Mark } from '../../scene/mark.ts'
import type { Scene } from '../../scene/scene.ts'
import { fitText } from '../../text/fit-text.ts'
import { formatShort } from '../../text/format-number.ts'
import { textWidth } from '../../text/text-width.ts'
import { seriesLook } from '../../theme/series.ts'
import { describeCurves } from './describe.ts'
import type { kaplanMeierSchema } from './schema.ts'

/** What a Kaplan-Meier picture is drawn from. */
export type KaplanMeierData = z.output<typeof kaplanMeierSchema>

type Curve = KaplanMeierData['curves'][number]

const endOf = (curve: Curve): number => Math.max(curve.last ?? 0, curve.steps.at(-1)?.time ?? 0, ...curve.censored)

/** Corners of the stair, from time 0 to the end of follow-up. */
const stairOf = (curve: Curve, start: number, pick: (step: Curve['steps'][number]) => number | null): readonly Place[] => {
  const places: Place[] = [[0, start]]
  for (const step of curve.steps) places.push([step.time, pick(step) ?? places.at(-1)?.[1] ?? start])
  const last = places.at(-1)
  if (last !== undefined && endOf(curve) > last[0]) places.push([endOf(curve), last[1]])
  return places
}

const heightAt = (stair: readonly Place[], time: number): number => stair.findLast(([at]) => at <= time)?.[1] ?? stair[0]?.[1] ?? 0

/** Corners with the levels between them, for areas that cannot be drawn with level-then-step commands. */
const cornersOf = (stair: readonly Place[]): readonly Place[] =>
  stair.flatMap(([x, y], at): Place[] => {
    const before = stair[at - 1]
    return before === undefined
      ? [[x, y]]
      : [
          [x, before[1]],
          [x, y],
        ]
  })

const drawCurve = (curve: Curve, at: number, start: number, { x, y }: Plot): readonly Mark[] => {
  const look = seriesLook(at)
  const onSheet = (stair: readonly Place[]): readonly Place[] => stair.map(([time, share]) => [x(time), y(share)])
  const stair = stairOf(curve, start, ({ estimate }) => estimate)
  const marks: Mark[] = []
  if (curve.steps.some(({ low, high }) => low !== null && high !== null)) {
    const upper = cornersOf(stairOf(curve, start, ({ high }) => high))
    const lower = cornersOf(stairOf(curve, start, ({ low }) => low))
    marks.push({ kind: 'path', d: areaPath(onSheet(upper), onSheet(lower)), fill: look.paint, fillOpacity: 0.13 })
  }
  marks.push({ kind: 'path', d: stepPath(onSheet(stair)), stroke: look.paint, strokeWidth: 1.9, dash: look.dash })
  const ticks = curve.censored.map((time) => `M${round(x(time))} ${round(y(heightAt(stair, time)) - 4)}v8`).join('')
  if (ticks !== '') marks.push({ kind: 'path', d: ticks, stroke: look.paint, strokeWidth: 1.1 })
  return marks
}

const round = (value: number): number => Math.round(value * 100) / 100

const rowHeight = 17

const drawRiskTable = (data: KaplanMeierData, plot: Plot, left: number, top: number): readonly Mark[] => {
  const { atRisk, curves } = data
  if (atRisk === undefined) return []
  const marks: Mark[] = [{ kind: 'text', role: 'table', x: left, y: top, text: 'No. at risk', size: 11, weight: 600 }]
  curves.forEach((curve, row) => {
    const y = top + (row + 1) * rowHeight
    const { paint } = seriesLook(row)
    const widest = Math.max(0, ...(atRisk.counts[row] ?? []).map((count) => textWidth(String(count), 11)))
    marks.push({ kind: 'rect', x: left, y: y - 8.5, width: 8, height: 8, fill: paint })
    marks.push({
      kind: 'text',
      role: 'table',
      x: left + 13,
      y,
      text: fitText(curve.label, plot.box.left - left - 22 - widest / 2, 11),
      size: 11,
    })
    let free = Number.NEGATIVE_INFINITY
    atRisk.times.forEach((time, column) => {
      const [from, to] = plot.xAxis.domain
      const text = String(atRisk.counts[row]?.[column] ?? '')
      const half = textWidth(text, 11) / 2
      if (time < from || time > to || plot.x(time) - half < free) return
      free = plot.x(time) + half + 3
      marks.push({ kind: 'text', role: 'table', x: plot.x(time), y, text, size: 11, anchor: 'middle' })
    })
  })
  return marks
}

/** Curves as stairs with ticks where patients left, and the numbers at risk right below their times. */
export const drawKaplanMeier = (data: KaplanMeierData, options: DrawOptions): Scene => {
  const { curves, atRisk, form } = data
  const legend = seriesEntries(
    curves.map(({ label, events, n }) => `${label} (${countWords(events, 'event')} of ${n})`),
    'line',
  )
  const tableHeight = atRisk === undefined || curves.length === 0 ? 0 : 12 + (curves.length + 1) * rowHeight
  const page = openPage(data, { width: options.width ?? 640, height: options.height ?? 400 + tableHeight, legend })
  const words = describeCurves(data)
  if (curves.every(({ n }) => n === 0)) return nothingToShow(page, words.table, 'No patients')
  const names = Math.max(...curves.map(({ label }) => textWidth(label, 11)), textWidth('No. at risk', 11, 600))
  const times = [...curves.map(endOf), ...(atRisk?.times ?? [])]
  const plot = openPlot(
    page.body,
    {
      values: [0, ...times],
      words: data.time,
      nice: false,
      ...(atRisk !== undefined && atRisk.times.length > 0
        ? { ticks: atRisk.times.map((value) => ({ value, text: formatShort(value) })) }
        : {}),
    },
    {
      values:
        form === 'survival'
          ? [0, 1]
          : [0, 0.01, ...curves.flatMap(({ steps }) => steps.flatMap(({ estimate, high }) => [estimate, high ?? 0]))],
      percent: true,
      words: { label: data.outcome },
    },
    { below: tableHeight, leftRoom: tableHeight === 0 ? 0 : Math.min(names + 36, page.width * 0.3), rightRoom: 12 },
  )
  const start = form === 'survival' ? 1 : 0
  const marks: Mark[] = [
    ...plot.marks,
    clipTo(
      plot.box,
      curves.flatMap((curve, at) => (curve.n === 0 ? [] : drawCurve(curve, at, start, plot))),
      2,
    ),
  ]
  if (data.test !== undefined) {
    const y = form === 'survival' ? plot.box.bottom - 12 : plot.box.top + 16
    marks.push({
      kind: 'text',
      role: 'label',
      x: plot.box.left + 12,
      y,
      text: fitText(data.test, plot.box.right - plot.box.left - 24, 12),
      size: 12,
      halo: true,
    })
  }
  marks.push(...drawRiskTable(data, plot, page.body.left, page.body.bottom - tableHeight + 18))
  return closePage(page, marks, words)
}
