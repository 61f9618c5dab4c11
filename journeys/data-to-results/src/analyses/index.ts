import type { Analysis } from '../analysis.ts'
import { twoProportions } from './two-proportions.ts'

/** Every analysis, in the order of the manual. */
export const analyses = [twoProportions] as unknown as readonly Analysis[]
