import { type Axis, type AxisPlan, planAxis, type Scale, scaleOf } from '../axes/axis.ts'
import { bottomAxisHeight, drawBottomAxis, drawLeftAxis, leftAxisWidth } from '../axes/draw-axes.ts'
import type { Mark } from '../scene/mark.ts'
import type { Box } from '../text/text-box.ts'

/** A drawing area with two axes. */
export interface Plot {
  readonly box: Box
  readonly x: Scale
  readonly y: Scale
  readonly xAxis: Axis
  readonly yAxis: Axis
  /** Axes and the lines behind the data. */
  readonly marks: readonly Mark[]
}

type Plan = Omit<AxisPlan, 'length'>

/** Lays out two axes within this box: horizontal and vertical. `square` makes both sides equal in length. */
export const openPlot = (
  body: Box,
  horizontal: Plan,
  vertical: Plan,
  options: {
    readonly square?: boolean
    readonly grid?: 'x' | 'y' | 'both' | 'none'
    readonly below?: number
    readonly leftRoom?: number
    readonly rightRoom?: number
    /** Zero on top. */
    readonly downwards?: boolean
  } = {},
): Plot => {
  const below = options.below ?? 0
  const guess = planAxis({ spacing: 70, ...horizontal, length: body.right - body.left - 60 })
  const bottom = body.bottom - below - bottomAxisHeight(guess, body.right - body.left - 60)
  const yAxis = planAxis({ ...vertical, length: bottom - body.top })
  let [left, right, low] = [
    body.left + Math.max(options.leftRoom ?? 0, leftAxisWidth(yAxis, bottom - body.top)),
    body.right - (options.rightRoom ?? 6),
    bottom,
  ]
  if (options.square) {
    const side = Math.min(right - left, bottom - body.top)
    const room = Math.max(0, (right - left - side) / 2)
    left += room
    right = left + side
    low = body.top + side
  }
  const box = { left, right, top: body.top, bottom: low }
  const xAxis = planAxis({ spacing: 70, ...horizontal, length: right - left })
  const x = scaleOf(xAxis, box.left, box.right)
  const y = options.downwards ? scaleOf(yAxis, box.top, box.bottom) : scaleOf(yAxis, box.bottom, box.top)
  const grid = options.grid ?? 'y'
  const marks = [
    ...drawLeftAxis(yAxis, y, box, { grid: grid === 'y' || grid === 'both' }),
    ...drawBottomAxis(xAxis, x, box, { grid: grid === 'x' || grid === 'both' }),
  ]
  return { box, x, y, xAxis, yAxis, marks }
}
