import type { Methods } from '../../method.ts'
import { metaAnalysis } from './meta_analysis.ts'

/** Adapters of this room by the name of their expected file. */
export const metaMethods: Methods = { meta_analysis: metaAnalysis }
