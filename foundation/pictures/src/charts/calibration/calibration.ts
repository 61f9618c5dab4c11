import type { z } from 'zod'
import { type ChartExamples, chart } from '../../chart.ts'
import { drawCalibration } from './draw.ts'
import { calibrationSchema } from './schema.ts'

type Input = z.input<typeof calibrationSchema>

const logistic = (value: number): number => 1 / (1 + Math.exp(-value))
const logit = (share: number): number => Math.log(share / (1 - share))
const round = (value: number): number => Math.round(1000 * value) / 1000

const model = (label: string, intercept: number, slope: number, reach: number): Input['models'][number] => {
  const observed = (predicted: number): number => logistic(intercept + slope * logit(predicted))
  const inside = (value: number): number => Math.min(1, Math.max(0, round(value)))
  return {
    label,
    intercept,
    slope,
    bins: [0.06, 0.14, 0.22, 0.31, 0.4, 0.52, 0.66, 0.82].map((predicted, at) => {
      const share = observed(predicted) + 0.04 * Math.sin(3 * at + slope * 5)
      return { predicted, observed: inside(share), low: inside(share - reach), high: inside(share + reach), n: 40 }
    }),
    smooth: Array.from({ length: 40 }, (_, at) => {
      const predicted = 0.02 + at * 0.024
      return {
        predicted: round(predicted),
        observed: round(observed(predicted)),
        low: inside(observed(predicted) - reach * 0.6),
        high: inside(observed(predicted) + reach * 0.6),
      }
    }),
  }
}

/** Calibration plot. */
export const calibration = chart({
  id: 'calibration',
  title: 'Calibration plot',
  purpose: 'When a model says 30%, does it happen in 30%?',
  caution: 'Good calibration on the data of the model itself says little; a smooth curve invents detail where there are few patients.',
  input: calibrationSchema,
  draw: drawCalibration,
  examples: (): ChartExamples<Input> => ({
    typical: {
      title: 'Model of STAR response',
      subtitle: 'Synthetic cohort, nested cross-validation',
      outcome: 'STAR response',
      models: [model('Penalised logistic', -0.05, 0.86, 0.11)],
      risks: Array.from({ length: 20 }, (_, at) => ({
        from: at / 20,
        to: (at + 1) / 20,
        count: Math.round(60 * Math.exp(-(((at - 6) / 5) ** 2))),
      })),
    },
    extreme: {
      title: 'Four models of lymphoma within ten years, of which two are badly calibrated',
      outcome: 'lymphoma within ten years of diagnosis',
      models: [
        model('A model with a name that is longer than the picture is wide, fitted in another country', -1.2, 0.4, 0.2),
        model('Score', 0.8, 1.7, 0.15),
        model('Random forest', 0, 1, 0.05),
        { label: 'Not applied', bins: [] },
      ],
    },
    empty: { title: 'Calibration', outcome: 'response', models: [] },
  }),
})
