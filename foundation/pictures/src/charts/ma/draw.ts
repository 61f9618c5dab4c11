import type { z } from 'zod'
import type { DrawOptions } from '../../chart.ts'
import { clipTo } from '../../parts/clip.ts'
import { countKinds, drawFeatures, droppedWords, type FeatureKind, featureLegend, featureWords } from '../../parts/feature-cloud.ts'
import { closePage, nothingToShow, openPage, type Page } from '../../parts/page.ts'
import { linePath } from '../../parts/path.ts'
import { openPlot } from '../../parts/plot.ts'
import type { Mark } from '../../scene/mark.ts'
import type { Scene, TextTable } from '../../scene/scene.ts'
import { formatShort } from '../../text/format-number.ts'
import type { maSchema } from './schema.ts'

/** What an MA plot is drawn from. */
export type MaData = z.output<typeof maSchema>

const tableOf = (data: MaData, kinds: readonly FeatureKind[]): TextTable => {
  const asked = new Set(data.label)
  const rows = data.names.flatMap((name, at) =>
    kinds[at] !== 'same' || asked.has(name) ? [[name, data.average[at] ?? null, data.effect[at] ?? null, data.adjusted?.[at] ?? null]] : [],
  )
  return { columns: ['feature', data.averageLabel, data.effectLabel, 'adjusted p'], rows: rows.slice(0, 1000) }
}

/** Effect against average level, with the line of no effect and a trend. */
export const drawMa = (data: MaData, options: DrawOptions): Scene => {
  const kinds = data.effect.map(
    (value, at): FeatureKind => ((data.adjusted?.[at] ?? 1) > data.threshold || value === 0 ? 'same' : value > 0 ? 'up' : 'down'),
  )
  const counts = countKinds(kinds)
  const criterion = data.adjusted === undefined ? '' : `Different: adjusted P ≤ ${formatShort(data.threshold)}.`
  const table = tableOf(data, kinds)
  const sheet = (notes: readonly string[]): Page =>
    openPage(data, { width: options.width ?? 600, height: options.height ?? 400, legend: featureLegend(counts) }, [
      ...(criterion === '' ? [] : [criterion]),
      ...notes,
    ])
  if (data.names.length === 0) return nothingToShow(sheet([]), table)
  const body = (page: Page) => {
    const plot = openPlot(
      page.body,
      { values: data.average, words: { label: data.averageLabel }, nice: false },
      { values: data.effect, include: [0], words: { label: data.effectLabel } },
    )
    const points = data.names.map((name, at) => ({
      name,
      kind: kinds[at] ?? ('same' as const),
      place: [plot.x(data.average[at] ?? 0), plot.y(data.effect[at] ?? 0)] as const,
    }))
    return { plot, features: drawFeatures(points, data.label, plot) }
  }
  const page = sheet(droppedWords(body(sheet([])).features.dropped))
  const { plot, features } = body(page)
  const zero: Mark = { kind: 'line', x1: plot.box.left, x2: plot.box.right, y1: plot.y(0), y2: plot.y(0), stroke: 'soft' }
  const trend = linePath(data.trend.map(({ x, y }) => [plot.x(x), plot.y(y)] as const))
  const line: readonly Mark[] = trend === '' ? [] : [{ kind: 'path', d: trend, stroke: 's3', strokeWidth: 1.8, dash: [7, 3] }]
  const cloud = features.marks.filter(({ kind }) => kind === 'path')
  const names = features.marks.filter(({ kind }) => kind !== 'path')
  return closePage(page, [...plot.marks, zero, clipTo(plot.box, [...cloud, ...line], 3), ...names], {
    description: `${data.effectLabel} against ${data.averageLabel}. ${featureWords(counts)} ${criterion}`.trim(),
    table,
  })
}
