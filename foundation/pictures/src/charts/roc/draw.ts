import type { z } from 'zod'
import type { DrawOptions } from '../../chart.ts'
import { clipTo } from '../../parts/clip.ts'
import { drawLegend, seriesEntries } from '../../parts/legend.ts'
import { closePage, nothingToShow, openPage } from '../../parts/page.ts'
import { linePath, type Place } from '../../parts/path.ts'
import { placeLabels } from '../../parts/place-labels.ts'
import { openPlot } from '../../parts/plot.ts'
import { estimateWords } from '../../parts/words.ts'
import type { Mark } from '../../scene/mark.ts'
import type { Scene, TextTable } from '../../scene/scene.ts'
import { seriesLook } from '../../theme/series.ts'
import { symbolPath } from '../../theme/symbol-path.ts'
import type { rocSchema } from './schema.ts'

/** What ROC curves are drawn from. */
export type RocData = z.output<typeof rocSchema>

const two = (value: number): string => value.toFixed(2)

const areaWords = ({ area }: RocData['curves'][number], interval: string): string =>
  area === null
    ? ''
    : `AUC ${area.low === null || area.high === null ? two(area.estimate) : `${estimateWords(area.estimate, area.low, area.high, two)} [${interval}]`.replace(' [', ', ').replace(']', '')}`

const shortWords = ({ area }: RocData['curves'][number]): string =>
  area === null ? '' : `AUC ${estimateWords(area.estimate, area.low, area.high, two)}`

const words = (data: RocData): { readonly description: string; readonly table: TextTable } => ({
  description: `Sensitivity against 1 - specificity. ${data.curves.map((curve) => `${curve.label}: ${areaWords(curve, data.interval) || 'no area given'}${curve.cut === undefined ? '' : `; at ${curve.cut.label} sensitivity ${two(curve.cut.truePositive)}, specificity ${two(1 - curve.cut.falsePositive)}`}.`).join(' ')}`,
  table: {
    columns: ['curve', '1 - specificity', 'sensitivity', 'area', 'low', 'high'],
    rows: data.curves.flatMap(({ label, points, area }) => [
      [label, null, null, area?.estimate ?? null, area?.low ?? null, area?.high ?? null],
      ...points.map(({ falsePositive, truePositive }) => [label, falsePositive, truePositive, null, null, null]),
    ]),
  },
})

/** Curves in a square, the diagonal of chance, areas in the legend, and marked thresholds. */
export const drawRoc = (data: RocData, options: DrawOptions): Scene => {
  const width = options.width ?? 480
  const areas = data.curves.some(({ area }) => area !== null && area.low !== null)
  const entries = seriesEntries(
    data.curves.map((curve) => [curve.label, shortWords(curve)].filter((part) => part !== '').join(', ')),
    'line',
  )
  const legendHeight = drawLegend(entries, 0, 0, width - 32).height
  const page = openPage(
    data,
    { width, height: options.height ?? width + 30 + legendHeight, legend: entries },
    areas ? [`In brackets: ${data.interval} of the area.`] : [],
  )
  const said = words(data)
  if (data.curves.every(({ points }) => points.length === 0)) return nothingToShow(page, said.table)
  const plot = openPlot(
    page.body,
    { values: [0, 1], words: { label: '1 − specificity' } },
    { values: [0, 1], words: { label: 'Sensitivity' } },
    { square: true, grid: 'both' },
  )
  const { x, y, box } = plot
  const marks: Mark[] = [...plot.marks, { kind: 'line', x1: x(0), y1: y(0), x2: x(1), y2: y(1), stroke: 'idle', dash: [4, 4] }]
  const lines = data.curves.flatMap(({ points }, at): readonly Mark[] => {
    const d = linePath(points.map(({ falsePositive, truePositive }): Place => [x(falsePositive), y(truePositive)]))
    return d === '' ? [] : [{ kind: 'path', d, stroke: seriesLook(at).paint, strokeWidth: 2, dash: seriesLook(at).dash }]
  })
  marks.push(clipTo(box, lines, 2))
  const cuts = data.curves.flatMap(({ cut }, at) =>
    cut === undefined ? [] : [{ at, text: cut.label, x: x(cut.falsePositive), y: y(cut.truePositive), r: 4.5 }],
  )
  for (const cut of cuts)
    marks.push({
      kind: 'path',
      d: symbolPath(seriesLook(cut.at).symbol, cut.x, cut.y, 4.5),
      fill: seriesLook(cut.at).paint,
      stroke: 'paper',
      strokeWidth: 1.2,
    })
  marks.push(...placeLabels(cuts, box).marks)
  return closePage(page, marks, said)
}
