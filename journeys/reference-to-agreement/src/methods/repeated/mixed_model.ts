import { ask } from '@dacryon/core'
import { isEstimable } from '@dacryon/stats'
import { type Frame, factorColumn, frameOf, numericColumn, type Term } from '@dacryon/stats/data'
import type { ModelEstimate } from '@dacryon/stats/regression'
import {
  compareMixedModels,
  fitMixedModel,
  type MixedModel,
  type MixedModelSpecification,
  testRepeatedTerms,
} from '@dacryon/stats/repeated'
import type { Computed, Method } from '../../method.ts'
import { numbersOf, type Table, textsOf } from '../../table.ts'
import { coefficientTable } from './mmrm.ts'

const frameFrom = (table: Table): Frame =>
  ask(
    frameOf([
      ...['y', 'time'].map((name) => ask(numericColumn(name, numbersOf(table, name)))),
      ...['id', 'group'].map((name) => ask(factorColumn(name, textsOf(table, name)))),
    ]),
  )

const both: readonly Term[] = [['time'], ['group'], ['time', 'group']]

const fit = (frame: Frame, terms: readonly Term[], more: Partial<MixedModelSpecification> = {}): MixedModel =>
  ask(fitMixedModel(frame, { response: 'y', terms, group: 'id', ...more }))

const named = ({ coefficients }: MixedModel, of: (found: ModelEstimate) => number) =>
  Object.fromEntries(coefficients.map(({ name, value }) => [name, isEstimable(value) ? of(value) : null]))

const intercepts = (model: MixedModel, expected: object): Computed => {
  const [random] = model.random
  const blups = 'blup_first5' in expected ? Object.keys(expected.blup_first5 as object) : []
  return {
    result: {
      fixed: named(model, (found) => found.estimate),
      se: named(model, (found) => found.standardError),
      var_intercept: random?.variance,
      var_resid: model.residualVariance,
      sd_intercept: random?.sd,
      sd_resid: Math.sqrt(model.residualVariance),
      criterion: model.criterion,
      logLik: model.logLikelihood,
      aic: model.aic,
      blup_first5: Object.fromEntries(blups.map((name) => [name, model.predicted.find(({ group }) => group === name)?.effects[0]])),
      icc: model.icc,
    },
  }
}

const typeThree = (model: MixedModel) => {
  const tests = testRepeatedTerms(model).map(({ term, test }) => ({ term, test: isEstimable(test) ? test : null }))
  const square = tests.map(({ test }) => (test === null ? null : test.statistic * model.residualVariance))
  return {
    _row: tests.map(({ term }) => term),
    'Sum Sq': square.map((value, at) => (value ?? 0) * (tests[at]?.test?.df[0] ?? 0)),
    'Mean Sq': square,
    NumDF: tests.map(({ test }) => test?.df[0]),
    DenDF: tests.map(({ test }) => test?.df[1]),
    'F value': tests.map(({ test }) => test?.statistic),
    'Pr(>F)': tests.map(({ test }) => test?.pValue),
  }
}

const slopes = (model: MixedModel): Computed => {
  const [intercept, slope] = model.random
  const pair = slope?.covariances[0]
  return {
    result: {
      fixed: named(model, (found) => found.estimate),
      se: named(model, (found) => found.standardError),
      varcomp: {
        grp: ['id', 'id', 'id', 'Residual'],
        var1: ['(Intercept)', 'time', '(Intercept)', null],
        var2: [null, null, 'time', null],
        vcov: [intercept?.variance, slope?.variance, pair?.covariance, model.residualVariance],
        sdcor: [intercept?.sd, slope?.sd, pair?.correlation, Math.sqrt(model.residualVariance)],
      },
      criterion: model.criterion,
    },
  }
}

export const mixedModel: Method = ({ call, result, table }) => {
  const frame = frameFrom(table('longit'))
  const fields = result as object
  if ('satterthwaite' in fields) {
    const model = fit(frame, both)
    return {
      result: {
        satterthwaite: coefficientTable(model.coefficients),
        kenward_roger: coefficientTable(fit(frame, both, { df: 'kenward-roger' }).coefficients),
        anova_type3: typeThree(model),
      },
    }
  }
  if ('chisq' in fields) {
    const ml = { restricted: false }
    const test = ask(compareMixedModels(fit(frame, [['time'], ['group']], ml), fit(frame, [['time']], ml)))
    return { result: { chisq: test.statistic, df: test.df, p: test.pValue } }
  }
  if ('varcomp' in fields) return slopes(fit(frame, both, { slopes: ['time'] }))
  return intercepts(fit(frame, both, { restricted: !/REML=FALSE/.test(call) }), fields)
}
