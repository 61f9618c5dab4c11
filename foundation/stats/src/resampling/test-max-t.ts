import type { Issue, Outcome } from '@dacryon/core'
import { mean, sumOfSquares } from '../numeric/sum.ts'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed, inputError } from '../result/problems.ts'
import { finiteIssues, type Numbers, pairedIssues } from '../result/vectors.ts'
import { oneThread } from '../workshop/one-thread.ts'
import { shared } from '../workshop/shared.ts'
import type { WorkContext, Workshop } from '../workshop/task.ts'
import { absoluteT, maxTTask } from './max-t-task.ts'

/** One outcome of a family. */
export interface MaxTResult {
  readonly outcome: string
  /** First group minus the others. */
  readonly difference: number
  /** Student's t with pooled variance; infinite differences are not estimable. */
  readonly statistic: Estimable
  /** Adjusted for the family. */
  readonly adjustedP: Estimable
}

const noSpread = notEstimable('zero-variance', 'The outcome does not vary.')
const perfect = notEstimable('zero-within-variance', 'The outcome is constant within both groups.')

const inputIssues = (outcomes: Readonly<Record<string, Numbers>>, inFirst: readonly boolean[], permutations: number): readonly Issue[] => {
  const first = inFirst.filter(Boolean).length
  return [
    ...Object.entries(outcomes).flatMap(([name, values]) => [
      ...pairedIssues(inFirst, values, ['inFirst', name]),
      ...finiteIssues(values, name),
    ]),
    ...(first > 0 && first < inFirst.length && inFirst.length > 2
      ? []
      : [inputError('one-group', 'Two groups are needed.', 'Give both labels.', { column: 'inFirst' })]),
    ...(Object.keys(outcomes).length > 0 ? [] : [inputError('no-outcome', 'There is no outcome.', 'Give at least one.')]),
    ...(Number.isSafeInteger(permutations) && permutations >= 100
      ? []
      : [inputError('permutations-invalid', `${permutations} permutations.`, 'Give 100 or more.', { column: 'permutations' })]),
  ]
}

/**
 * Westfall and Young's step-down max-T: p values of a family of outcomes in the same subjects, adjusted so that the chance of any false
 * finding is controlled while their correlation is used.
 *
 * Assumes exchangeable labels for the family as a whole. Outcomes must be complete; impute or restrict first.
 *
 * Formula: outcomes by falling |t|; `p_(j) = max over i <= j of (1 + #{max over k >= i of |t*_(k)| >= |t_(i)|})/(B+1)`.
 *
 * Source: Westfall PH, Young SS. Resampling-based multiple testing, 1993, algorithm 4.1.
 *
 * Issues: `lengths-differ`, `value-not-finite`, `one-group`, `no-outcome`, `permutations-invalid`. Not estimable: `zero-variance`,
 * `zero-within-variance`.
 *
 * @example await testMaxT({ esspri: [3, 4, 8, 9], flow: [1, 2, 1, 2] }, [true, true, false, false], { seed: 'demo' })
 */
export const testMaxT = async (
  outcomes: Readonly<Record<string, Numbers>>,
  inFirst: readonly boolean[],
  options: { readonly seed: string; readonly permutations?: number },
  workshop: Workshop = oneThread,
  context: WorkContext = {},
): Promise<Outcome<readonly MaxTResult[]>> => {
  const { seed, permutations = 10_000 } = options
  const issues = inputIssues(outcomes, inFirst, permutations)
  if (issues.length > 0) return failed(...issues)
  const subjects = inFirst.length
  const first = inFirst.filter(Boolean).length
  const all = Object.entries(outcomes).map(([outcome, given]) => {
    const centre = mean(given)
    const squares = sumOfSquares(given)
    const scale = squares > 1e-24 * centre * centre * subjects ? Math.sqrt(squares) : 0
    const values = Array.from(given, (value) => (scale > 0 ? (value - centre) / scale : 0))
    const sum = values.reduce((total, value, at) => total + (inFirst[at] === true ? value : 0), 0)
    return {
      outcome,
      values,
      size: absoluteT(sum, first, subjects),
      sign: Math.sign(sum),
      scale,
      difference: (sum * scale * subjects) / (first * (subjects - first)),
    }
  })
  const ranked = all.filter(({ scale }) => scale > 0).sort((a, b) => b.size - a.size)
  const matrix = new Float64Array(subjects * ranked.length)
  ranked.forEach(({ values }, j) => {
    values.forEach((value, row) => {
      matrix[row * ranked.length + j] = value
    })
  })
  const observed = Float64Array.from(ranked, ({ size }) => size)
  const work = { values: shared(matrix), outcomes: ranked.length, subjects, first, observed, permutations, seed }
  const pieces = ranked.length === 0 ? [] : await workshop.run(maxTTask, work, context)
  let most = 0
  const adjusted = new Map(
    ranked.map(({ outcome }, j) => {
      most = Math.max(most, (1 + pieces.reduce((sum, counts) => sum + (counts[j] as number), 0)) / (permutations + 1))
      return [outcome, most]
    }),
  )
  return done(
    all.map(({ outcome, difference, size, sign }) => {
      const p = adjusted.get(outcome)
      return {
        outcome,
        difference,
        statistic: p === undefined ? noSpread : Number.isFinite(size) ? sign * size : perfect,
        adjustedP: p ?? noSpread,
      }
    }),
  )
}
