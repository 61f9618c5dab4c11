import type { Issue } from '@dacryon/core'
import { inputError } from '../result/problems.ts'

/** What may leave a site. */
export interface DisclosurePolicy {
  /** Smallest count of patients that may be shown. */
  readonly minimumCell: number
  /** Fewest patients for a statistic, and for a model. */
  readonly minimumForStatistic: number
  readonly minimumForModel: number
  /** Most parameters per patient. */
  readonly parameterShare: number
  /** Fewest patients on each side of a quantile. */
  readonly minimumBesideQuantile: number
  /** Fewest patients by which the patients of two questions may differ. */
  readonly minimumDifference: number
}

/** Cells and statistics from 5 patients, models from 10, at most a third of a parameter a patient. */
export const defaultPolicy: DisclosurePolicy = {
  minimumCell: 5,
  minimumForStatistic: 5,
  minimumForModel: 10,
  parameterShare: 0.33,
  minimumBesideQuantile: 5,
  minimumDifference: 5,
}

/** Whether a mean or variance of n patients may be shown. Issues: `too-few-patients`. */
export const statisticIssues = (n: number, what: string, { minimumForStatistic }: DisclosurePolicy = defaultPolicy): readonly Issue[] =>
  n >= minimumForStatistic
    ? []
    : [
        inputError('too-few-patients', `${what} is about fewer than ${minimumForStatistic} patients.`, 'Ask about more patients.', {
          expected: `at least ${minimumForStatistic} patients`,
        }),
      ]

/** Whether a model of n patients may be shown. Issues: `too-few-patients`, `too-many-parameters`. */
export const modelIssues = (n: number, parameters: number, what: string, policy: DisclosurePolicy = defaultPolicy): readonly Issue[] => [
  ...(n >= policy.minimumForModel
    ? []
    : [
        inputError('too-few-patients', `${what} is about fewer than ${policy.minimumForModel} patients.`, 'Ask about more patients.', {
          expected: `at least ${policy.minimumForModel} patients`,
        }),
      ]),
  ...(parameters <= policy.parameterShare * n
    ? []
    : [
        inputError(
          'too-many-parameters',
          `${what} has ${parameters} parameters, more than ${policy.parameterShare} a patient.`,
          'Use fewer terms.',
          {
            expected: `at most ${Math.floor(policy.parameterShare * n)} parameters`,
          },
        ),
      ]),
]

/**
 * Whether a question may be answered after earlier ones: the answers of two questions about nearly the same patients tell their
 * difference. Compares the sets of patients; equal sets are no risk.
 *
 * Issues: `differencing`.
 */
export const differencingIssues = (
  asked: ReadonlySet<string>,
  earlier: readonly ReadonlySet<string>[],
  { minimumDifference }: DisclosurePolicy = defaultPolicy,
): readonly Issue[] => {
  const tooClose = earlier.some((other) => {
    let shared = 0
    for (const patient of asked) if (other.has(patient)) shared++
    const difference = asked.size + other.size - 2 * shared
    return difference > 0 && difference < minimumDifference
  })
  return tooClose
    ? [
        inputError(
          'differencing',
          `The question is about the same patients as an earlier one, but for fewer than ${minimumDifference}.`,
          'Ask about a set that differs more.',
          { expected: `a difference of at least ${minimumDifference} patients` },
        ),
      ]
    : []
}
