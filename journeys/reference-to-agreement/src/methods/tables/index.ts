import type { Methods } from '../../method.ts'
import { cmh } from './cmh.ts'
import { contingency } from './contingency.ts'
import { proportion_ci } from './proportion_ci.ts'
import { published } from './published.ts'
import { stratified_rd } from './stratified_rd.ts'
import { two_proportions } from './two_proportions.ts'

/** Adapters of this room by the name of their expected file. */
export const tablesMethods: Methods = { cmh, contingency, proportion_ci, published, stratified_rd, two_proportions }
