import type { z } from 'zod'
import { bandCentre } from '../../axes/band-axis.ts'
import type { DrawOptions } from '../../chart.ts'
import { type BandPlot, openBandPlot } from '../../parts/band-plot.ts'
import { seriesEntries } from '../../parts/legend.ts'
import { closePage, nothingToShow, openPage } from '../../parts/page.ts'
import { whisker } from '../../parts/whisker.ts'
import type { Mark } from '../../scene/mark.ts'
import type { Scene, TextTable } from '../../scene/scene.ts'
import { fitText } from '../../text/fit-text.ts'
import { formatPercent } from '../../text/format-number.ts'
import { textWidth } from '../../text/text-width.ts'
import { seriesLook } from '../../theme/series.ts'
import type { proportionsSchema } from './schema.ts'

/** What bars of proportions are drawn from. */
export type ProportionsData = z.output<typeof proportionsSchema>

type Bar = ProportionsData['clusters'][number]['bars'][number]

const barWords = ({ group, estimate, low, high, yes, of }: Bar): string =>
  `${group} ${estimate === null ? 'nobody observed' : formatPercent(estimate, 1)}${yes === undefined || of === undefined ? '' : ` (${yes} of ${of})`}${low === null || high === null ? '' : `, ${formatPercent(low, 1)} to ${formatPercent(high, 1)}`}`

const words = (data: ProportionsData): { readonly description: string; readonly table: TextTable } => ({
  description: `${data.measure}, with ${data.interval}. ${data.clusters.map(({ label, bars, comparison }) => `${label}: ${bars.map(barWords).join('; ')}${comparison === undefined ? '' : `; ${comparison}`}.`).join(' ')}`,
  table: {
    columns: ['cluster', 'group', data.measure, 'low', 'high', 'yes', 'of'],
    rows: data.clusters.flatMap(({ label, bars }) =>
      bars.map(({ group, estimate, low, high, yes, of }) => [label, group, estimate, low, high, yes ?? null, of ?? null]),
    ),
  },
})

const drawBar = (bar: Bar, at: number, x: number, width: number, { y, box }: BandPlot): readonly Mark[] => {
  const look = seriesLook(at)
  if (bar.estimate === null)
    return [{ kind: 'text', role: 'label', x, y: box.bottom - 6, text: 'n/a', size: 10, anchor: 'middle', fill: 'soft' }]
  const top = y(bar.estimate)
  const marks: Mark[] = [
    {
      kind: 'rect',
      x: x - width / 2,
      y: top,
      width,
      height: box.bottom - top,
      fill: look.paint,
      texture: look.texture,
      hint: barWords(bar),
    },
  ]
  if (bar.low !== null && bar.high !== null)
    marks.push(...whisker(x, y(bar.low), y(bar.high), { paint: 'ink', cap: Math.min(5, width / 4) }, [box.top, box.bottom]))
  const above = Math.min(top, bar.high === null ? top : y(bar.high)) - 5
  const text = formatPercent(bar.estimate)
  if (textWidth(text, 10.5) <= width) marks.push({ kind: 'text', role: 'label', x, y: above, text, size: 10.5, anchor: 'middle' })
  const counts = bar.yes === undefined || bar.of === undefined ? '' : `${bar.yes}/${bar.of}`
  if (counts !== '' && textWidth(counts, 10) <= width - 2 && box.bottom - top > 30 && (bar.low === null || y(bar.low) < box.bottom - 18))
    marks.push({ kind: 'text', role: 'label', x, y: box.bottom - 6, text: counts, size: 10, anchor: 'middle', halo: true })
  return marks
}

/** Bars from zero with intervals; the share stands above each bar, patients at its foot. */
export const drawProportions = (data: ProportionsData, options: DrawOptions): Scene => {
  const legend = seriesEntries(data.groups, 'area')
  const intervals = data.clusters.some(({ bars }) => bars.some(({ low, high }) => low !== null && high !== null))
  const page = openPage(
    data,
    { width: options.width ?? 640, height: options.height ?? 400, legend },
    intervals ? [`Bars: ${data.interval}.`] : [],
  )
  const said = words(data)
  if (data.clusters.every(({ bars }) => bars.length === 0)) return nothingToShow(page, said.table)
  const tops = data.clusters.flatMap(({ bars }) => bars.flatMap(({ estimate, high }) => [estimate ?? 0, high ?? 0]))
  const above = data.clusters.some(({ comparison }) => comparison !== undefined) ? 30 : 16
  const bands = data.clusters.map(({ label }) => ({ label }))
  const plot = openBandPlot(page.body, bands, '', { values: [0, 0.05, ...tops], percent: true, words: { label: data.measure } }, above)
  const step = (plot.box.right - plot.box.left) / data.clusters.length
  const width = Math.min(46, (step * 0.78) / Math.max(1, data.groups.length))
  const marks = data.clusters.flatMap(({ bars, comparison }, cluster): readonly Mark[] => {
    const middle = bandCentre(plot.box, data.clusters.length, cluster)
    const drawn = bars.flatMap((bar) => {
      const at = data.groups.indexOf(bar.group)
      return at < 0 ? [] : drawBar(bar, at, middle + (at - (data.groups.length - 1) / 2) * width, width * 0.86, plot)
    })
    if (comparison === undefined) return drawn
    const half = (data.groups.length * width) / 2
    return [
      ...drawn,
      { kind: 'line', x1: middle - half, x2: middle + half, y1: plot.box.top - 18, y2: plot.box.top - 18, stroke: 'axis' },
      {
        kind: 'text',
        role: 'label',
        x: middle,
        y: plot.box.top - 22,
        text: fitText(comparison, step - 4, 10.5),
        size: 10.5,
        anchor: 'middle',
      },
    ]
  })
  return closePage(page, [...plot.marks, ...marks], said)
}
