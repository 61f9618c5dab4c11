import type { Drawing } from '../../../figure/drawing.ts'
import { addLegend, legendHeight } from '../../../figure/legend.ts'
import { plotStyle } from '../../../figure/plot-style.ts'
import type { NamedGroup } from './groups.ts'

interface Boxes {
  readonly groups: readonly NamedGroup[]
  readonly visits: readonly string[]
  readonly arms: readonly string[]
  readonly label: string
}

/** Box of quartiles, median, mean and range of each group, visits side by side. */
export const drawBoxes =
  ({ groups, visits, arms, label }: Boxes): Drawing =>
  async (canvas) => {
    const Plot = await import('@observablehq/plot')
    const { palette } = canvas
    const several = arms.length > 1
    const data = groups.flatMap(({ visitName, armName, numbers }) =>
      numbers === undefined ? [] : [{ visit: visitName, arm: armName, ...numbers }],
    )
    const width = Math.max(canvas.width, visits.length * Math.max(46, arms.length * 24) + 70)
    const top = several ? legendHeight(arms, canvas.width) + 32 : 24
    const shared = { fx: 'visit', x: 'arm' } as const
    const plot = Plot.plot({
      ...plotStyle({ ...canvas, width }),
      height: 330 + top,
      marginLeft: 56,
      marginTop: top,
      marginBottom: 34,
      fx: { domain: visits, label: null, padding: 0.18 },
      x: { domain: arms, axis: null, padding: 0.22 },
      y: { label, labelAnchor: 'top', grid: true, nice: true },
      color: { domain: arms, range: [...palette.series] },
      marks: [
        Plot.ruleX(data, { ...shared, y1: 'min', y2: 'max', stroke: 'arm', strokeWidth: 1.4 }),
        Plot.barY(data, { ...shared, y1: 'q1', y2: 'q3', fill: palette.surface }),
        Plot.barY(data, { ...shared, y1: 'q1', y2: 'q3', fill: 'arm', fillOpacity: 0.28, stroke: 'arm', strokeWidth: 1.4, rx: 2 }),
        Plot.tickY(data, { ...shared, y: 'median', stroke: 'arm', strokeWidth: 3 }),
        Plot.dot(data, { ...shared, y: 'mean', fill: palette.surface, stroke: 'arm', strokeWidth: 1.6, r: 2.8 }),
        Plot.tip(
          data,
          Plot.pointer({
            ...shared,
            y: 'median',
            fill: palette.surface,
            stroke: palette.line,
            title: (d: (typeof data)[number]) =>
              [
                `${d.visit}${several ? ` · ${d.arm}` : ''}`,
                `n ${d.count}`,
                `${canvas.format(d.min)} – ${canvas.format(d.q1)} – ${canvas.format(d.median)} – ${canvas.format(d.q3)} – ${canvas.format(d.max)}`,
              ].join('\n'),
          }),
        ),
      ],
    })
    return several ? addLegend(plot, arms, canvas, 56, 20) : plot
  }
