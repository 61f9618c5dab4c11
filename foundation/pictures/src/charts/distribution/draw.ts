import type { z } from 'zod'
import { axisTitle } from '../../axes/axis.ts'
import type { DrawOptions } from '../../chart.ts'
import { clipTo } from '../../parts/clip.ts'
import { seriesEntries } from '../../parts/legend.ts'
import { closePage, nothingToShow, openPage } from '../../parts/page.ts'
import { linePath, type Place } from '../../parts/path.ts'
import { openPlot, type Plot } from '../../parts/plot.ts'
import { countWords } from '../../parts/words.ts'
import type { Mark } from '../../scene/mark.ts'
import type { Scene, TextTable } from '../../scene/scene.ts'
import { fitText } from '../../text/fit-text.ts'
import { formatNumber } from '../../text/format-number.ts'
import { textWidth } from '../../text/text-width.ts'
import { seriesLook } from '../../theme/series.ts'
import type { distributionSchema } from './schema.ts'

/** What a distribution is drawn from. */
export type DistributionData = z.output<typeof distributionSchema>

type Group = DistributionData['groups'][number]

const words = (data: DistributionData): { readonly description: string; readonly table: TextTable } => ({
  description: `${axisTitle(data.value)}. ${data.groups.map(({ label, n, median }) => `${label}: n = ${n}${median === undefined ? '' : `, median ${formatNumber(median)}`}`).join('; ')}.`,
  table: {
    columns: ['group', 'from', 'to', 'count', 'density'],
    rows: data.groups.flatMap(({ label, bins, density }) => [
      ...bins.map(({ from, to, count }) => [label, from, to, count, null]),
      ...density.map((point) => [label, point.x, point.x, null, point.density]),
    ]),
  },
})

/** Height of a bar: count or share of the group in bins of the first bin's width, so that unequal bins keep their area. */
const barHeight = (data: DistributionData, group: Group, bin: Group['bins'][number]): number => {
  const widths = group.bins.map(({ from, to }) => to - from)
  const usual = Math.min(...widths)
  const per = usual / (bin.to - bin.from)
  return (data.bars === 'percent' ? bin.count / Math.max(1, group.n) : bin.count) * per
}

/** Density in the unit of the bars, where bars stand; alone as it is. */
const curveFactor = (data: DistributionData, group: Group): number => {
  const usual = Math.min(...data.groups.flatMap(({ bins }) => bins.map(({ from, to }) => to - from)))
  return Number.isFinite(usual) ? usual * (data.bars === 'percent' ? 1 : group.n) : 1
}

const drawGroup = (data: DistributionData, at: number, { x, y, box }: Plot): readonly Mark[] => {
  const group = data.groups[at]
  if (group === undefined) return []
  const look = seriesLook(at)
  const many = data.groups.length > 1
  const bars = group.bins.flatMap((bin): readonly Mark[] => {
    const height = box.bottom - y(barHeight(data, group, bin))
    if (height <= 0) return []
    const [left, right] = [x(bin.from), x(bin.to)]
    return [
      {
        kind: 'rect',
        x: left + 0.5,
        y: box.bottom - height,
        width: Math.max(0.6, right - left - 1),
        height,
        fill: look.paint,
        fillOpacity: many ? 0.45 : 0.8,
        ...(many ? { texture: look.texture } : {}),
      },
    ]
  })
  const factor = curveFactor(data, group)
  const line = linePath(group.density.map((point): Place => [x(point.x), y(point.density * factor)]))
  return line === ''
    ? bars
    : [...bars, { kind: 'path', d: line, stroke: group.bins.length > 0 && !many ? 'ink' : look.paint, strokeWidth: 2, dash: look.dash }]
}

const drawMedians = (data: DistributionData, { x, box }: Plot): readonly Mark[] =>
  data.groups.flatMap(({ median }, at): readonly Mark[] => {
    if (median === undefined) return []
    const place = x(median)
    return [
      {
        kind: 'path',
        d: linePath(
          [
            [place - 5, box.bottom + 9],
            [place, box.bottom + 1],
            [place + 5, box.bottom + 9],
          ],
          true,
        ),
        fill: seriesLook(at).paint,
        stroke: 'paper',
        strokeWidth: 1,
        hint: `median ${median}`,
      },
    ]
  })

const drawReference = ({ reference }: DistributionData, { x, box }: Plot): readonly Mark[] => {
  if (reference === undefined) return []
  const place = x(reference.value)
  const text = fitText(reference.label, (box.right - box.left) * 0.5, 10.5)
  const left = place + 6 + textWidth(text, 10.5) > box.right
  return [
    { kind: 'line', x1: place, x2: place, y1: box.top, y2: box.bottom, stroke: 'ink', dash: [5, 4] },
    {
      kind: 'text',
      role: 'label',
      x: place + (left ? -6 : 6),
      y: box.top + 11,
      text,
      size: 10.5,
      anchor: left ? 'end' : 'start',
      halo: true,
    },
  ]
}

/** Bars of bins and curves of density over one axis; a triangle below marks each median. */
export const drawDistribution = (data: DistributionData, options: DrawOptions): Scene => {
  const bars = data.groups.some(({ bins }) => bins.length > 0)
  const many = data.groups.length > 1
  const legend = seriesEntries(
    data.groups.map(({ label, n }) => `${label} (n = ${n})`),
    bars ? 'area' : 'line',
  )
  const medians = data.groups.some(({ median }) => median !== undefined) ? ['Triangle: median.'] : []
  const page = openPage(data, { width: options.width ?? 640, height: options.height ?? 380, ...(many ? { legend } : {}) }, medians)
  const said = words(data)
  const xs = data.groups.flatMap(({ bins, density }) => [...bins.flatMap(({ from, to }) => [from, to]), ...density.map((point) => point.x)])
  if (xs.length === 0) return nothingToShow(page, said.table)
  const heights = data.groups.flatMap((group) => [
    ...group.bins.map((bin) => barHeight(data, group, bin)),
    ...group.density.map((point) => point.density * curveFactor(data, group)),
  ])
  const single = many ? '' : `, ${data.groups[0]?.label} (${countWords(data.groups[0]?.n ?? 0, 'value')})`
  const vertical = bars ? (data.bars === 'percent' ? `Share of group` : `Count`) : 'Density'
  const plot = openPlot(
    page.body,
    { nice: false, values: xs, include: data.reference === undefined ? [] : [data.reference.value], words: data.value },
    { values: [0, ...heights], percent: bars && data.bars === 'percent', words: { label: `${vertical}${single}` } },
  )
  const inner = data.groups.flatMap((_, at) => drawGroup(data, at, plot))
  return closePage(page, [...plot.marks, clipTo(plot.box, inner, 1), ...drawReference(data, plot), ...drawMedians(data, plot)], said)
}
