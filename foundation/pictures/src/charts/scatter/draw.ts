import type { z } from 'zod'
import { axisTitle } from '../../axes/axis.ts'
import type { DrawOptions } from '../../chart.ts'
import { clipTo } from '../../parts/clip.ts'
import { dotCloud, symbolCloud } from '../../parts/dots.ts'
import { droppedWords } from '../../parts/feature-cloud.ts'
import { type LegendEntry, seriesEntries } from '../../parts/legend.ts'
import { closePage, nothingToShow, openPage, type Page } from '../../parts/page.ts'
import { linePath, type Place } from '../../parts/path.ts'
import { placeLabels } from '../../parts/place-labels.ts'
import { openPlot, type Plot } from '../../parts/plot.ts'
import { countWords } from '../../parts/words.ts'
import type { Mark } from '../../scene/mark.ts'
import type { Scene, TextTable } from '../../scene/scene.ts'
import type { Box } from '../../text/text-box.ts'
import { seriesLook } from '../../theme/series.ts'
import type { scatterSchema } from './schema.ts'

/** What a scatter plot is drawn from. */
export type ScatterData = z.output<typeof scatterSchema>

/** Groups that have a look of their own; the ninth and later share grey. */
const groupsOf = (data: ScatterData): readonly string[] => data.groups ?? [...new Set(data.group ?? [])].slice(0, 8)

const tableOf = (data: ScatterData, groups: readonly string[]): TextTable => {
  if (data.x.length <= 2000)
    return {
      columns: ['name', 'group', axisTitle(data.xAxis), axisTitle(data.yAxis)],
      rows: data.x.map((x, at) => [data.names?.[at] ?? null, data.group?.[at] ?? null, x, data.y[at] ?? null]),
    }
  return {
    columns: ['group', 'points'],
    rows:
      groups.length === 0
        ? [['all', data.x.length]]
        : groups.map((name) => [name, (data.group ?? []).filter((group) => group === name).length]),
  }
}

/** Points of groups one after the other in slices, so that no group lies wholly on top of another. */
const drawCloud = (data: ScatterData, groups: readonly string[], { x, y }: Plot): readonly Mark[] => {
  const n = data.x.length
  const at = new Map(groups.map((group, index) => [group, index]))
  const places: Place[][] = groups.map(() => [])
  const rest: Place[] = []
  for (let point = 0; point < n; point += 1) {
    const index = at.get(data.group?.[point] ?? '')
    ;(index === undefined ? rest : (places[index] ?? rest)).push([x(data.x[point] ?? 0), y(data.y[point] ?? 0)])
  }
  const alone = groups.length === 0
  if (n <= 3000) {
    const r = n > 1000 ? 2.2 : n > 300 ? 2.8 : 3.6
    return [
      ...symbolCloud(rest, { paint: alone ? 's1' : 'idle', r, opacity: 0.7, rim: n <= 300 }),
      ...places.flatMap((own, index) => symbolCloud(own, { ...seriesLook(index), r, opacity: 0.8, rim: n <= 300 })),
    ]
  }
  const r = n > 30_000 ? 0.75 : 1.2
  const slices = alone ? 1 : 4
  const marks: Mark[] = [...dotCloud(rest, { paint: alone ? 's1' : 'idle', r, opacity: alone ? 0.55 : 0.8 })]
  for (let slice = 0; slice < slices; slice += 1)
    places.forEach((own, index) => {
      marks.push(
        ...dotCloud(
          own.filter((_, place) => place % slices === slice),
          { paint: seriesLook(index).paint, r, opacity: 0.8 },
        ),
      )
    })
  return marks
}

const drawOutlines = (data: ScatterData, groups: readonly string[], { x, y }: Plot): readonly Mark[] =>
  data.outlines.map(({ group, points }): Mark => {
    const index = groups.indexOf(group)
    const look = seriesLook(Math.max(0, index))
    return {
      kind: 'path',
      d: linePath(
        points.map(([px, py]): Place => [x(px), y(py)]),
        true,
      ),
      stroke: index < 0 ? 'soft' : look.paint,
      strokeWidth: 1.4,
      dash: look.dash,
      fill: index < 0 ? 'none' : look.paint,
      fillOpacity: 0.07,
    }
  })

const around = (x: number, y: number): Box => ({ left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 })

/** Points with groups and names; a hundred thousand points become dots that cover each other only once. */
export const drawScatter = (data: ScatterData, options: DrawOptions): Scene => {
  const groups = groupsOf(data)
  const others = data.group !== undefined && new Set(data.group).size > groups.length
  const many = data.x.length > 3000
  const legend: readonly LegendEntry[] = [
    ...seriesEntries(
      groups.map((name) => `${name} (${(data.group ?? []).filter((group) => group === name).length})`),
      'point',
    ).map((entry) => (many ? { ...entry, symbol: 'circle' as const } : entry)),
    ...(others ? [{ label: 'Other', kind: 'point' as const, paint: 'idle' as const }] : []),
  ]
  const sheet = (notes: readonly string[]): Page =>
    openPage(
      data,
      {
        width: options.width ?? 560,
        height: options.height ?? 460 + (legend.length > 3 ? 20 : 0),
        legend: groups.length === 0 ? [] : legend,
      },
      notes,
    )
  const table = tableOf(data, groups)
  if (data.x.length === 0) return nothingToShow(sheet([]), table)
  const body = (page: Page) => {
    const bare = data.embedding ? { ticks: [] } : {}
    const corners = (axis: 0 | 1): readonly number[] => data.outlines.flatMap(({ points }) => points.map((point) => point[axis]))
    const plot = openPlot(
      page.body,
      { values: data.x, include: corners(0), words: data.xAxis, ...bare },
      { values: data.y, include: corners(1), words: data.yAxis, ...bare },
      { grid: data.embedding ? 'none' : 'both' },
    )
    const index = new Map((data.names ?? []).map((name, at) => [name, at]))
    const wishes = data.label.flatMap((text) => {
      const at = index.get(text)
      return at === undefined ? [] : [{ text, x: plot.x(data.x[at] ?? 0), y: plot.y(data.y[at] ?? 0), r: 4 }]
    })
    const rings = wishes.map(({ x, y }): Mark => ({ kind: 'circle', x, y, r: 5, fill: 'none', stroke: 'ink', strokeWidth: 1.2 }))
    return {
      plot,
      rings,
      labels: placeLabels(
        wishes,
        plot.box,
        data.x.length <= 300 ? data.x.map((px, at) => around(plot.x(px), plot.y(data.y[at] ?? 0))) : [],
      ),
    }
  }
  const page = sheet(droppedWords(body(sheet([])).labels.dropped))
  const { plot, rings, labels } = body(page)
  const inner = [...drawOutlines(data, groups, plot), ...drawCloud(data, groups, plot)]
  const sizes = groups.map((name) => `${name} ${(data.group ?? []).filter((group) => group === name).length}`)
  return closePage(page, [...plot.marks, clipTo(plot.box, inner, 5), ...rings, ...labels.marks], {
    description: `${axisTitle(data.yAxis)} against ${axisTitle(data.xAxis)} of ${countWords(data.x.length, 'point')}${sizes.length === 0 ? '' : `: ${sizes.join(', ')}`}.`,
    table,
  })
}
