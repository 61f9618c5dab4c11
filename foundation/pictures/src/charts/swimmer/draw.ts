import type { z } from 'zod'
import { axisTitle, planAxis, type Scale, scaleOf } from '../../axes/axis.ts'
import { bottomAxisHeight, drawBottomAxis } from '../../axes/draw-axes.ts'
import type { DrawOptions } from '../../chart.ts'
import { type LegendEntry, seriesEntries } from '../../parts/legend.ts'
import { closePage, nothingToShow, openPage } from '../../parts/page.ts'
import { linePath } from '../../parts/path.ts'
import { countWords } from '../../parts/words.ts'
import type { Mark } from '../../scene/mark.ts'
import type { Scene, TextTable } from '../../scene/scene.ts'
import { fitText } from '../../text/fit-text.ts'
import { textWidth } from '../../text/text-width.ts'
import { seriesLook, symbols } from '../../theme/series.ts'
import { symbolPath } from '../../theme/symbol-path.ts'
import type { swimmerSchema } from './schema.ts'

/** What a swimmer plot is drawn from. */
export type SwimmerData = z.output<typeof swimmerSchema>

const wordsOf = (data: SwimmerData): { readonly description: string; readonly table: TextTable } => {
  const events = data.events.map(
    (kind) => `${kind} ${data.patients.reduce((sum, { events: own }) => sum + own.filter(({ event }) => event === kind).length, 0)}`,
  )
  return {
    description: `${countWords(data.patients.length, 'patient')} over ${axisTitle(data.time)}, ${data.patients.filter(({ ongoing }) => ongoing).length} still followed.${events.length === 0 ? '' : ` Events: ${events.join(', ')}.`}`,
    table: {
      columns: ['patient', 'what', 'from', 'to'],
      rows: data.patients.flatMap(({ label, periods, events: own }) => [
        ...periods.map(({ from, to, state }) => [label, state, from, to]),
        ...own.map(({ time, event }) => [label, event, time, time]),
      ]),
    },
  }
}

const arrowAt = (x: number, y: number, half: number): string =>
  linePath(
    [
      [x + 3, y - half],
      [x + 3 + half * 1.7, y],
      [x + 3, y + half],
    ],
    true,
  )

const drawLane = (
  data: SwimmerData,
  { label, periods, events, ongoing }: SwimmerData['patients'][number],
  x: Scale,
  place: { readonly left: number; readonly y: number; readonly lane: number },
): readonly Mark[] => {
  const { left, y, lane } = place
  const marks: Mark[] = []
  const half = lane * 0.34
  marks.push({
    kind: 'text',
    role: 'tick',
    x: left - 7,
    y: y + 3.5,
    text: fitText(label, 140, 10.5),
    size: lane < 12 ? 9 : 10.5,
    anchor: 'end',
  })
  for (const { from, to, state } of periods) {
    const index = data.states.indexOf(state)
    const look = index < 0 ? { paint: 'idle' as const, texture: 0 } : seriesLook(index)
    marks.push({
      kind: 'rect',
      x: x(from),
      y: y - half,
      width: Math.max(0.8, x(to) - x(from)),
      height: 2 * half,
      fill: look.paint,
      texture: look.texture,
      stroke: 'paper',
      strokeWidth: 0.8,
      hint: `${label}: ${state}, ${from} to ${to}`,
    })
  }
  const end = x(Math.max(0, ...periods.map(({ to }) => to)))
  if (ongoing) marks.push({ kind: 'path', d: arrowAt(end, y, half), fill: 'soft' })
  for (const { time, event } of events) {
    const kind = data.events.indexOf(event)
    marks.push({
      kind: 'path',
      d: symbolPath(symbols[(kind + 3) % symbols.length] ?? 'circle', x(time), y, half * 0.8),
      fill: 'ink',
      stroke: 'paper',
      strokeWidth: 1.1,
      hint: `${label}: ${event} at ${time}`,
    })
  }
  return marks
}

/** Lanes of periods with events on them; an arrow where follow-up goes on. */
export const drawSwimmer = (data: SwimmerData, options: DrawOptions): Scene => {
  const width = options.width ?? 640
  const lane = data.patients.length > 40 ? 11 : 18
  const legend: readonly LegendEntry[] = [
    ...seriesEntries(data.states, 'area'),
    ...data.events.map(
      (label, at): LegendEntry => ({ label, kind: 'point', paint: 'ink', symbol: symbols[(at + 3) % symbols.length] ?? 'circle' }),
    ),
  ]
  const times = data.patients.flatMap(({ periods, events }) => [
    ...periods.flatMap(({ from, to }) => [from, to]),
    ...events.map(({ time }) => time),
  ])
  const names = Math.min(140, Math.max(0, ...data.patients.map(({ label }) => textWidth(label, 10.5))))
  const axis = planAxis({ values: [0, ...times], length: width - names - 80, spacing: 70, words: data.time, nice: false })
  const bodyHeight = data.patients.length === 0 ? 120 : data.patients.length * lane + 6 + bottomAxisHeight(axis, width - names - 80)
  const page = openPage(data, { width, bodyHeight, legend }, data.patients.some(({ ongoing }) => ongoing) ? ['Arrow: still followed.'] : [])
  const said = wordsOf(data)
  if (data.patients.length === 0) return nothingToShow(page, said.table, 'No patients')
  const box = {
    left: page.body.left + names + 8,
    right: page.body.right - 22,
    top: page.body.top,
    bottom: page.body.top + data.patients.length * lane + 6,
  }
  const x = scaleOf(axis, box.left, box.right)
  const marks: Mark[] = [...drawBottomAxis(axis, x, box, { grid: true })]
  data.patients.forEach(
    (patient, at) => void marks.push(...drawLane(data, patient, x, { left: box.left, y: box.top + (at + 0.5) * lane + 3, lane })),
  )
  return closePage(page, marks, said)
}
