/** Mean and variance of a response at a linear predictor, with a start and what values it may have. */
export interface Family {
  readonly mean: (eta: number) => number
  readonly variance: (mu: number) => number
  readonly start: (y: number) => number
  readonly allows: (y: number) => boolean
}

/** Canonical links: the slope of the mean is the variance. */
export const families: Readonly<Record<'binomial' | 'gaussian' | 'poisson', Family>> = {
  binomial: {
    mean: (eta) => 1 / (1 + Math.exp(-eta)),
    variance: (mu) => mu * (1 - mu),
    start: (y) => Math.log((y + 0.5) / (1.5 - y)),
    allows: (y) => y === 0 || y === 1,
  },
  gaussian: { mean: (eta) => eta, variance: () => 1, start: (y) => y, allows: () => true },
  poisson: { mean: Math.exp, variance: (mu) => mu, start: (y) => Math.log(y + 0.1), allows: (y) => y >= 0 && Number.isInteger(y) },
}
