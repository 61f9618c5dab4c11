import type { Methods } from '../../method.ts'
import { multiomics } from './multiomics.ts'

/** Adapters of this room by the name of their expected file. */
export const multiomicsMethods: Methods = { multiomics }
