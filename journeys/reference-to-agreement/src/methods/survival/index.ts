import type { Methods } from '../../method.ts'
import { competing_risks } from './competing_risks.ts'
import { cox } from './cox.ts'
import { kaplan_meier } from './kaplan_meier.ts'

/** Adapters of this room by the name of their expected file. */
export const survivalMethods: Methods = { competing_risks, cox, kaplan_meier }
