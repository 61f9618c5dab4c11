import type { Drawing } from '../../../../figure/drawing.ts'
import { addLegend, legendHeight, lineSwatch } from '../../../../figure/legend.ts'
import { plotStyle } from '../../../../figure/plot-style.ts'
import { seriesMark } from '../../../../figure/series-mark.ts'
import { shorten } from '../../../../figure/shorten.ts'
import type { Point, Summary } from './points-of.ts'
import { visitAxis } from './visit-axis.ts'

interface Trajectories {
  readonly points: readonly Point[]
  readonly visits: Summary['visits']
  readonly arms: readonly string[]
  readonly label: string
  /** Name of the time axis where the visits have times. */
  readonly timeLabel: string
  /** How a value is written. */
  readonly write: (value: number) => string
  readonly share: boolean
}

/** A line an arm, with an interval at each visit; arms a little apart so that the intervals do not cover each other. */
export const drawTrajectories =
  ({ points, visits, arms, label, timeLabel, write, share }: Trajectories): Drawing =>
  async (canvas) => {
    const Plot = await import('@observablehq/plot')
    const { palette } = canvas
    const { at, unit } = visitAxis(visits)
    const several = arms.length > 1
    const top = several ? legendHeight(arms, canvas.width) + 34 : 26
    const cut = Math.max(4, Math.floor(canvas.width / visits.length / 7.5))
    const names = new Map(visits.map((visit) => [at(visit.label), visit.label]))
    const series = arms.map((arm, index) => {
      const own = points.filter((point) => point.arm === arm).map((point) => ({ ...point, x: at(point.visit) }))
      const shift = { dx: (index - (arms.length - 1) / 2) * 7, stroke: palette.series[index % palette.series.length] ?? '' }
      const ranged = own.filter(({ low }) => low !== undefined)
      return [
        Plot.line(own, { x: 'x', y: 'estimate', ...shift, strokeWidth: 1.8, strokeDasharray: seriesMark(index).dash }),
        Plot.ruleX(ranged, { x: 'x', y1: 'low', y2: 'high', ...shift, strokeWidth: 1.6 }),
        Plot.dot(own, { x: 'x', y: 'estimate', dx: shift.dx, fill: shift.stroke, symbol: seriesMark(index).symbol, r: 4.4 }),
      ]
    })
    const plot = Plot.plot({
      ...plotStyle(canvas),
      height: 320 + top,
      marginLeft: 52,
      marginRight: 26,
      marginTop: top,
      marginBottom: 44,
      x: {
        domain: [Math.min(...names.keys()), Math.max(...names.keys())],
        inset: 16,
        ticks: [...names.keys()],
        tickFormat: (place: number) => (unit === undefined ? shorten(names.get(place) ?? '', cut) : canvas.format(place)),
        label: unit === undefined ? null : timeLabel,
        labelAnchor: 'center',
        labelArrow: 'none',
      },
      y: { label, labelAnchor: 'top', grid: true, nice: true, zero: share, tickFormat: share ? write : canvas.format, ticks: 6 },
      marks: [
        ...series.flat(),
        Plot.tip(
          points,
          Plot.pointer({
            x: ({ visit }: Point) => at(visit),
            y: 'estimate',
            fill: palette.surface,
            stroke: palette.line,
            title: ({ visit, arm, estimate, low, high, n }: Point) =>
              [
                `${visit}${several ? ` · ${arm}` : ''}`,
                low === undefined || high === undefined ? write(estimate) : `${write(estimate)} (${write(low)} – ${write(high)})`,
                `n ${n}`,
              ].join('\n'),
          }),
        ),
      ],
    })
    return several ? addLegend(plot, arms, canvas, 8, 22, lineSwatch) : plot
  }
