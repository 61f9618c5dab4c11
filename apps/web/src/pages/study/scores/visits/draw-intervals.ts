import type { Drawing } from '../../../../figure/drawing.ts'
import { addLegend, legendHeight, lineSwatch } from '../../../../figure/legend.ts'
import { plotStyle } from '../../../../figure/plot-style.ts'
import { seriesMark } from '../../../../figure/series-mark.ts'
import { shorten } from '../../../../figure/shorten.ts'

/** An estimate with its interval in a row of an arm. */
export interface IntervalRow {
  readonly row: string
  readonly arm: string
  readonly estimate: number
  readonly low: number
  readonly high: number
}

interface Intervals {
  readonly data: readonly IntervalRow[]
  readonly rows: readonly string[]
  readonly arms: readonly string[]
  /** Places of the colours: those of the arms in the other pictures of the page. */
  readonly colours: readonly number[]
  /** The row of the main result, on a shaded ground. */
  readonly main: string
  readonly label: string
  readonly write: (value: number) => string
  readonly domain: readonly [number, number]
}

/** Dots with intervals, results below each other, arms within them: shares, or differences around zero. */
export const drawIntervals =
  ({ data, rows, arms, colours, main, label, write, domain }: Intervals): Drawing =>
  async (canvas) => {
    const Plot = await import('@observablehq/plot')
    const { palette } = canvas
    const several = arms.length > 1
    const longest = Math.min(26, Math.max(...rows.map((row) => row.length)))
    // Where there is no room beside the rows, their names stand above them.
    const above = canvas.width < 480
    const left = above ? 14 : Math.min(longest * 7 + 18, canvas.width * 0.36)
    const cut = Math.floor((above ? canvas.width - 70 : left - 14) / 6.8)
    const top = several ? legendHeight(arms, canvas.width) + 10 : 12
    const step = several ? arms.length * 20 + 12 + (above ? 20 : 0) : above ? 54 : 34
    const shared = { y: 'arm', fy: 'row' } as const
    const plot = Plot.plot({
      ...plotStyle(canvas),
      height: rows.length * step + top + 46,
      marginLeft: left,
      marginRight: 52,
      marginTop: top,
      marginBottom: 40,
      x: {
        domain: [...domain],
        grid: true,
        label,
        labelAnchor: 'center',
        labelArrow: 'none',
        tickFormat: write,
        ticks: canvas.width < 500 ? 3 : 5,
      },
      y: { type: 'point', domain: [...arms], axis: null, padding: 0.9, insetTop: above ? 20 : 0 },
      fy: { domain: [...rows], axis: null, padding: 0.06 },
      marks: [
        Plot.frame({ fy: main, fill: palette.line, fillOpacity: 0.35, stroke: 'none', insetLeft: -left, insetRight: -52 }),
        above
          ? Plot.text(rows, {
              fy: (row) => row,
              text: (row) => shorten(row, cut),
              frameAnchor: 'top-left',
              dy: 4,
              dx: -left + 8,
              fill: palette.ink,
              fontWeight: 600,
            })
          : Plot.axisFy({ anchor: 'left', label: null, tickFormat: (row: string) => shorten(row, cut) }),
        Plot.ruleX([0], { stroke: palette.soft, strokeWidth: domain[0] < 0 ? 1.4 : 1 }),
        ...arms.flatMap((arm, index) => {
          const own = data.filter((one) => one.arm === arm)
          const colour = colours[index] ?? index
          const stroke = palette.series[colour % palette.series.length] ?? ''
          return [
            Plot.ruleY(own, { ...shared, x1: 'low', x2: 'high', stroke, strokeWidth: 2 }),
            Plot.dot(own, { ...shared, x: 'estimate', fill: stroke, symbol: seriesMark(colour).symbol, r: 4.6 }),
          ]
        }),
        Plot.text(data, {
          ...shared,
          frameAnchor: 'right',
          text: ({ estimate }: IntervalRow) => write(estimate),
          textAnchor: 'end',
          dx: 48,
          fill: palette.ink,
        }),
      ],
    })
    return several
      ? addLegend(plot, arms, canvas, 8, 0, (x, y, _, index) =>
          lineSwatch(x, y, palette.series[colours[index] ?? index] ?? '', colours[index] ?? index),
        )
      : plot
  }
