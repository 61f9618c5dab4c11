import type { Methods } from '../../method.ts'

/** Adapters of this room by the name of their expected file. */
export const survivalMethods: Methods = {}
