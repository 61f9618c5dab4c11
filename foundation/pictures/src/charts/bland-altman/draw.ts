import type { z } from 'zod'
import { axisTitle } from '../../axes/axis.ts'
import type { DrawOptions } from '../../chart.ts'
import { clipTo } from '../../parts/clip.ts'
import { symbolCloud } from '../../parts/dots.ts'
import { seriesEntries } from '../../parts/legend.ts'
import { closePage, nothingToShow, openPage } from '../../parts/page.ts'
import { openPlot, type Plot } from '../../parts/plot.ts'
import { estimateWords, limitValue } from '../../parts/words.ts'
import type { Mark } from '../../scene/mark.ts'
import type { Scene, TextTable } from '../../scene/scene.ts'
import { formatNumber } from '../../text/format-number.ts'
import { textWidth } from '../../text/text-width.ts'
import { seriesLook } from '../../theme/series.ts'
import type { blandAltmanSchema } from './schema.ts'

/** What a Bland-Altman plot is drawn from. */
export type BlandAltmanData = z.output<typeof blandAltmanSchema>

type Line = NonNullable<BlandAltmanData['bias']>

const linesOf = (data: BlandAltmanData): readonly (readonly [string, Line])[] =>
  (
    [
      ['Upper limit', data.upper],
      ['Mean difference', data.bias],
      ['Lower limit', data.lower],
    ] as const
  ).flatMap(([label, line]) => (line === null ? [] : [[label, line] as const]))

const words = (data: BlandAltmanData): { readonly description: string; readonly table: TextTable } => ({
  description: `${data.mean.length} pairs. ${linesOf(data)
    .map(([label, { estimate, low, high }]) => `${label} ${estimateWords(estimate, low, high)}`)
    .join('; ')}.`,
  table: {
    columns: [axisTitle(data.meanAxis), axisTitle(data.differenceAxis), 'low', 'high'],
    rows: [
      ...linesOf(data).map(([label, { estimate, low, high }]) => [label, estimate, low, high]),
      ...data.mean.map((mean, at) => [mean, data.difference[at] ?? null, null, null]),
    ],
  },
})

const drawLine = (label: string, { estimate, low, high }: Line, { box, y }: Plot): readonly Mark[] => {
  const marks: Mark[] = []
  const [from, to] = [limitValue(low), limitValue(high)]
  const inside = (value: number): number => Math.min(box.bottom, Math.max(box.top, y(Math.min(1e101, Math.max(-1e101, value)))))
  const middle = label === 'Mean difference'
  if (from !== undefined && to !== undefined)
    marks.push({
      kind: 'rect',
      x: box.left,
      y: inside(to),
      width: box.right - box.left,
      height: inside(from) - inside(to),
      fill: middle ? 's1' : 's2',
      fillOpacity: 0.14,
    })
  marks.push({
    kind: 'line',
    x1: box.left,
    x2: box.right,
    y1: y(estimate),
    y2: y(estimate),
    stroke: middle ? 's1' : 's2',
    strokeWidth: 1.6,
    dash: middle ? [] : [7, 4],
  })
  return marks
}

/** Words right of the lines, moved apart where lines are close. */
const drawLineWords = (data: BlandAltmanData, { box, y }: Plot): readonly Mark[] => {
  const lines = linesOf(data)
  const places: number[] = []
  for (const [, { estimate }] of lines) places.push(Math.max(y(estimate), (places.at(-1) ?? Number.NEGATIVE_INFINITY) + 30))
  const over = Math.max(0, (places.at(-1) ?? 0) + 14 - box.bottom)
  return lines.flatMap(([label, { estimate }], at): readonly Mark[] => {
    const middle = (places[at] ?? 0) - over
    return [
      { kind: 'text', role: 'label', x: box.right + 8, y: middle - 3, text: label, size: 10.5, fill: 'soft' },
      { kind: 'text', role: 'label', x: box.right + 8, y: middle + 11, text: formatNumber(estimate), size: 11.5, weight: 600 },
    ]
  })
}

/** Pairs, the mean difference and the limits of agreement with their intervals as bands, and their values at the right. */
export const drawBlandAltman = (data: BlandAltmanData, options: DrawOptions): Scene => {
  const groups = [...new Set(data.group ?? [])]
  const lines = linesOf(data)
  const page = openPage(
    data,
    { width: options.width ?? 600, height: options.height ?? 400, legend: groups.length < 2 ? [] : seriesEntries(groups, 'point') },
    lines.some(([, { low }]) => low !== null) ? ['Bands: 95% confidence intervals.'] : [],
  )
  const said = words(data)
  if (data.mean.length === 0) return nothingToShow(page, said.table)
  const bounds = lines.flatMap(([, { estimate, low, high }]) => [estimate, ...[low, high].filter((limit) => typeof limit === 'number')])
  const room = lines.length === 0 ? 6 : Math.max(...lines.map(([label]) => textWidth(label, 10.5))) + 12
  const plot = openPlot(
    page.body,
    { values: data.mean, words: data.meanAxis },
    { values: [...data.difference, ...bounds], include: [0], words: data.differenceAxis },
    { grid: 'none', rightRoom: room },
  )
  const { x, y, box } = plot
  const names = groups.length === 0 ? [undefined] : groups
  const points = names.flatMap((name, at) =>
    symbolCloud(
      data.mean.flatMap((mean, pair) =>
        name === undefined || data.group?.[pair] === name ? [[x(mean), y(data.difference[pair] ?? 0)] as const] : [],
      ),
      {
        paint: groups.length < 2 ? 'ink' : seriesLook(at).paint,
        symbol: seriesLook(at).symbol,
        r: data.mean.length > 400 ? 2 : 3,
        opacity: 0.65,
      },
    ),
  )
  const zero: Mark = { kind: 'line', x1: box.left, x2: box.right, y1: y(0), y2: y(0), stroke: 'axis' }
  return closePage(
    page,
    [
      zero,
      ...lines.flatMap(([label, line]) => drawLine(label, line, plot)),
      ...plot.marks,
      clipTo(box, points, 4),
      ...drawLineWords(data, plot),
    ],
    said,
  )
}
