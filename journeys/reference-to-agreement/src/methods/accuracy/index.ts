import type { Methods } from '../../method.ts'
import { responsiveness } from './responsiveness.ts'
import { roc } from './roc.ts'

/** Adapters of this room by the name of their expected file. */
export const accuracyMethods: Methods = { roc, responsiveness }
