import type { Methods } from '../../method.ts'
import { gee } from './gee.ts'
import { mixedModel } from './mixed_model.ts'
import { mmrm } from './mmrm.ts'

/** Adapters of this room by the name of their expected file. */
export const repeatedMethods: Methods = { gee, mixed_model: mixedModel, mmrm }
