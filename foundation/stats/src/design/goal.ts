import type { Issue } from '@dacryon/core'
import { normal } from '../numeric/index.ts'
import { between } from './checks.ts'

/** Error rates a design must hold. */
export interface Goal {
  /** Level of the test: 0.05 unless said otherwise. */
  readonly alpha?: number
  readonly power: number
  readonly sides?: 1 | 2
  /** Share of subjects expected to be lost: group sizes are divided by one minus it. */
  readonly dropout?: number
}

/** Sizes of the groups of a design. */
export interface SampleSize {
  /** The solution of the formula for the first group, a fraction. */
  readonly n: number
  /** Whole subjects per group, each rounded up. */
  readonly groups: readonly number[]
  /** The same after the expected loss. */
  readonly recruited: readonly number[]
  readonly method: string
}

/** Normal deviates of level and power. */
export const deviatesOf = ({ alpha = 0.05, power, sides = 2 }: Goal): { readonly za: number; readonly zb: number } => ({
  za: normal.quantileUpper(alpha / sides),
  zb: normal.quantile(power),
})

/** What is wrong with error rates. Issues: `argument-invalid`. */
export const goalIssues = ({ alpha = 0.05, power, dropout = 0 }: Goal): readonly Issue[] => [
  ...between('alpha', alpha, 0, 1),
  ...between('power', power, 0, 1),
  ...(dropout === 0 ? [] : between('dropout', dropout, 0, 1)),
]

/** Rounds each group up, then inflates for the expected loss. */
export const sizesOf = (groups: readonly number[], { dropout = 0 }: Goal, method: string): SampleSize => {
  const whole = groups.map((n) => Math.ceil(n * (1 - 1e-12)))
  return { n: groups[0] ?? 0, groups: whole, recruited: whole.map((n) => Math.ceil((n / (1 - dropout)) * (1 - 1e-12))), method }
}
