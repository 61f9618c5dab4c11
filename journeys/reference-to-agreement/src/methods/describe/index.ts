import type { Methods } from '../../method.ts'
import { descriptives } from './descriptives.ts'
import { table1_smd } from './table1_smd.ts'

/** Adapters of this room by the name of their expected file. */
export const describeMethods: Methods = { descriptives, table1_smd }
