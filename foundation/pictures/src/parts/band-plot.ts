import { type Axis, type AxisPlan, planAxis, type Scale, scaleOf } from '../axes/axis.ts'
import { type Band, planBands } from '../axes/band-axis.ts'
import { drawLeftAxis, leftAxisWidth } from '../axes/draw-axes.ts'
import type { Mark } from '../scene/mark.ts'
import type { Box } from '../text/text-box.ts'

/** A drawing area with categories below and a measured axis left. */
export interface BandPlot {
  readonly box: Box
  readonly y: Scale
  readonly yAxis: Axis
  readonly marks: readonly Mark[]
}

/** Lays out categories and a vertical axis within this box. */
export const openBandPlot = (body: Box, bands: readonly Band[], title: string, vertical: Omit<AxisPlan, 'length'>, above = 0): BandPlot => {
  const top = body.top + above
  const guess = planBands(bands, body.right - body.left - 60, title)
  const firstBottom = Math.max(top + 60, body.bottom - guess.height)
  const yAxis = planAxis({ ...vertical, length: firstBottom - top })
  const left = body.left + leftAxisWidth(yAxis, firstBottom - top)
  const axis = planBands(bands, body.right - left, title)
  const box = { left, right: body.right, top, bottom: Math.max(top + 60, body.bottom - axis.height) }
  const y = scaleOf(yAxis, box.bottom, box.top)
  const base: Mark = { kind: 'line', x1: box.left, x2: box.right, y1: box.bottom, y2: box.bottom, stroke: 'axis' }
  return { box, y, yAxis, marks: [...drawLeftAxis(yAxis, y, box), base, ...axis.draw(box, title)] }
}
