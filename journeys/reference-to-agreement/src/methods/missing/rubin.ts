import { ask } from '@dacryon/core'
import { isEstimable } from '@dacryon/stats'
import { frameOf, numericColumn } from '@dacryon/stats/data'
import { poolJointTest, poolRubin } from '@dacryon/stats/missing'
import { fitLinearModel, type LinearModel } from '@dacryon/stats/regression'
import type { Computed, Method } from '../../method.ts'
import { completeNumbersOf, type Table } from '../../table.ts'

/** The analysis of the reference: log IgG (at least 0.5) on arm, cohort and log baseline, in each imputed data set. */
const fitsOf = (table: Table): readonly LinearModel[] => {
  const column = (name: string) => completeNumbersOf(table, name)
  const columns = {
    y: column('igg24').map((value) => Math.log(Math.max(value, 0.5))),
    armn: column('armn'),
    cohort: column('cohort'),
    'log(igg_bl)': column('igg_bl').map(Math.log),
  }
  const imputation = column('imp')
  return [...new Set(imputation)].map((imp) => {
    const own = Object.entries(columns).map(([name, values]) =>
      ask(
        numericColumn(
          name,
          values.filter((_, row) => imputation[row] === imp),
        ),
      ),
    )
    return ask(fitLinearModel(ask(frameOf(own)), { response: 'y', terms: [['armn'], ['cohort'], ['log(igg_bl)']] }))
  })
}

const coefficient = ({ predictor }: LinearModel, j: number): number => predictor.coefficients[j] ?? 0
const covariance = ({ predictor }: LinearModel, j: number, k: number): number => predictor.covariance[j * predictor.design.columns + k] ?? 0

const pooledAt = (fits: readonly LinearModel[], j: number, completeDf?: number) =>
  ask(
    poolRubin(
      fits.map((fit) => coefficient(fit, j)),
      fits.map((fit) => covariance(fit, j, j)),
      completeDf === undefined ? {} : { completeDf },
    ),
  )

const all = (fits: readonly LinearModel[]): Computed => {
  const [first] = fits
  if (first === undefined) return {}
  const pooled = first.predictor.design.names.map((_, j) => pooledAt(fits, j, first.df))
  return {
    result: {
      term: first.predictor.design.names,
      estimate: pooled.map((one) => one.estimate),
      se: pooled.map((one) => one.standardError),
      t: pooled.map((one) => one.statistic),
      df: pooled.map((one) => one.df),
      p: pooled.map((one) => one.pValue),
      lower: pooled.map(({ interval }) => interval.low),
      upper: pooled.map(({ interval }) => interval.high),
      ubar: pooled.map((one) => one.within),
      b: pooled.map((one) => one.between),
      total: pooled.map((one) => one.total),
      riv: pooled.map((one) => one.increase),
      lambda: pooled.map((one) => one.lambda),
      fmi: pooled.map((one) => one.missingInformation),
      m: fits.length,
      dfcom: first.df,
    },
  }
}

const joint = (fits: readonly LinearModel[]): Computed => {
  const chosen = [1, 2]
  const test = ask(
    poolJointTest(
      fits.map((fit) => chosen.map((j) => coefficient(fit, j))),
      fits.map((fit) => ({
        rows: 2,
        columns: 2,
        data: Float64Array.from(chosen.flatMap((j) => chosen.map((k) => covariance(fit, j, k)))),
      })),
    ),
  )
  return isEstimable(test) ? { result: { D1: test.statistic, df1: test.df[0], df2: test.df[1], p: test.pValue, riv: test.increase } } : {}
}

export const rubin: Method = ({ table, result }) => {
  const fits = fitsOf(table('imputed'))
  const fields = Object.keys(result as object)
  if (fields.includes('D1')) return joint(fits)
  if (fields.includes('term')) return all(fits)
  const arm = pooledAt(fits, 1)
  return { result: { estimate: arm.estimate, se: arm.standardError, df_1987: arm.df, r: arm.increase } }
}
