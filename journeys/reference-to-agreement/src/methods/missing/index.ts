import type { Methods } from '../../method.ts'
import { mice } from './mice.ts'
import { responderMissing } from './responder_missing.ts'
import { rubin } from './rubin.ts'

/** Adapters of this room by the name of their expected file. */
export const missingMethods: Methods = { mice, responder_missing: responderMissing, rubin }
