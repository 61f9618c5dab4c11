import { ask } from '@dacryon/core'
import { computeIcc, computeIccReml, type Icc, type IccModel, type IccTable } from '@dacryon/stats/agreement'
import type { Computed, Method, OpenCase } from '../../method.ts'
import { need } from '../../options-of.ts'
import { there } from '../tests/r-test.ts'
import { completeReadings, readingsOf } from './readings.ts'

const formOf = ({ forms }: IccTable, model: IccModel, unit: Icc['unit']) => {
  const form = need(
    forms.find((one) => one.model === model && one.unit === unit),
    model,
  )
  const { statistic, degreesOfFreedom, pValue, interval } = there(form.inference)
  const [df1, df2] = degreesOfFreedom
  return { icc: there(form.estimate), F: statistic, df1, df2, p: pValue, lower: interval.low, upper: interval.high }
}

const models: readonly (readonly [string, IccModel])[] = [
  ['oneway_consistency', 'oneway'],
  ['twoway_consistency', 'consistency'],
  ['twoway_agreement', 'agreement'],
]
const units = ['single', 'average'] as const

/** The six forms in the order of Shrout and Fleiss; for agreement that program tests with the degrees of freedom of consistency. */
const shroutFleiss = (table: IccTable) => {
  const raters = table.raters
  const rows = units.flatMap((unit) =>
    (['oneway', 'agreement', 'consistency'] as const).map((model) => {
      const form = formOf(table, model, unit)
      if (model !== 'agreement') return form
      const { df2, p } = formOf(table, 'consistency', unit)
      // its interval of the average is that of the single one stepped up
      const single = formOf(table, 'agreement', 'single')
      const up = (value: number): number => (raters * value) / (1 + (raters - 1) * value)
      return { ...form, df2, p, ...(unit === 'average' ? { lower: up(single.lower), upper: up(single.upper) } : {}) }
    }),
  )
  return {
    type: ['ICC1', 'ICC2', 'ICC3', 'ICC1k', 'ICC2k', 'ICC3k'],
    icc: rows.map(({ icc: value }) => value),
    F: rows.map(({ F }) => F),
    df1: rows.map(({ df1 }) => df1),
    df2: rows.map(({ df2 }) => df2),
    p: rows.map(({ p }) => p),
    lower: rows.map(({ lower }) => lower),
    upper: rows.map(({ upper }) => upper),
  }
}

const allForms = (open: OpenCase): Computed => {
  const found = ask(computeIcc(completeReadings(need(open.tables[0], 'a table'))))
  const { subjects, raters, between, ofRaters, within, residual } = found.meanSquares
  return {
    result: {
      mean_squares: { n: subjects, k: raters, MSR: between, MSC: ofRaters, MSW: within, MSE: residual },
      forms: Object.fromEntries(
        models.flatMap(([name, model]) => units.map((unit) => [`${name}_${unit}`, formOf(found, model, unit)] as const)),
      ),
      psych: shroutFleiss(found),
      sem_agreement: found.semAgreement,
      sem_consistency: found.semConsistency,
      sdc_95_consistency: found.sdcConsistency,
    },
  }
}

/** Intraclass correlations. */
export const icc: Method = (open) => {
  if (open.id !== 'unbalanced_reml') return allForms(open)
  const fit = ask(computeIccReml(readingsOf(open.table('sgus_ratings'))))
  const { subject, rater, residual } = fit.variances
  return {
    result: {
      var: { image: subject, reader: rater, Residual: residual },
      icc_agreement: there(fit.agreement),
      icc_consistency: there(fit.consistency),
    },
  }
}
