import type { Methods } from '../../method.ts'
import { mmrm } from './mmrm.ts'

/** Adapters of this room by the name of their expected file. */
export const repeatedMethods: Methods = { mmrm }
