import type { Drawing } from '../../../../figure/drawing.ts'
import { addLegend, legendHeight, lineSwatch } from '../../../../figure/legend.ts'
import { plotStyle } from '../../../../figure/plot-style.ts'
import { seriesMark } from '../../../../figure/series-mark.ts'
import { shorten } from '../../../../figure/shorten.ts'

/** An estimate with its interval in a row of an arm. */
interface IntervalRow {
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

type PlotLibrary = typeof import('@observablehq/plot')

/** Room for the names of the rows: beside them, or above them where the picture is narrow. */
const roomFor = (rows: readonly string[], several: number, width: number) => {
  const above = width < 480
  const left = above ? 14 : Math.min(Math.min(26, Math.max(...rows.map((row) => row.length))) * 7 + 18, width * 0.36)
  const cut = Math.floor((above ? width - 70 : left - 14) / 6.8)
  const step = several > 1 ? several * 20 + 12 + (above ? 20 : 0) : above ? 54 : 34
  return { above, left, cut, step, ticks: width < 500 ? 3 : 5 }
}

const rowNames = (Plot: PlotLibrary, rows: readonly string[], { above, left, cut }: ReturnType<typeof roomFor>, ink: string) => {
  const name = (row: string): string => shorten(row, cut)
  if (!above) return Plot.axisFy({ anchor: 'left', label: null, tickFormat: name })
  const fy = (row: string): string => row
  return Plot.text(rows, { fy, text: name, frameAnchor: 'top-left', dy: 4, dx: 8 - left, fill: ink, fontWeight: 600 })
}

const armMarks = (Plot: PlotLibrary, { data, arms, colours }: Intervals, series: readonly string[]) =>
  arms.flatMap((arm, index) => {
    const own = data.filter((one) => one.arm === arm)
    const colour = colours[index] ?? index
    const stroke = series[colour % series.length] ?? ''
    return [
      Plot.ruleY(own, { y: 'arm', fy: 'row', x1: 'low', x2: 'high', stroke, strokeWidth: 2 }),
      Plot.dot(own, { y: 'arm', fy: 'row', x: 'estimate', fill: stroke, symbol: seriesMark(colour).symbol, r: 4.6 }),
    ]
  })

/** Dots with intervals, results below each other, arms within them: shares, or differences around zero. */
export const drawIntervals =
  (intervals: Intervals): Drawing =>
  async (canvas) => {
    const Plot = await import('@observablehq/plot')
    const { palette } = canvas
    const { data, rows, arms, colours, main, label, write, domain } = intervals
    const room = roomFor(rows, arms.length, canvas.width)
    const top = arms.length > 1 ? legendHeight(arms, canvas.width) + 10 : 12
    const text = ({ estimate }: IntervalRow): string => write(estimate)
    const x = {
      domain: [...domain],
      grid: true,
      label,
      labelAnchor: 'center',
      labelArrow: 'none',
      tickFormat: write,
      ticks: room.ticks,
    } as const
    const plot = Plot.plot({
      ...plotStyle(canvas),
      height: rows.length * room.step + top + 46,
      marginLeft: room.left,
      marginRight: 52,
      marginTop: top,
      marginBottom: 40,
      x,
      y: { type: 'point', domain: [...arms], axis: null, padding: 0.9, insetTop: room.above ? 20 : 0 },
      fy: { domain: [...rows], axis: null, padding: 0.06 },
      marks: [
        Plot.frame({ fy: main, fill: palette.line, fillOpacity: 0.35, stroke: 'none', insetLeft: -room.left, insetRight: -52 }),
        rowNames(Plot, rows, room, palette.ink),
        Plot.ruleX([0], { stroke: palette.soft, strokeWidth: domain[0] < 0 ? 1.4 : 1 }),
        ...armMarks(Plot, intervals, palette.series),
        Plot.text(data, { y: 'arm', fy: 'row', frameAnchor: 'right', text, textAnchor: 'end', dx: 48, fill: palette.ink }),
      ],
    })
    if (arms.length < 2) return plot
    const colourAt = (index: number): number => colours[index] ?? index
    const swatch: typeof lineSwatch = (left, y, _, index) => lineSwatch(left, y, palette.series[colourAt(index)] ?? '', colourAt(index))
    return addLegend(plot, arms, canvas, 8, 0, swatch)
  }
