import type { Drawing } from '../../../figure/drawing.ts'
import { addLegend, legendHeight } from '../../../figure/legend.ts'
import { plotStyle } from '../../../figure/plot-style.ts'
import { shorten } from '../../../figure/shorten.ts'
import type { FoldedCategories } from './fold-categories.ts'

interface Shares {
  readonly groups: FoldedCategories
  readonly visits: readonly string[]
  readonly arms: readonly string[]
  /** Colours of the categories, for those that have an order. */
  readonly colours?: readonly string[]
}

/** Each visit and arm as a bar of 100 %, divided by category. */
export const drawShares =
  ({ groups: { categories, bars }, visits, arms, colours }: Shares): Drawing =>
  async (canvas) => {
    const Plot = await import('@observablehq/plot')
    const { palette } = canvas
    const several = arms.length > 1
    const top = legendHeight(categories, canvas.width) + 8
    const widest = Math.min(16, Math.max(...arms.map((arm) => arm.length), 1))
    const right = Math.min(16, Math.max(...visits.map((visit) => visit.length), 0)) * 7 + 16
    const left = several ? widest * 7 + 18 : 12
    const plot = Plot.plot({
      ...plotStyle(canvas),
      height: visits.length * (several ? arms.length * 20 + 10 : 30) + top + 36,
      marginLeft: left,
      marginRight: right,
      marginTop: top,
      marginBottom: 32,
      x: { label: null, domain: [0, 1], tickFormat: (share: number) => `${Math.round(share * 100)} %`, ticks: 4 },
      y: {
        domain: arms,
        label: null,
        axis: several ? 'left' : null,
        tickFormat: (arm: string) => shorten(arm, 16),
        tickSize: 0,
        padding: 0.12,
      },
      fy: {
        domain: visits,
        label: null,
        padding: 0.16,
        tickFormat: (visit: string) => shorten(visit, 16),
        axis: visits.length > 1 ? 'right' : null,
      },
      color: { domain: categories, range: [...(colours ?? palette.series)] },
      marks: [
        Plot.barX(
          bars,
          Plot.stackX(
            { offset: 'normalize', order: [...categories] },
            {
              x: 'subjects',
              y: 'arm',
              fy: 'visit',
              fill: 'category',
              insetRight: 1,
              ...(colours === undefined ? {} : { stroke: palette.soft, strokeWidth: 0.6 }),
              tip: { fill: palette.surface, stroke: palette.line },
              title: (bar: (typeof bars)[number]) => `${bar.category}: ${bar.subjects}`,
            },
          ),
        ),
      ],
    })
    return addLegend(plot, categories, colours === undefined ? canvas : { ...canvas, palette: { ...palette, series: [...colours] } }, left)
  }
