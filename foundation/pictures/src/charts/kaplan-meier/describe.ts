import { estimateWords } from '../../parts/words.ts'
import type { TextTable } from '../../scene/scene.ts'
import type { KaplanMeierData } from './draw.ts'

const medianWords = ({ median }: KaplanMeierData['curves'][number], unit: string): string =>
  median === undefined
    ? ''
    : median.estimate === null
      ? ', median not reached'
      : `, median ${estimateWords(median.estimate, median.low, median.high)}${unit}`

/** Words and numbers of the curves. */
export const describeCurves = (data: KaplanMeierData): { readonly description: string; readonly table: TextTable } => {
  const unit = data.time.unit === undefined ? '' : ` ${data.time.unit}`
  const curves = data.curves.map((curve) => {
    const last = curve.steps.at(-1)
    const end = last === undefined ? '' : `, ${(100 * last.estimate).toFixed(1)}% at ${last.time}${unit}`
    return `${curve.label}: ${curve.events} events in ${curve.n}${medianWords(curve, unit)}${end}.`
  })
  const risk = data.atRisk?.counts.map((counts, row) => [data.curves[row]?.label ?? '', ...counts]) ?? []
  const steps = data.curves.flatMap((curve) => curve.steps.map(({ time, estimate, low, high }) => [curve.label, time, estimate, low, high]))
  return {
    description: [`${data.outcome} by ${data.time.label}.`, ...curves, data.test ?? ''].join(' ').trim(),
    table: {
      columns: ['curve', `time${unit}`, data.outcome, 'low', 'high'],
      rows: [...steps, ...(data.atRisk === undefined ? [] : [['at risk at', ...data.atRisk.times], ...risk])],
    },
  }
}
