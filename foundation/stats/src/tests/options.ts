import type { Issue } from '@dacryon/core'
import type { Alternative } from '../result/estimate.ts'
import { levelIssues } from '../tables/proportion.ts'

/** What most tests of a location can be told. */
export interface TestOptions {
  /** Which alternative is tested; first minus second. Default two-sided. */
  readonly alternative?: Alternative
  /** Confidence level of the interval. Default 0.95. */
  readonly level?: number
  /** Value under the null hypothesis. Default 0. */
  readonly hypothesis?: number
}

/** The options with their defaults. */
export const withDefaults = ({ alternative = 'two-sided', level = 0.95, hypothesis = 0 }: TestOptions): Required<TestOptions> => ({
  alternative,
  level,
  hypothesis,
})

/** Issues: `level-invalid`, `value-not-finite`. */
export const optionIssues = ({ level = 0.95, hypothesis = 0 }: TestOptions): readonly Issue[] => [
  ...levelIssues(level),
  ...(Number.isFinite(hypothesis)
    ? []
    : [
        {
          code: 'value-not-finite',
          severity: 'error' as const,
          message: `A hypothesis of ${hypothesis} cannot be tested.`,
          remedy: 'Give a finite number.',
          column: 'hypothesis',
        },
      ]),
]
