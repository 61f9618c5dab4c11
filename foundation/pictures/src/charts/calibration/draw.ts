import type { z } from 'zod'
import type { DrawOptions } from '../../chart.ts'
import { clipTo } from '../../parts/clip.ts'
import { seriesEntries } from '../../parts/legend.ts'
import { closePage, nothingToShow, openPage } from '../../parts/page.ts'
import { areaPath, linePath, type Place } from '../../parts/path.ts'
import { openPlot, type Plot } from '../../parts/plot.ts'
import { whisker } from '../../parts/whisker.ts'
import type { Mark } from '../../scene/mark.ts'
import type { Scene, TextTable } from '../../scene/scene.ts'
import { formatFixed } from '../../text/format-number.ts'
import { seriesLook } from '../../theme/series.ts'
import { symbolPath } from '../../theme/symbol-path.ts'
import type { calibrationSchema } from './schema.ts'

/** What a calibration plot is drawn from. */
export type CalibrationData = z.output<typeof calibrationSchema>

type Model = CalibrationData['models'][number]

const figures = ({ intercept, slope }: Model): string =>
  [intercept === undefined ? '' : `intercept ${formatFixed(intercept, 2)}`, slope === undefined ? '' : `slope ${formatFixed(slope, 2)}`]
    .filter((part) => part !== '')
    .join(', ')

const words = (data: CalibrationData): { readonly description: string; readonly table: TextTable } => ({
  description: `Observed against predicted ${data.outcome}. ${data.models.map((model) => `${model.label}: ${[figures(model), `${model.bins.length} groups of risk`].filter((part) => part !== '').join(', ')}.`).join(' ')}`,
  table: {
    columns: ['model', 'predicted', 'observed', 'low', 'high', 'n'],
    rows: data.models.flatMap(({ label, bins, smooth }) => [
      ...bins.map(({ predicted, observed, low, high, n }) => [label, predicted, observed, low, high, n ?? null]),
      ...smooth.map(({ predicted, observed, low, high }) => [`${label}, smooth`, predicted, observed, low, high, null]),
    ]),
  },
})

const drawModel = (model: Model, at: number, { x, y, box }: Plot): readonly Mark[] => {
  const look = seriesLook(at)
  const marks: Mark[] = []
  const place = (predicted: number, observed: number): Place => [x(predicted), y(observed)]
  if (model.smooth.length > 1 && model.smooth.every(({ low, high }) => low !== null && high !== null))
    marks.push({
      kind: 'path',
      d: areaPath(
        model.smooth.map(({ predicted, high }) => place(predicted, high ?? 0)),
        model.smooth.map(({ predicted, low }) => place(predicted, low ?? 0)),
      ),
      fill: look.paint,
      fillOpacity: 0.13,
    })
  const line = linePath(model.smooth.map(({ predicted, observed }) => place(predicted, observed)))
  if (line !== '') marks.push({ kind: 'path', d: line, stroke: look.paint, strokeWidth: 2, dash: look.dash })
  for (const { predicted, observed, low, high } of model.bins) {
    if (low !== null && high !== null)
      marks.push(...whisker(x(predicted), y(low), y(high), { paint: look.paint, cap: 3 }, [box.top, box.bottom]))
    marks.push({
      kind: 'path',
      d: symbolPath(look.symbol, x(predicted), y(observed), 4),
      fill: look.paint,
      stroke: 'paper',
      strokeWidth: 1,
    })
  }
  return marks
}

const strip = 46

const drawRisks = ({ risks }: CalibrationData, { x, box }: Plot, bottom: number): readonly Mark[] => {
  const most = Math.max(1, ...risks.map(({ count }) => count))
  return [
    ...risks.map(
      ({ from, to, count }): Mark => ({
        kind: 'rect',
        x: x(from) + 0.5,
        y: bottom - (strip - 14) * (count / most),
        width: Math.max(0.5, x(to) - x(from) - 1),
        height: (strip - 14) * (count / most),
        fill: 'idle',
      }),
    ),
    { kind: 'line', x1: box.left, x2: box.right, y1: bottom, y2: bottom, stroke: 'axis' },
    { kind: 'text', role: 'label', x: box.left - 7, y: bottom - 4, text: `max ${most}`, size: 10, anchor: 'end', fill: 'soft' },
  ]
}

/** Groups of risk with intervals, smooth curves, the line of perfect calibration, and the histogram of risks below. */
export const drawCalibration = (data: CalibrationData, options: DrawOptions): Scene => {
  const width = options.width ?? 480
  const entries = seriesEntries(
    data.models.map((model) => [model.label, figures(model)].filter((part) => part !== '').join(': ')),
    'line-point',
  )
  const page = openPage(
    data,
    { width, height: options.height ?? width + 40 + 19 * data.models.length + (data.risks.length > 0 ? strip : 0), legend: entries },
    data.risks.length > 0 ? ['Grey bars: number of patients by predicted risk.'] : [],
  )
  const said = words(data)
  if (data.models.every(({ bins, smooth }) => bins.length + smooth.length === 0)) return nothingToShow(page, said.table)
  const axis = (label: string) => ({ values: [0, 1], percent: true, words: { label } })
  const plot = openPlot(page.body, axis(`Predicted ${data.outcome}`), axis(`Observed ${data.outcome}`), {
    square: true,
    grid: 'both',
    below: data.risks.length > 0 ? strip : 0,
    rightRoom: 16,
  })
  const ideal: Mark = { kind: 'line', x1: plot.x(0), y1: plot.y(0), x2: plot.x(1), y2: plot.y(1), stroke: 'soft', dash: [4, 4] }
  const inner = data.models.flatMap((model, at) => drawModel(model, at, plot))
  return closePage(
    page,
    [
      ...plot.marks,
      ideal,
      clipTo(plot.box, inner, 5),
      ...(data.risks.length === 0 ? [] : drawRisks(data, plot, plot.box.bottom + 40 + strip)),
    ],
    said,
  )
}
