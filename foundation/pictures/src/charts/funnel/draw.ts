import { computeNormalQuantile } from '@dacryon/core'
import type { z } from 'zod'
import { planAxis } from '../../axes/axis.ts'
import type { DrawOptions } from '../../chart.ts'
import { clipTo } from '../../parts/clip.ts'
import { symbolCloud } from '../../parts/dots.ts'
import type { LegendEntry } from '../../parts/legend.ts'
import { closePage, nothingToShow, openPage } from '../../parts/page.ts'
import { linePath, type Place } from '../../parts/path.ts'
import { placeLabels } from '../../parts/place-labels.ts'
import { openPlot, type Plot } from '../../parts/plot.ts'
import { countWords } from '../../parts/words.ts'
import type { Mark } from '../../scene/mark.ts'
import type { Scene, TextTable } from '../../scene/scene.ts'
import { formatNumber, formatShort } from '../../text/format-number.ts'
import type { funnelSchema } from './schema.ts'

/** What a funnel plot is drawn from. */
export type FunnelData = z.output<typeof funnelSchema>

const words = (data: FunnelData): { readonly description: string; readonly table: TextTable } => ({
  description: `${data.effect.label} against standard error of ${countWords(data.studies.filter(({ filled }) => !filled).length, 'study', 'studies')}${data.studies.some(({ filled }) => filled) ? `, ${data.studies.filter(({ filled }) => filled).length} more filled in` : ''}${data.pooled === null ? '' : `; pooled effect ${formatNumber(data.pooled)}`}.`,
  table: {
    columns: ['study', data.effect.label, 'standard error', 'filled in'],
    rows: [
      ...data.studies.map(({ label, estimate, error, filled }) => [label, estimate, error, filled ? 'yes' : 'no']),
      ...(data.pooled === null ? [] : [['pooled', data.pooled, null, null]]),
    ],
  },
})

const shades = [0.1, 0.2, 0.34] as const

/** Regions of p-values around no effect, the narrowest region of large p-values white. */
const drawContours = ({ contours, effect }: FunnelData, { x, y, box }: Plot, deepest: number): readonly Mark[] =>
  contours
    .toSorted((a, b) => b - a)
    .flatMap((p, at): readonly Mark[] => {
      const reach = -computeNormalQuantile(p / 2) * deepest
      const edge = (way: number): number => x(effect.scale === 'log' ? effect.none * Math.exp(way * reach) : effect.none + way * reach)
      const side = (way: number, far: number): string =>
        linePath(
          [
            [x(effect.none), y(0)],
            [edge(way), y(deepest)],
            [far, y(deepest)],
            [far, y(0)],
          ],
          true,
        )
      return [side(-1, box.left - 1), side(1, box.right + 1)].map(
        (d): Mark => ({ kind: 'path', d, fill: 'idle', fillOpacity: shades[at] ?? 0.1 }),
      )
    })

const drawRegion = (pooled: number, log: boolean, { x, y }: Plot, deepest: number): readonly Mark[] => {
  const edge = (way: number): Place => [
    x(log ? pooled * Math.exp(way * 1.959964 * deepest) : pooled + way * 1.959964 * deepest),
    y(deepest),
  ]
  return [
    { kind: 'line', x1: x(pooled), x2: x(pooled), y1: y(0), y2: y(deepest), stroke: 's2', strokeWidth: 1.4 },
    { kind: 'path', d: linePath([edge(-1), [x(pooled), y(0)], edge(1)]), stroke: 's2', strokeWidth: 1.2, dash: [5, 4] },
  ]
}

const notesOf = (data: FunnelData): readonly string[] => [
  ...(data.contours.length > 0
    ? [
        `Shaded: ${data.contours
          .toSorted((a, b) => b - a)
          .map((p) => `P < ${formatShort(p)}`)
          .join(', ')}, the stronger the smaller.`,
      ]
    : []),
  ...(data.pooled === null ? [] : ['Dashed: where 95% of studies lie without heterogeneity.']),
]

/** Studies by effect and standard error, precise ones on top, with the 95% region around the pooled effect and regions of p-values. */
export const drawFunnel = (data: FunnelData, options: DrawOptions): Scene => {
  const filled = data.studies.some((study) => study.filled)
  const legend: LegendEntry[] = filled
    ? [
        { label: 'Study', kind: 'point', paint: 's1' },
        { label: 'Filled in', kind: 'point', paint: 's1', hollow: true },
      ]
    : []
  const size = { width: options.width ?? 560, height: options.height ?? 420, legend }
  const said = words(data)
  const page = openPage(data, size, notesOf(data))
  if (data.studies.length === 0) return nothingToShow(page, said.table)
  const log = data.effect.scale === 'log'
  const errors = planAxis({ values: [0, ...data.studies.map(({ error }) => error)], length: 300, words: { label: '' } })
  const deepest = errors.domain[1]
  const centre = data.pooled ?? data.effect.none
  const reach = Math.min(1.959964 * deepest, log ? 12 : Number.POSITIVE_INFINITY)
  const sides = log ? [centre * Math.exp(-reach), centre * Math.exp(reach)] : [centre - reach, centre + reach]
  const label = log ? 'Standard error of log' : 'Standard error'
  const plot = openPlot(
    page.body,
    { kind: data.effect.scale, values: [...data.studies.map(({ estimate }) => estimate), ...sides], words: { label: data.effect.label } },
    { values: [0, ...data.studies.map(({ error }) => error)], words: { label } },
    { grid: 'none', downwards: true },
  )
  const cloud = (some: boolean) =>
    data.studies.filter((study) => study.filled === some).map(({ estimate, error }): Place => [plot.x(estimate), plot.y(error)])
  const hollow = symbolCloud(cloud(true), { paint: 'paper', r: 4 }).map(
    (mark): Mark => ({ ...mark, kind: 'path', d: mark.kind === 'path' ? mark.d : '', stroke: 's1', strokeWidth: 1.4 }),
  )
  const none: Mark = {
    kind: 'line',
    x1: plot.x(data.effect.none),
    x2: plot.x(data.effect.none),
    y1: plot.box.top,
    y2: plot.box.bottom,
    stroke: 'axis',
  }
  const bottom = plot.yAxis.domain[1]
  const inner = [
    ...drawContours(data, plot, bottom),
    none,
    ...(data.pooled === null ? [] : drawRegion(data.pooled, log, plot, bottom)),
    ...hollow,
    ...symbolCloud(cloud(false), { paint: 's1', r: 4, rim: true }),
  ]
  const names = data.label
    ? placeLabels(
        data.studies.map((study) => ({ x: plot.x(study.estimate), y: plot.y(study.error), text: study.label, r: 4 })),
        plot.box,
      ).marks
    : []
  return closePage(page, [clipTo(plot.box, inner, 0), ...plot.marks, ...names], said)
}
