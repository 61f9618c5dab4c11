import type { Outcome, Random } from '@dacryon/core'
import { streamOf } from '../numeric/index.ts'
import { done, failed } from '../result/index.ts'
import { wholeFrom } from './checks.ts'

/** A test that repeats the trial's own randomisation. */
export interface RerandomisationTest {
  readonly observed: number
  readonly pValue: number
  readonly replicates: number
  /** Of the p value, from the finite number of replicates. */
  readonly standardError: number
  readonly method: string
}

/**
 * Two-sided re-randomisation test: subjects, outcomes and order stay as they were, the assignment is drawn anew by the trial's own rule, and the
 * statistic's size is compared. Valid for any randomisation, minimisation among them, without a model.
 *
 * `assign` draws all arms anew from a random stream; `statistic` measures the effect, 0 meaning none. p = (1 + those at least as large) / (1 +
 * replicates). Source: Simon R, Simon NR. Stat Probab Lett 2011;81:767-72. Issues: `argument-invalid`.
 */
export const testRerandomisation = <Arms>(
  arms: Arms,
  assign: (random: Random) => Arms,
  statistic: (arms: Arms) => number,
  { replicates, seed }: { readonly replicates: number; readonly seed: string },
): Outcome<RerandomisationTest> => {
  const issues = wholeFrom('replicates', replicates, 1)
  if (issues.length > 0) return failed(...issues)
  const observed = statistic(arms)
  let extreme = 0
  for (let at = 0; at < replicates; at++) {
    const drawn = statistic(assign(streamOf(seed, 're-randomisation', at)))
    if (Math.abs(drawn) >= Math.abs(observed) * (1 - 1e-12)) extreme += 1
  }
  const pValue = (1 + extreme) / (1 + replicates)
  return done({
    observed,
    pValue,
    replicates,
    standardError: Math.sqrt((pValue * (1 - pValue)) / replicates),
    method: 'Re-randomisation test',
  })
}
