import type { AxisPlan } from '../axes/axis.ts'
import type { DrawOptions } from '../chart.ts'
import type { Mark } from '../scene/mark.ts'
import type { Scene, TextTable } from '../scene/scene.ts'
import { seriesLook } from '../theme/series.ts'
import { clipTo } from './clip.ts'
import { type LegendEntry, seriesEntries } from './legend.ts'
import { type Caption, closePage, nothingToShow, openPage } from './page.ts'
import { areaPath, linePath, type Place } from './path.ts'
import { openPlot, type Plot } from './plot.ts'

/** A curve with an optional band. */
interface Curve {
  readonly label: string
  readonly points: readonly { readonly x: number; readonly y: number; readonly low?: number | null; readonly high?: number | null }[]
}

type Plan = Omit<AxisPlan, 'length' | 'values'> & { readonly include?: readonly number[] }

/** What a picture of curves needs beside them. */
export interface CurvesPlan {
  readonly caption: Caption
  readonly curves: readonly Curve[]
  readonly horizontal: Plan
  readonly vertical: Plan
  /** Entries after those of the curves. */
  readonly more?: readonly LegendEntry[]
  /** Marks behind the curves, such as lines to compare with. */
  readonly behind?: (plot: Plot) => readonly Mark[]
  readonly notes?: readonly string[]
  readonly words: { readonly description: string; readonly table: TextTable }
  /** Values beyond are cut off rather than shown. */
  readonly bounds?: readonly [number, number]
}

const drawCurve = ({ points }: Curve, at: number, { x, y }: Plot): readonly Mark[] => {
  const look = seriesLook(at)
  const banded = points.flatMap(({ x: px, low, high }) => (typeof low === 'number' && typeof high === 'number' ? [{ px, low, high }] : []))
  const marks: Mark[] = []
  if (banded.length > 1) {
    const side = (pick: 'low' | 'high'): readonly Place[] => banded.map((point) => [x(point.px), y(point[pick])])
    marks.push({ kind: 'path', d: areaPath(side('high'), side('low')), fill: look.paint, fillOpacity: 0.13 })
  }
  const line = linePath(points.map((point): Place => [x(point.x), y(point.y)]))
  if (line !== '') marks.push({ kind: 'path', d: line, stroke: look.paint, strokeWidth: 2, dash: look.dash })
  if (points.length === 1)
    marks.push(...points.map((point): Mark => ({ kind: 'circle', x: x(point.x), y: y(point.y), r: 3, fill: look.paint })))
  return marks
}

/** Curves over one pair of axes with a legend. */
export const drawCurves = (plan: CurvesPlan, options: DrawOptions): Scene => {
  const legend = [
    ...seriesEntries(
      plan.curves.map(({ label }) => label),
      'line',
    ),
    ...(plan.more ?? []),
  ]
  const page = openPage(plan.caption, { width: options.width ?? 560, height: options.height ?? 400, legend }, plan.notes ?? [])
  const points = plan.curves.flatMap((curve) => curve.points)
  if (points.length === 0) return nothingToShow(page, plan.words.table)
  const [low, high] = plan.bounds ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  const heights = points
    .flatMap(({ y, low: from, high: to }) => [y, from ?? y, to ?? y])
    .map((value) => Math.min(high, Math.max(low, value)))
  const plot = openPlot(
    page.body,
    { nice: false, ...plan.horizontal, values: points.map(({ x }) => x) },
    { ...plan.vertical, values: heights },
    { rightRoom: 14 },
  )
  const inner = [...(plan.behind?.(plot) ?? []), ...plan.curves.flatMap((curve, at) => drawCurve(curve, at, plot))]
  return closePage(page, [...plot.marks, clipTo(plot.box, inner, 1)], plan.words)
}
