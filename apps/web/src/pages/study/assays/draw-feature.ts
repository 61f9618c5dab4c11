import type { Drawing } from '../../../figure/drawing.ts'
import { resolveTokens } from '../../../figure/palette.ts'
import { plotStyle } from '../../../figure/plot-style.ts'
import { shorten } from '../../../figure/shorten.ts'
import type { GroupedValue, GroupSummary } from './group-values.ts'

/** Beyond so many dots they are painted on a canvas and put under the axes as one image. */
const manyDots = 5_000
const height = 380
/** Golden ratio: spreads neighbours evenly, the same way every time. */
const spread = (index: number): number => ((index * 0.618_033_988_749_895) % 1) - 0.5

/** A strip of dots and a box for each group. */
export const drawFeature =
  (values: readonly GroupedValue[], summaries: readonly GroupSummary[], label: string): Drawing =>
  async (canvas) => {
    const Plot = await import('@observablehq/plot')
    const { palette } = canvas
    const groups = summaries.map(({ group }) => group)
    const width = Math.max(Math.min(canvas.width, groups.length * 220 + 76), groups.length * 58 + 76)
    const band = (width - 76) / groups.length
    const jitter = Math.min(90, band * 0.62)
    const longest = Math.floor(band / 7.2)
    const colour = new Map(groups.map((group, index) => [group, palette.series[index % palette.series.length] ?? palette.ink]))
    const full = summaries.filter(({ n }) => n > 0)
    const lowest = Math.min(...full.map(({ min }) => min ?? Number.POSITIVE_INFINITY))
    const highest = Math.max(...full.map(({ max }) => max ?? Number.NEGATIVE_INFINITY))
    const few = values.length <= manyDots
    // Marks of the box are at most 92 pixels wide however wide the band is.
    const inset = Math.max(0, (band * 0.72 - 92) / 2)
    const plot = Plot.plot({
      ...plotStyle({ ...canvas, width }),
      height,
      marginLeft: 56,
      marginRight: 20,
      marginTop: 28,
      marginBottom: 46,
      x: {
        type: 'band',
        domain: groups,
        label: null,
        paddingInner: 0.28,
        paddingOuter: 0.14,
        tickSize: 0,
        tickFormat: (group: string) => shorten(group, Math.max(5, longest)),
      },
      y: { label, grid: true, nice: true, domain: full.length === 0 ? [0, 1] : [lowest, highest] },
      marks: [
        ...(few
          ? groups.map((group) => {
              const own = values.filter((value) => value.group === group)
              // Plot moves a whole mark with dx, not its dots one by one: they are spread after they are drawn.
              return Plot.dot(own, {
                x: 'group',
                y: 'value',
                r: own.length > 400 ? 1.8 : 2.8,
                fill: colour.get(group) ?? palette.ink,
                fillOpacity: own.length > 400 ? 0.45 : 0.7,
                render: (index, scales, channels, dimensions, context, next) => {
                  const drawn = next?.(index, scales, channels, dimensions, context) ?? null
                  drawn?.querySelectorAll('circle').forEach((circle, at) => {
                    circle.setAttribute('transform', `translate(${spread(at) * jitter},0)`)
                  })
                  return drawn
                },
              })
            })
          : []),
        ...(['q1', 'q3'] as const).map((edge) =>
          Plot.tickY(full, { x: 'group', y: edge, stroke: palette.ink, strokeWidth: 1.4, insetLeft: inset, insetRight: inset }),
        ),
        Plot.tickY(full, { x: 'group', y: 'median', stroke: palette.ink, strokeWidth: 3, insetLeft: inset, insetRight: inset }),
        Plot.text(full, { x: 'group', text: ({ n }) => `n ${canvas.format(n)}`, frameAnchor: 'bottom', dy: 36, fill: palette.soft }),
        ...(few
          ? [
              Plot.tip(
                values,
                Plot.pointer({
                  x: 'group',
                  y: 'value',
                  fill: palette.surface,
                  stroke: palette.line,
                  title: ({ sample, subject, value }: GroupedValue) => `${sample}\n${subject}\n${canvas.format(value)}`,
                }),
              ),
            ]
          : []),
      ],
    })
    if (few) return plot
    // Painted dots go into the drawing as one image, so that a saved picture has them too.
    const x = plot.scale('x')
    const y = plot.scale('y')
    const paper = document.createElement('canvas')
    const density = Math.max(2, window.devicePixelRatio)
    paper.width = width * density
    paper.height = height * density
    const brush = paper.getContext('2d')
    if (brush === null || x === undefined || y === undefined) return plot
    brush.scale(density, density)
    brush.globalAlpha = values.length > 30_000 ? 0.12 : 0.3
    const painted = new Map([...colour].map(([group, token]) => [group, resolveTokens(token)]))
    const seen = new Map<string, number>()
    for (const { group, value } of values) {
      const at = seen.get(group) ?? 0
      seen.set(group, at + 1)
      brush.fillStyle = painted.get(group) ?? ''
      brush.fillRect(x.apply(group) + (x.bandwidth ?? 0) / 2 + spread(at) * jitter - 1, y.apply(value) - 1, 2, 2)
    }
    const image = document.createElementNS('http://www.w3.org/2000/svg', 'image')
    image.setAttribute('width', String(width))
    image.setAttribute('height', String(height))
    image.setAttribute('href', paper.toDataURL())
    plot.prepend(image)
    return plot
  }
