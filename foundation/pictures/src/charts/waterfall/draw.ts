import type { z } from 'zod'
import { axisTitle } from '../../axes/axis.ts'
import type { DrawOptions } from '../../chart.ts'
import { openBandPlot } from '../../parts/band-plot.ts'
import { seriesEntries } from '../../parts/legend.ts'
import { closePage, nothingToShow, openPage } from '../../parts/page.ts'
import { referenceLine } from '../../parts/reference-line.ts'
import { countWords } from '../../parts/words.ts'
import type { Mark } from '../../scene/mark.ts'
import type { Scene, TextTable } from '../../scene/scene.ts'
import { formatNumber } from '../../text/format-number.ts'
import { seriesLook } from '../../theme/series.ts'
import type { waterfallSchema } from './schema.ts'

/** What a waterfall plot is drawn from. */
export type WaterfallData = z.output<typeof waterfallSchema>

const wordsOf = (data: WaterfallData, sorted: WaterfallData['patients']): { readonly description: string; readonly table: TextTable } => {
  const [best, worst] = [sorted.at(-1), sorted[0]]
  const range = best === undefined || worst === undefined ? '' : `, from ${formatNumber(best.change)} to ${formatNumber(worst.change)}`
  const beyond = data.thresholds.map(
    ({ value, label }) =>
      `${sorted.filter(({ change }) => (value < 0 ? change <= value : change >= value)).length} beyond ${label} (${value})`,
  )
  return {
    description: `${axisTitle(data.value)} in ${countWords(sorted.length, 'patient')}${range}${beyond.length === 0 ? '' : `; ${beyond.join(', ')}`}.`,
    table: {
      columns: ['patient', 'group', axisTitle(data.value)],
      rows: sorted.map(({ label, group, change }) => [label, group ?? null, change]),
    },
  }
}

/** Bars from no change, sorted from the worst rise to the best fall. */
export const drawWaterfall = (data: WaterfallData, options: DrawOptions): Scene => {
  const sorted = data.patients.toSorted((a, b) => b.change - a.change)
  const groups = [...new Set([...data.groups, ...data.patients.flatMap(({ group }) => group ?? [])])].slice(0, 8)
  const page = openPage(data, { width: options.width ?? 640, height: options.height ?? 380, legend: seriesEntries(groups, 'area') })
  const said = wordsOf(data, sorted)
  if (sorted.length === 0) return nothingToShow(page, said.table, 'No patients')
  const values = [0, ...sorted.map(({ change }) => change), ...data.thresholds.map(({ value }) => value)]
  const title = countWords(sorted.length, 'patient')
  const plot = openBandPlot(page.body, [], `${title}, by change`, { values, words: data.value })
  const step = (plot.box.right - plot.box.left - 8) / sorted.length
  const width = Math.min(26, step * (step > 4 ? 0.84 : 1))
  const bars = sorted.map(({ label, change, group }, at): Mark => {
    const [top, bottom] = [plot.y(Math.max(0, change)), plot.y(Math.min(0, change))]
    const index = group === undefined ? 0 : groups.indexOf(group)
    const look = index < 0 ? { paint: 'idle' as const, texture: 0 } : seriesLook(index)
    return {
      kind: 'rect',
      x: plot.box.left + 4 + (at + 0.5) * step - width / 2,
      y: top,
      width,
      height: Math.max(bottom - top, 0.8),
      fill: look.paint,
      texture: look.texture,
      hint: `${label}: ${change}`,
    }
  })
  const zero: Mark = { kind: 'line', x1: plot.box.left, x2: plot.box.right, y1: plot.y(0), y2: plot.y(0), stroke: 'axis' }
  const lines = data.thresholds.map((threshold) => referenceLine(plot, threshold, threshold.value < 0 ? 'left' : 'right'))
  return closePage(
    page,
    [
      ...plot.marks.filter(
        (mark) => mark.kind !== 'line' || mark.y1 !== plot.box.bottom || mark.stroke !== 'axis' || mark.x2 - mark.x1 < 10,
      ),
      ...bars,
      zero,
      ...lines.flat(),
    ],
    said,
  )
}
