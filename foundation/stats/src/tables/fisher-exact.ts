import type { Outcome } from '@dacryon/core'
import { exactOfRational, numberOfExact, rational } from '@dacryon/core'
import type { TestResult } from '../result/estimate.ts'
import { type Proportion, proportionIssues } from './proportion.ts'

/** Number of ways to choose k of n. */
const choose = (n: bigint, k: bigint): bigint => {
  let ways = 1n
  for (let i = 1n; i <= k; i++) ways = (ways * (n - k + i)) / i
  return ways
}

/** Ways to get each possible count of the first group, with all margins fixed; the observed one among them. */
const waysOf = (first: Proportion, second: Proportion): { readonly ways: readonly bigint[]; readonly observed: bigint } => {
  const [n1, n2, yes] = [BigInt(first.of), BigInt(second.of), BigInt(first.yes + second.yes)]
  const least = yes > n2 ? yes - n2 : 0n
  const most = yes < n1 ? yes : n1
  let here = choose(n1, least) * choose(n2, yes - least)
  const ways: bigint[] = []
  let observed = here
  for (let k = least; k <= most; k++) {
    ways.push(here)
    if (k === BigInt(first.yes)) observed = here
    if (k < most) here = (here * (n1 - k) * (yes - k)) / ((k + 1n) * (n2 - yes + k + 1n))
  }
  return { ways, observed }
}

/**
 * Fisher's exact test of a table of two groups by yes and no, two-sided by the minimum-likelihood rule.
 *
 * Meaning: with the margins as they are and no difference, how probable is a table that is no more probable than this one. Assumes
 * independent subjects. Conservative: the real error rate lies below the nominal one.
 *
 * Formula: the sum of the hypergeometric probabilities that do not exceed that of the table. Probabilities are compared and added as whole
 * numbers, so ties are ties; the one rounding is the last.
 *
 * Source: Fisher RA. J R Stat Soc 1935;98:39-54; the two-sided rule is that of R's `fisher.test`.
 *
 * Issues: `count-invalid`, `no-subjects`.
 *
 * @example
 * computeFisherExact({ yes: 3, of: 4 }, { yes: 1, of: 4 }) // p 0.4857, the tea test
 */
export const computeFisherExact = (first: Proportion, second: Proportion): Outcome<TestResult> => {
  const issues = [...proportionIssues(first, 'The first group'), ...proportionIssues(second, 'The second group')]
  if (issues.length > 0) return { ok: false, issues }
  const { ways, observed } = waysOf(first, second)
  const all = ways.reduce((sum, way) => sum + way, 0n)
  const extreme = ways.reduce((sum, way) => (way <= observed ? sum + way : sum), 0n)
  const pValue = numberOfExact(exactOfRational(rational(extreme, all)))
  return { ok: true, value: { pValue, method: 'Fisher exact, two-sided by minimum likelihood', warnings: [] } }
}
