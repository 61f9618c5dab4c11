import type { Methods } from '../../method.ts'
import { dce } from './dce.ts'
import { delphi } from './delphi.ts'
import { mcda } from './mcda.ts'

/** Adapters of this room by the name of their expected file. */
export const consensusMethods: Methods = { dce, delphi, mcda }
