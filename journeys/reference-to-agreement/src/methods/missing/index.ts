import type { Methods } from '../../method.ts'
import { responderMissing } from './responder_missing.ts'
import { rubin } from './rubin.ts'

/** Adapters of this room by the name of their expected file. */
export const missingMethods: Methods = { responder_missing: responderMissing, rubin }
