import type { Outcome } from '@dacryon/core'
import type { Estimate } from '@dacryon/stats'
import type { z } from 'zod'
import type { estimateSchema } from '../schema/summary.ts'

/** An estimate as it travels; undefined when there is nobody to estimate from. */
export const estimateForReading = (outcome: Outcome<Estimate>): z.output<typeof estimateSchema> | undefined => {
  if (!outcome.ok) return undefined
  const { estimate, interval, method, warnings } = outcome.value
  return { estimate, ...interval, method, warnings: warnings.map(({ message }) => message) }
}
