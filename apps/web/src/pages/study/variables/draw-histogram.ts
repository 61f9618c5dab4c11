import type { Drawing } from '../../../figure/drawing.ts'
import { plotStyle } from '../../../figure/plot-style.ts'
import type { NamedGroup } from './groups.ts'

interface Histogram {
  readonly groups: readonly NamedGroup[]
  readonly arms: readonly string[]
  readonly edges: readonly number[]
  readonly label: string
  readonly countLabel: string
}

/** Counts in intervals, one strip for each arm on a shared axis. */
export const drawHistogram =
  ({ groups, arms, edges, label, countLabel }: Histogram): Drawing =>
  async (canvas) => {
    const Plot = await import('@observablehq/plot')
    const { palette } = canvas
    const several = arms.length > 1
    const data = groups.flatMap(({ armName, bins }) =>
      (bins ?? []).map((count, index) => ({ arm: armName, from: edges[index] ?? Number.NaN, to: edges[index + 1] ?? Number.NaN, count })),
    )
    return Plot.plot({
      ...plotStyle(canvas),
      height: (several ? arms.length * 120 : 260) + 70,
      marginLeft: 56,
      marginTop: 28,
      marginBottom: 42,
      x: { label, nice: true },
      y: { label: countLabel, grid: true, ticks: several ? 3 : 5, nice: true },
      fy: { domain: arms, axis: null, padding: 0.12 },
      color: { domain: arms, range: [...palette.series] },
      marks: [
        Plot.rectY(data, {
          x1: 'from',
          x2: 'to',
          y: 'count',
          fy: 'arm',
          fill: 'arm',
          fillOpacity: 0.85,
          inset: 0.5,
          tip: { fill: palette.surface, stroke: palette.line },
          title: (d: (typeof data)[number]) => `${canvas.format(d.from)} – ${canvas.format(d.to)}\n${countLabel}: ${d.count}`,
        }),
        Plot.ruleY([0], { stroke: palette.soft }),
        ...(several
          ? [Plot.text(arms, { fy: (arm) => arm, text: (arm) => arm, frameAnchor: 'top-right', fill: palette.ink, fontWeight: 600, dy: 2 })]
          : []),
      ],
    })
  }
