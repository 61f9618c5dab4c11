import type { Outcome } from '@dacryon/core'
import { normal } from '../numeric/distributions/normal.ts'
import type { Interval } from '../result/estimate.ts'
import { done, failed, inputError } from '../result/problems.ts'
import type { ChoiceModel } from './choice-model.ts'

/** How much of one attribute a level is worth. */
export interface TradeOffValue {
  readonly name: string
  /** Units of the reference attribute that are accepted for it. */
  readonly estimate: number
  readonly standardError: number
  readonly interval: Interval
}

/**
 * Trade-offs of a choice model against one part-worth (risk points, money): `-b/b_ref`, standard errors by the delta method. Misleads where
 * the reference part-worth is near 0.
 *
 * Source: Hole AR. Health Econ 2007;16:827-40 (doi 10.1002/hec.1197).
 *
 * Issues: `column-unknown`.
 */
export const computeTradeOffs = (
  { partWorths, covariance }: Pick<ChoiceModel, 'partWorths' | 'covariance'>,
  reference: string,
  level = 0.95,
): Outcome<readonly TradeOffValue[]> => {
  const at = partWorths.findIndex(({ name }) => name === reference)
  const base = partWorths[at]
  if (base === undefined || base.estimate === 0)
    return failed(inputError('column-unknown', `There is no part-worth ${reference} that is not 0.`, 'Name one of the part-worths.'))
  const width = partWorths.length
  const cell = (i: number, j: number): number => covariance.data[i * width + j] ?? 0
  const z = normal.quantileUpper((1 - level) / 2)
  return done(
    partWorths.flatMap(({ name, estimate }, j) => {
      if (j === at) return []
      const [own, other] = [-1 / base.estimate, estimate / base.estimate ** 2]
      const standardError = Math.sqrt(own * own * cell(j, j) + 2 * own * other * cell(j, at) + other * other * cell(at, at))
      const value = -estimate / base.estimate
      return [
        { name, estimate: value, standardError, interval: { low: value - z * standardError, high: value + z * standardError, level } },
      ]
    }),
  )
}
