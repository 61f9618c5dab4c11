import type { Methods } from '../../method.ts'
import { bland_altman } from './bland_altman.ts'
import { confusion_metrics } from './confusion_metrics.ts'
import { gwet } from './gwet.ts'
import { icc } from './icc.ts'
import { kappa } from './kappa.ts'

/** Adapters of this room by the name of their expected file. */
export const agreementMethods: Methods = { bland_altman, confusion_metrics, gwet, icc, kappa }
