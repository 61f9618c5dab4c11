import type { z } from 'zod'
import { axisTitle } from '../../axes/axis.ts'
import type { DrawOptions } from '../../chart.ts'
import { clipTo } from '../../parts/clip.ts'
import { seriesEntries } from '../../parts/legend.ts'
import { closePage, nothingToShow, openPage } from '../../parts/page.ts'
import { linePath } from '../../parts/path.ts'
import { openPlot } from '../../parts/plot.ts'
import { referenceLine } from '../../parts/reference-line.ts'
import { countWords } from '../../parts/words.ts'
import type { Mark } from '../../scene/mark.ts'
import type { Scene, TextTable } from '../../scene/scene.ts'
import { seriesLook } from '../../theme/series.ts'
import { symbolPath } from '../../theme/symbol-path.ts'
import type { spiderSchema } from './schema.ts'

/** What a spider plot is drawn from. */
export type SpiderData = z.output<typeof spiderSchema>

const wordsOf = (data: SpiderData): { readonly description: string; readonly table: TextTable } => ({
  description: `${axisTitle(data.value)} over ${axisTitle(data.time)} in ${countWords(data.patients.length, 'patient')}, ${data.patients.filter(({ ended }) => ended).length} of whom left.`,
  table: {
    columns: ['patient', 'group', axisTitle(data.time), axisTitle(data.value)],
    rows: data.patients.flatMap(({ label, group, points }) => points.map(({ time, value }) => [label, group ?? null, time, value])),
  },
})

/** A thin line for each patient, coloured by group. */
export const drawSpider = (data: SpiderData, options: DrawOptions): Scene => {
  const groups = [...new Set([...data.groups, ...data.patients.flatMap(({ group }) => group ?? [])])].slice(0, 8)
  const left = data.patients.some(({ ended }) => ended) ? ['Cross: left the study.'] : []
  const page = openPage(data, { width: options.width ?? 600, height: options.height ?? 400, legend: seriesEntries(groups, 'line') }, left)
  const said = wordsOf(data)
  const points = data.patients.flatMap((patient) => patient.points)
  if (points.length === 0) return nothingToShow(page, said.table)
  const plot = openPlot(
    page.body,
    { values: points.map(({ time }) => time), words: data.time, nice: false },
    { values: points.map(({ value }) => value), include: data.reference === undefined ? [] : [data.reference.value], words: data.value },
    { rightRoom: 12 },
  )
  const many = data.patients.length > 60
  const lines = data.patients.flatMap(({ label, group, points: own, ended }): readonly Mark[] => {
    const index = group === undefined ? 0 : groups.indexOf(group)
    const paint = index < 0 ? ('idle' as const) : seriesLook(index).paint
    const dash = index < 0 ? [] : seriesLook(index).dash
    const places = own.map(({ time, value }) => [plot.x(time), plot.y(value)] as const)
    const last = places.at(-1)
    const line = linePath(places)
    const marks: Mark[] =
      line === ''
        ? []
        : [{ kind: 'path', d: line, stroke: paint, strokeWidth: many ? 1 : 1.5, dash, opacity: many ? 0.6 : 0.9, hint: label }]
    if (places.length === 1 || !many)
      marks.push(...places.slice(places.length === 1 ? 0 : 1).map(([x, y]): Mark => ({ kind: 'circle', x, y, r: 2.2, fill: paint })))
    if (ended && last !== undefined)
      marks.push({ kind: 'path', d: symbolPath('cross', last[0], last[1], 4), fill: paint, stroke: 'paper', strokeWidth: 0.8 })
    return marks
  })
  const reference = referenceLine(plot, data.reference, 'left')
  return closePage(page, [...plot.marks, ...reference.slice(0, 1), clipTo(plot.box, lines, 4), ...reference.slice(1)], said)
}
