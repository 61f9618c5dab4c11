import type { Outcome } from '@dacryon/core'
import { productCorrelationCritical, productCorrelationUpper } from '../numeric/multivariate/product-correlation.ts'
import { mean } from '../numeric/sum.ts'
import { done, failed, inputError } from '../result/problems.ts'
import type { Group } from './group.ts'
import { squaresOf } from './one-way-anova.ts'
import { constantGroups, type FamilyComparison, type FamilyOfComparisons, sharedVarianceIssues } from './tukey.ts'

/**
 * Dunnett's comparisons of every group with one control (the first group unless named), each minus the control, single step.
 *
 * Meaning: which treatments differ from the control, with one error rate for all. Assumes what one-way analysis of variance assumes.
 *
 * Formula: t statistics with the pooled variance against the largest of k - 1 correlated t deviates, correlation λ_i λ_j with
 * `λ_i = √(n_i/(n_i + n_0))`; the integral is computed, not simulated.
 *
 * Source: Dunnett CW. J Am Stat Assoc 1955;50:1096-121 (doi 10.1080/01621459.1955.10501294).
 *
 * Issues: `too-few-groups`, `group-twice`, `too-few-values`, `value-not-finite`, `level-invalid`, `group-unknown`.
 *
 * @example
 * compareWithControl([{ name: 'a', values: [1, 2, 3] }, { name: 'b', values: [2, 3, 7] }]) // b - a: 2, p 0.2879
 */
export const compareWithControl = (groups: readonly Group[], control = groups[0]?.name, level = 0.95): Outcome<FamilyOfComparisons> => {
  const issues = sharedVarianceIssues(groups, level)
  if (issues.length > 0) return failed(...issues)
  const base = groups.find(({ name }) => name === control)
  if (base === undefined)
    return failed(inputError('group-unknown', `There is no group ${control}.`, 'Name one of the groups.', { column: 'control' }))
  const others = groups.filter((group) => group !== base)
  const { within, df } = squaresOf(groups)
  const meanSquare = within / df[1]
  const loadings = others.map(({ values }) => Math.sqrt(values.length / (values.length + base.values.length)))
  const correlation = { loadings, df: df[1], sides: 2 } as const
  const critical = productCorrelationCritical(1 - level, correlation)
  const compared = ({ name, values }: Group): FamilyComparison => {
    const estimate = mean(values) - mean(base.values)
    const standardError = Math.sqrt(meanSquare * (1 / values.length + 1 / base.values.length))
    const statistic = estimate / standardError
    const reach = critical * standardError
    return {
      first: name,
      second: base.name,
      estimate,
      inference:
        meanSquare > 0
          ? {
              standardError,
              statistic,
              pValue: productCorrelationUpper(
                loadings.map(() => Math.abs(statistic)),
                correlation,
              ),
              interval: { low: estimate - reach, high: estimate + reach, level },
            }
          : constantGroups,
    }
  }
  return done({ comparisons: others.map(compared), degreesOfFreedom: df[1], method: 'Dunnett, each with the control', warnings: [] })
}
