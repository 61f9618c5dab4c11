import { simulateConsortium } from './studies/simulate-consortium.ts'
import { truthOf } from './studies/truth-of.ts'

/** What is planted in a consortium. */
export type Truth = ReturnType<typeof truthOf>

/** What `generateConsortium` plants for a seed, without making the files; the same as its `truth.json`. */
export const truth = (seed: string | number): Truth => truthOf(simulateConsortium(String(seed)))
