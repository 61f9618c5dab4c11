import type { Drawing } from '../../../figure/drawing.ts'
import { addLegend, legendHeight } from '../../../figure/legend.ts'
import { plotStyle } from '../../../figure/plot-style.ts'
import { shorten } from '../../../figure/shorten.ts'
import type { FoldedCategories } from './fold-categories.ts'

interface Bars {
  readonly groups: FoldedCategories
  readonly arms: readonly string[]
  readonly label: string
}

/** Patients in each category, arms beside each other. */
export const drawBars =
  ({ groups: { categories, bars }, arms, label }: Bars): Drawing =>
  async (canvas) => {
    const Plot = await import('@observablehq/plot')
    const { palette } = canvas
    const several = arms.length > 1
    const longest = Math.min(24, Math.max(...categories.map((category) => category.length)))
    const top = several ? legendHeight(arms, canvas.width) + 10 : 12
    const left = Math.min(longest * 7 + 22, canvas.width * 0.4)
    const cut = Math.floor((left - 18) / 7)
    const plot = Plot.plot({
      ...plotStyle(canvas),
      height: categories.length * (several ? arms.length * 18 + 12 : 30) + top + 40,
      marginLeft: left,
      marginRight: 46,
      marginTop: top,
      marginBottom: 36,
      x: { label, grid: true, ticks: Math.max(2, Math.floor(canvas.width / 130)), nice: true },
      y: { domain: arms, axis: null, padding: 0.1 },
      fy: { domain: categories, label: null, padding: 0.22, tickFormat: (category: string) => shorten(category, cut), axis: 'left' },
      color: { domain: arms, range: [...palette.series] },
      marks: [
        Plot.barX(bars, { x: 'subjects', y: 'arm', fy: 'category', fill: 'arm', rx2: 2 }),
        Plot.text(bars, {
          x: 'subjects',
          y: 'arm',
          fy: 'category',
          text: ({ subjects }) => canvas.format(subjects),
          textAnchor: 'start',
          dx: 5,
          fill: palette.ink,
        }),
        Plot.ruleX([0], { stroke: palette.soft }),
      ],
    })
    return several ? addLegend(plot, arms, canvas, 8) : plot
  }
