import { logGamma } from '../../numeric/special/index.ts'

/** One evaluation of a model at a linear predictor; vectors are filled in place. */
export interface Evaluation {
  readonly mean: Float64Array
  /** Expected information per row: prior (dmu/deta)^2 / V(mu). */
  readonly information: Float64Array
  /** Score per row in the linear predictor: prior (y - mu) dmu/deta / V(mu). */
  readonly score: Float64Array
}

/** A distribution with its link. */
export interface Family {
  readonly name: string
  /** Fills the vectors and gives the deviance; Infinity where the predictor is out of the range of the link. */
  evaluate(y: ArrayLike<number>, eta: Float64Array, prior: ArrayLike<number> | undefined, into: Evaluation): number
  /** A first linear predictor close to the data. */
  start(y: number): number
  /** -2 log-likelihood minus deviance, for information criteria; undefined for quasi-likelihood. */
  constant(y: ArrayLike<number>, prior: ArrayLike<number> | undefined): number | undefined
}

const priorAt = (prior: ArrayLike<number> | undefined, row: number): number => (prior === undefined ? 1 : (prior[row] as number))

/** Bernoulli (or proportions of `prior` trials) with logit link. */
export const logisticFamily: Family = {
  name: 'logistic',
  evaluate: (y, eta, prior, { mean, information, score }) => {
    let deviance = 0
    for (let row = 0; row < eta.length; row++) {
      const e = eta[row] as number
      const t = Math.exp(-Math.abs(e))
      const small = t / (1 + t)
      const p = e < 0 ? small : 1 / (1 + t)
      const w = priorAt(prior, row)
      const value = y[row] as number
      mean[row] = p
      information[row] = (w * small) / (1 + t)
      // 1 - p and p taken from the small tail: no cancellation in fits close to separation.
      score[row] = value === 1 ? w * (e < 0 ? 1 / (1 + t) : small) : value === 0 ? -w * p : w * (value - p)
      deviance += w * (Math.log1p(t) + (e > 0 ? e : 0) - value * e)
      if (value > 0 && value < 1) deviance += w * (value * Math.log(value) + (1 - value) * Math.log(1 - value))
    }
    return 2 * deviance
  },
  start: (y) => Math.log((y + 0.5) / (1.5 - y)),
  constant: (y, prior) => {
    let sum = 0
    for (let row = 0; row < y.length; row++) {
      const value = y[row] as number
      const trials = priorAt(prior, row)
      if (value <= 0 || value >= 1) continue
      const events = trials * value
      sum += logGamma(trials + 1) - logGamma(events + 1) - logGamma(trials - events + 1)
      sum += events * Math.log(value) + (trials - events) * Math.log(1 - value)
    }
    return -2 * sum
  },
}

/** Counts with log link. */
export const poissonFamily: Family = {
  name: 'Poisson',
  evaluate: (y, eta, prior, { mean, information, score }) => {
    let deviance = 0
    for (let row = 0; row < eta.length; row++) {
      const mu = Math.exp(eta[row] as number)
      const w = priorAt(prior, row)
      const value = y[row] as number
      mean[row] = mu
      information[row] = w * mu
      score[row] = w * (value - mu)
      deviance += w * ((value > 0 ? value * (Math.log(value) - (eta[row] as number)) : 0) - (value - mu))
    }
    return 2 * deviance
  },
  start: (y) => Math.log(y + 0.1),
  constant: (y, prior) => {
    let sum = 0
    for (let row = 0; row < y.length; row++) {
      const value = y[row] as number
      sum += priorAt(prior, row) * ((value > 0 ? value * Math.log(value) : 0) - value - logGamma(value + 1))
    }
    return -2 * sum
  },
}

/** Bernoulli with log link: coefficients are log risk ratios. */
export const logBinomialFamily: Family = {
  name: 'log-binomial',
  evaluate: (y, eta, prior, { mean, information, score }) => {
    let deviance = 0
    for (let row = 0; row < eta.length; row++) {
      const e = eta[row] as number
      if (!(e < 0)) return Infinity
      const p = Math.exp(e)
      const rest = -Math.expm1(e)
      const w = priorAt(prior, row)
      const value = y[row] as number
      mean[row] = p
      information[row] = (w * p) / rest
      score[row] = (w * (value - p)) / rest
      deviance -= w * (value * e + (1 - value) * Math.log(rest))
      if (value > 0 && value < 1) deviance += w * (value * Math.log(value) + (1 - value) * Math.log(1 - value))
    }
    return 2 * deviance
  },
  start: (y) => Math.log((y + 0.5) / 2),
  constant: logisticFamily.constant,
}

/** Counts with variance mu + mu^2/theta and log link. */
export const negativeBinomialFamily = (theta: number): Family => ({
  name: 'negative binomial',
  evaluate: (y, eta, prior, { mean, information, score }) => {
    let deviance = 0
    for (let row = 0; row < eta.length; row++) {
      const mu = Math.exp(eta[row] as number)
      const w = priorAt(prior, row)
      const value = y[row] as number
      const spread = 1 + mu / theta
      mean[row] = mu
      information[row] = (w * mu) / spread
      score[row] = (w * (value - mu)) / spread
      const own = value > 0 ? value * (Math.log(value) - (eta[row] as number)) : 0
      deviance += w * (own - (value + theta) * Math.log((value + theta) / (mu + theta)))
    }
    return 2 * deviance
  },
  start: (y) => Math.log(y + (y === 0 ? 1 / 6 : 0)),
  constant: (y, prior) => {
    let sum = 0
    for (let row = 0; row < y.length; row++) {
      const value = y[row] as number
      const saturated = (value > 0 ? value * Math.log(value) : 0) + theta * Math.log(theta) - (value + theta) * Math.log(value + theta)
      sum += priorAt(prior, row) * (logGamma(value + theta) - logGamma(theta) - logGamma(value + 1) + saturated)
    }
    return -2 * sum
  },
})
