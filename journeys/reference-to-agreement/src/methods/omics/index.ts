import type { Methods } from '../../method.ts'
import { limma } from './limma.ts'

/** Adapters of this room by the name of their expected file. */
export const omicsMethods: Methods = { limma }
