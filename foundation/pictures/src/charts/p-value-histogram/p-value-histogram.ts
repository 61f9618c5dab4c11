import type { z } from 'zod'
import { type ChartExamples, chart } from '../../chart.ts'
import { closePage, nothingToShow, openPage } from '../../parts/page.ts'
import { openPlot } from '../../parts/plot.ts'
import { countWords } from '../../parts/words.ts'
import type { Mark } from '../../scene/mark.ts'
import { formatPercent } from '../../text/format-number.ts'
import { pValueHistogramSchema } from './schema.ts'

const bins = (n: number, heights: (at: number) => number) =>
  Array.from({ length: n }, (_, at) => ({ from: at / n, to: (at + 1) / n, count: Math.round(heights(at)) }))

/** Histogram of p-values. */
export const pValueHistogram = chart({
  id: 'p-value-histogram',
  title: 'Histogram of p-values',
  purpose: 'Is there anything in these tests, and do they behave?',
  caution: 'A rise towards 1 or a hump in the middle says that a test does not fit, and then adjusted p-values mean little.',
  input: pValueHistogramSchema,
  draw: (data, options) => {
    const total = data.bins.reduce((sum, { count }) => sum + count, 0)
    const page = openPage(
      data,
      { width: options.width ?? 520, height: options.height ?? 340 },
      data.none === undefined ? [] : ['Dashed line: expected when nothing differs.'],
    )
    const table = { columns: ['from', 'to', 'count'], rows: data.bins.map(({ from, to, count }) => [from, to, count]) }
    if (total === 0) return nothingToShow(page, table)
    const plot = openPlot(
      page.body,
      { values: [0, 1], words: { label: 'P' }, nice: false },
      { values: [0, data.none ?? 0, ...data.bins.map(({ count }) => count)], words: { label: 'Tests' } },
      { rightRoom: 12 },
    )
    const { x, y, box } = plot
    const bars = data.bins.map(
      ({ from, to, count }): Mark => ({
        kind: 'rect',
        x: x(from) + 0.5,
        y: y(count),
        width: Math.max(0.5, x(to) - x(from) - 1),
        height: box.bottom - y(count),
        fill: 's1',
        hint: `${from} to ${to}: ${count}`,
      }),
    )
    const level: readonly Mark[] =
      data.none === undefined
        ? []
        : [{ kind: 'line', x1: box.left, x2: box.right, y1: y(data.none), y2: y(data.none), stroke: 's2', strokeWidth: 1.6, dash: [6, 4] }]
    return closePage(page, [...plot.marks, ...bars, ...level], {
      description: `${countWords(total, 'test')} in ${countWords(data.bins.length, 'bin')}; ${data.bins[0]?.count ?? 0} in the first.${data.nullShare === undefined ? '' : ` Estimated share without difference ${formatPercent(data.nullShare)}.`}`,
      table,
    })
  },
  examples: (): ChartExamples<z.input<typeof pValueHistogramSchema>> => ({
    typical: {
      title: 'P-values of 12 000 genes',
      subtitle: 'Synthetic',
      bins: bins(20, (at) => 430 + 2600 * Math.exp(-at * 1.3)),
      none: 440,
      nullShare: 0.74,
    },
    extreme: { title: 'Two hundred bins of a test that does not fit', bins: bins(200, (at) => (at * 7919) % 13), none: 90 },
    empty: { title: 'P-values', bins: [] },
  }),
})
