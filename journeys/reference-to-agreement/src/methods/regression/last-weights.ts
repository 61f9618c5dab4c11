import type { Exception } from '../../method.ts'

const why =
  'R takes the weights of the covariance at the step before the last; where its last step was longer than usual, its standard errors carry that step. Fitted again from its own estimate, R gives our figures.'

/** Standard errors of `glm` and what is made of them: good to about 1e-7, not to the tolerance of the estimates. */
export const lastWeights: readonly Exception[] = [
  'se',
  'stat',
  'p',
  'vcov',
  'wald_ci',
  'ci_model',
  'se_model',
  'se_hc0',
  'se_HC0',
  'se_robust_HC0',
].map((path) => ({ path, tolerance: { rel: 1e-6, abs: 1e-8 }, why }))
