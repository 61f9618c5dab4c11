import type { z } from 'zod'
import { bandCentre } from '../../axes/band-axis.ts'
import { type ChartExamples, chart } from '../../chart.ts'
import { openBandPlot } from '../../parts/band-plot.ts'
import type { LegendEntry } from '../../parts/legend.ts'
import { closePage, nothingToShow, openPage } from '../../parts/page.ts'
import { linePath, type Place } from '../../parts/path.ts'
import type { Mark } from '../../scene/mark.ts'
import { formatPercent } from '../../text/format-number.ts'
import { screeSchema } from './schema.ts'

/** Scree plot. */
export const scree = chart({
  id: 'scree',
  title: 'Scree plot',
  purpose: 'How many components are worth keeping?',
  caution: 'An elbow is in the eye of the beholder; compare with permuted data.',
  input: screeSchema,
  draw: (data, options) => {
    const compared = data.components.some(({ random }) => random !== undefined)
    const legend: readonly LegendEntry[] = [
      { label: 'Observed', kind: 'area', paint: 's1' },
      { label: 'Permuted', kind: 'line', paint: 's2', dash: [7, 3] },
    ]
    const page = openPage(data, { width: options.width ?? 520, height: options.height ?? 340, legend: compared ? legend : [] })
    const table = {
      columns: ['component', 'share of variance', 'permuted'],
      rows: data.components.map(({ variance, random }, at) => [`${at + 1}`, variance, random ?? null]),
    }
    if (data.components.length === 0) return nothingToShow(page, table)
    const n = data.components.length
    const plot = openBandPlot(
      page.body,
      data.components.map((_, at) => ({ label: String(at + 1) })),
      'Component',
      {
        values: [0, 0.01, ...data.components.flatMap(({ variance, random }) => [variance, random ?? 0])],
        percent: true,
        words: { label: 'Share of variance' },
      },
    )
    const width = Math.min(36, ((plot.box.right - plot.box.left) / n) * 0.72)
    const bars = data.components.map(
      ({ variance }, at): Mark => ({
        kind: 'rect',
        x: bandCentre(plot.box, n, at) - width / 2,
        y: plot.y(variance),
        width,
        height: plot.box.bottom - plot.y(variance),
        fill: 's1',
        hint: `${at + 1}: ${variance}`,
      }),
    )
    const line = linePath(
      data.components.flatMap(({ random }, at): readonly Place[] =>
        random === undefined ? [] : [[bandCentre(plot.box, n, at), plot.y(random)]],
      ),
    )
    return closePage(
      page,
      [...plot.marks, ...bars, ...(line === '' ? [] : [{ kind: 'path', d: line, stroke: 's2', strokeWidth: 2, dash: [7, 3] } as const])],
      {
        description: `${data.components.length} components; the first ${Math.min(3, n)} explain ${data.components
          .slice(0, 3)
          .map(({ variance }) => formatPercent(variance, 1))
          .join(', ')} of the variance.`,
        table,
      },
    )
  },
  examples: (): ChartExamples<z.input<typeof screeSchema>> => ({
    typical: {
      title: 'Principal components of the blood transcriptome',
      subtitle: 'Synthetic',
      components: [0.31, 0.12, 0.08, 0.05, 0.04, 0.035, 0.03, 0.027, 0.025, 0.022].map((variance, at) => ({
        variance,
        random: 0.05 - at * 0.0022,
      })),
    },
    extreme: {
      title: 'Sixty components that are all alike',
      components: Array.from({ length: 60 }, (_, at) => ({ variance: 0.0167 - at * 1e-5 })),
    },
    empty: { title: 'Scree', components: [] },
  }),
})
