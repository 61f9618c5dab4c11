import type { SampleSize } from '@dacryon/stats/design'
import type { z } from 'zod'
import type { designFields } from './design-fields.ts'
import { sayShare } from './say.ts'

/** What `designFields` give. */
export type DesignOptions = z.output<z.ZodObject<typeof designFields>>

/** Sizes of two arms, the reference first: analysed and recruited. */
export const twoArms = ({ groups: [n1 = 0, n2 = 0], recruited: [r1 = 0, r2 = 0] }: SampleSize) => ({ n1, n2, r1, r2 })

/** `84 patients in the reference arm and 84 in the compared arm give 90 % power` */
export const sayArms = (size: SampleSize, { dropout, power }: DesignOptions): string => {
  const { n1, n2, r1, r2 } = twoArms(size)
  const lost = dropout === 0 ? '' : ` (${r1} and ${r2} recruited, with ${sayShare(dropout)} lost)`
  return `${n1} patients in the reference arm and ${n2} in the compared arm${lost} give ${sayShare(power)} power`
}

/** The end of the methods of a sample size: level, power, allocation, loss. */
export const sayDesign = ({ sides, alpha, power, ratio, dropout }: DesignOptions): string => {
  const loss = dropout === 0 ? '' : `; sizes were divided by ${1 - dropout} for an expected loss of ${sayShare(dropout)}`
  return `with a ${sides}-sided level of ${alpha}, a power of ${sayShare(power)} and an allocation of 1:${ratio}${loss}. Each arm was rounded up.`
}
