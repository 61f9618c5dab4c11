import type { Drawing } from '../../../figure/drawing.ts'
import { plotStyle } from '../../../figure/plot-style.ts'
import { shorten } from '../../../figure/shorten.ts'
import type { NamedGroup } from './groups.ts'

/** A line from the first to the last date of each group. */
export const drawDates =
  (groups: readonly NamedGroup[]): Drawing =>
  async (canvas) => {
    const Plot = await import('@observablehq/plot')
    const { palette } = canvas
    const data = groups.flatMap(({ name, dates }) =>
      dates === undefined ? [] : [{ name, from: new Date(dates.min), to: new Date(dates.max) }],
    )
    return Plot.plot({
      ...plotStyle(canvas),
      height: data.length * 30 + 60,
      marginLeft: Math.min(20, Math.max(...data.map(({ name }) => name.length))) * 7 + 24,
      marginRight: 24,
      x: { type: 'utc', grid: true, label: null, ticks: Math.max(2, Math.floor(canvas.width / 130)) },
      y: { domain: data.map(({ name }) => name), label: null, tickFormat: (name: string) => shorten(name, 20), tickSize: 0 },
      marks: [
        Plot.ruleY(data, { x1: 'from', x2: 'to', y: 'name', stroke: palette.series[0] ?? '', strokeWidth: 5, strokeLinecap: 'round' }),
        Plot.dot(
          data.flatMap(({ name, from, to }) => [
            { name, at: from },
            { name, at: to },
          ]),
          { x: 'at', y: 'name', fill: palette.series[0] ?? '', r: 5 },
        ),
      ],
    })
  }
