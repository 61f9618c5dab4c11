import type { Methods } from '../../method.ts'
import { firth } from './firth.ts'
import { linear_model } from './linear_model.ts'
import { logistic } from './logistic.ts'
import { multinomial } from './multinomial.ts'
import { poisson } from './poisson.ts'

/** Adapters of this room by the name of their expected file. */
export const regressionMethods: Methods = { firth, linear_model, logistic, multinomial, poisson }
