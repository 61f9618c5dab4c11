import type { Issue, Outcome } from '@dacryon/core'
import { done, failed, inputError } from '../result/problems.ts'

/**
 * How p values of one family are adjusted. `holm`, `hochberg`, `hommel` and `bonferroni` hold the chance of any false positive (Hochberg and
 * Hommel under independence or positive dependence); `bh` the expected share of false ones among the positives under independence or positive
 * dependence, `by` under any.
 */
export type Adjustment = 'bonferroni' | 'holm' | 'hochberg' | 'hommel' | 'bh' | 'by' | 'none'

/** p values from the smallest up, adjusted in place of them; n tests in the family. */
type Rule = (p: readonly number[], n: number) => readonly number[]

/** Largest so far, from the first on. */
const rising = (values: readonly number[]): readonly number[] => {
  let most = 0
  return values.map((value) => {
    most = Math.max(most, value)
    return Math.min(1, most)
  })
}

/** Smallest so far, from the last back. */
const falling = (values: readonly number[]): readonly number[] => {
  let least = 1
  return values
    .toReversed()
    .map((value) => {
      least = Math.min(least, value)
      return least
    })
    .toReversed()
}

const harmonic = (n: number): number => {
  let total = 0
  for (let i = n; i >= 1; i--) total += 1 / i
  return total
}

/** Wright's algorithm for Hommel's procedure. */
const hommel: Rule = (given, n) => {
  const p = [...given, ...Array.from({ length: n - given.length }, () => 1)]
  const start = Math.min(...p.map((value, at) => (n * value) / (at + 1)))
  let adjusted = p.map(() => start)
  for (let m = n - 1; m >= 2; m--) {
    const first = n - m + 1
    let least = Infinity
    for (let j = 2; j <= m; j++) least = Math.min(least, (m * (p[n - m + j - 1] ?? 1)) / j)
    const head = p.slice(0, first).map((value) => Math.min(m * value, least))
    const last = head.at(-1) ?? least
    adjusted = adjusted.map((value, at) => Math.max(value, head[at] ?? last))
  }
  return p.map((value, at) => Math.max(value, adjusted[at] ?? value)).slice(0, given.length)
}

const rules: Readonly<Record<Adjustment, Rule>> = {
  none: (p) => p,
  bonferroni: (p, n) => p.map((value) => Math.min(1, n * value)),
  holm: (p, n) => rising(p.map((value, at) => (n - at) * value)),
  hochberg: (p, n) => falling(p.map((value, at) => (n - at) * value)),
  hommel,
  // The quotient first: it is 1 for the largest of all, whose adjusted value must not fall below itself by rounding.
  bh: (p, n) => falling(p.map((value, at) => (n / (at + 1)) * value)),
  by: (p, n) => {
    const factor = harmonic(n)
    return falling(p.map((value, at) => factor * (n / (at + 1)) * value))
  },
}

/** Positions of the values that are there, from the smallest up, equal ones in their order. */
export const presentInOrder = (values: readonly (number | null)[]): readonly { readonly at: number; readonly value: number }[] =>
  values.flatMap((value, at) => (value === null ? [] : [{ at, value }])).sort((a, b) => a.value - b.value || a.at - b.at)

/** Issues: `p-invalid`, all at once (up to 20). */
export const pIssues = (values: readonly (number | null)[]): readonly Issue[] =>
  values
    .flatMap((value, at) =>
      value === null || (value >= 0 && value <= 1)
        ? []
        : [
            inputError('p-invalid', `p value ${at + 1} is ${value}.`, 'Give numbers from 0 to 1, null where missing.', {
              column: 'p',
              line: at + 1,
              value: String(value),
            }),
          ],
    )
    .slice(0, 20)

/**
 * p values adjusted for their number, in the order given.
 *
 * Missing values stay missing and do not count, unless `tests` says how many tests the family has. Hommel takes time in proportion to n².
 *
 * Source: Holm S. Scand J Stat 1979;6:65-70; Hochberg Y. Biometrika 1988;75:800-2 (doi 10.1093/biomet/75.4.800); Hommel G. Biometrika
 * 1988;75:383-6 (doi 10.1093/biomet/75.2.383); Benjamini Y, Hochberg Y. J R Stat Soc B 1995;57:289-300; Benjamini Y, Yekutieli D. Ann Stat
 * 2001;29:1165-88 (doi 10.1214/aos/1013699998).
 *
 * Issues: `p-invalid`, `count-invalid`.
 *
 * @example
 * adjustP([0.01, 0.02, null, 0.03], 'holm') // 0.03, 0.04, null, 0.04
 */
export const adjustP = (p: readonly (number | null)[], adjustment: Adjustment, tests?: number): Outcome<readonly (number | null)[]> => {
  const issues = pIssues(p)
  if (issues.length > 0) return failed(...issues)
  const present = presentInOrder(p)
  const n = tests ?? present.length
  if (!Number.isSafeInteger(n) || n < present.length)
    return failed(
      inputError('count-invalid', `A family of ${n} tests cannot hold ${present.length} p values.`, 'Give the number of all tests.', {
        column: 'tests',
        value: String(n),
      }),
    )
  const adjusted = rules[adjustment](
    present.map(({ value }) => value),
    n,
  )
  const placed: (number | null)[] = p.map(() => null)
  present.forEach(({ at, value }, rank) => {
    placed[at] = adjusted[rank] ?? value
  })
  return done(placed)
}
