import { logisticFamily } from './family.ts'
import { glmNewton, type NewtonFit, type NewtonOptions } from './glm-newton.ts'
import type { Rows } from './rows.ts'

/** Logistic regression of 0/1 values (or proportions with numbers of trials as weights); `deviance / -2` is the log-likelihood of 0/1 values. */
export const logisticNewton = (design: Rows, y: ArrayLike<number>, options: NewtonOptions = {}): NewtonFit =>
  glmNewton(design, y, logisticFamily, options)
