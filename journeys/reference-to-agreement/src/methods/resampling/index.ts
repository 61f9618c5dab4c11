import type { Methods } from '../../method.ts'
import { bootstrap } from './bootstrap.ts'

/** Adapters of this room by the name of their expected file. */
export const resamplingMethods: Methods = { bootstrap }
