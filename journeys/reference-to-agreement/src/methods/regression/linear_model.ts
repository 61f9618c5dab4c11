import { ask } from '@dacryon/core'
import { type Estimable, isEstimable } from '@dacryon/stats'
import {
  type AnalysisOfVariance,
  computeContrastsToControl,
  computeInfluence,
  computeLeastSquaresMeans,
  computeRobustCovariance,
  computeVarianceInflation,
  fitLinearModel,
  type LinearModel,
  type Margins,
  type ModelEstimate,
  scoresOfLinear,
  testTermsInOrder,
  testTermsMarginally,
} from '@dacryon/stats/regression'
import type { Method, OpenCase } from '../../method.ts'
import { categorical, coefficientTable, framed, intervalTable, numeric, rootDiagonal, square } from './shapes.ts'

/** ANCOVA of log values on arm, cohort and the log baseline. */
const ancovaOf = ({ table }: OpenCase): LinearModel => {
  const data = table('ancova')
  const frame = framed(
    numeric(data, 'igg24', 'y', Math.log),
    categorical(data, 'arm', 'arm', 'PBO'),
    categorical(data, 'cohort'),
    numeric(data, 'igg_bl', 'b', Math.log),
  )
  return ask(fitLinearModel(frame, { response: 'y', terms: [['arm'], ['cohort'], ['b']] }))
}

const orNull = <T>(value: Estimable<T>): T | null => (isEstimable(value) ? value : null)

const varianceTable = ({ terms, residual }: AnalysisOfVariance) => {
  const tests = terms.map(({ test }) => orNull(test))
  return {
    _row: [...terms.map(({ term }) => term), 'Residuals'],
    Df: [...terms.map(({ df }) => df), residual.df],
    'Sum Sq': [...terms.map(({ sumOfSquares }) => sumOfSquares), residual.sumOfSquares],
    'Mean Sq': [...terms.map(({ sumOfSquares, df }) => sumOfSquares / df), residual.sumOfSquares / residual.df],
    'F value': [...tests.map((test) => test?.statistic ?? null), null],
    'Pr(>F)': [...tests.map((test) => test?.pValue ?? null), null],
  }
}

const whole = (model: LinearModel) => {
  const { names } = model.data.design
  const overall = orNull(model.overall)
  const influence = computeInfluence(model)
  const first = <T>(values: readonly T[]): readonly T[] => values.slice(0, 10)
  const robust = (kind: 'HC0' | 'HC1' | 'HC3') => rootDiagonal(names, computeRobustCovariance(scoresOfLinear(model), kind))
  const inflation = computeVarianceInflation(model.predictor)
  return {
    ...coefficientTable(model.coefficients),
    ci: { ...intervalTable(model.coefficients), cols: ['2.5 %', '97.5 %'] },
    r2: model.rSquared,
    adj_r2: model.adjustedRSquared,
    sigma: model.sigma,
    F: overall?.statistic,
    df: overall?.df,
    logLik: model.logLikelihood,
    aic: model.aic,
    bic: model.bic,
    vcov: square(names, model.predictor.covariance),
    se_HC0: robust('HC0'),
    se_HC1: robust('HC1'),
    se_HC3: robust('HC3'),
    cook_first10: first(influence.cook),
    leverage_first10: first(influence.leverage),
    rstudent_first10: first(influence.studentised),
    anova_type1: varianceTable(testTermsInOrder(model)),
    anova_type2: varianceTable(testTermsMarginally(model)),
    vif: {
      rows: inflation.map(({ term }) => term),
      cols: ['GVIF', 'Df', 'GVIF^(1/(2*Df))'],
      values: inflation.map(({ factor, df, perDf }) => [factor, df, perDf]),
    },
  }
}

const columnsOf = (estimates: readonly (ModelEstimate | null)[]) => ({
  SE: estimates.map((one) => one?.standardError),
  df: estimates.map((one) => one?.df),
  'lower.CL': estimates.map((one) => one?.interval.low),
  'upper.CL': estimates.map((one) => one?.interval.high),
  't.ratio': estimates.map((one) => one?.statistic),
  'p.value': estimates.map((one) => one?.pValue),
})

const marginal = (model: LinearModel, margins: Margins) => {
  const means = ask(computeLeastSquaresMeans(model.predictor, 'arm', margins))
  const estimates = means.map(({ mean }) => orNull(mean))
  const contrasts = ask(computeContrastsToControl(model.predictor, means))
  const differences = contrasts.map(({ difference }) => orNull(difference))
  return {
    emmeans: { arm: means.map(({ level }) => level), emmean: estimates.map((one) => one?.estimate), ...columnsOf(estimates) },
    contrasts: {
      contrast: contrasts.map(({ contrast }) => contrast),
      estimate: differences.map((one) => one?.estimate),
      ...columnsOf(differences),
    },
    ratio_back_transformed: contrasts.map(({ ratio }) => orNull(ratio)?.ratio),
  }
}

export const linear_model: Method = (reference) => {
  const model = ancovaOf(reference)
  if (reference.id === 'ancova_log_igg') return { result: whole(model) }
  return { result: marginal(model, reference.call.includes('proportional') ? 'observed' : 'equal') }
}
