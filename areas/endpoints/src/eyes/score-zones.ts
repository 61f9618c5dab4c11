import type { Exact } from '@dacryon/core'
import { type Invalid, invalid, type Missing } from '../definition/reason.ts'
import { type BothEyes, bothEyes } from '../rules/both-eyes.ts'
import type { EyePolicy } from '../rules/mean-of-eyes.ts'
import { type Zones, zoneTotal } from './zones.ts'

/** Sums of both eyes with the worse one and the mean; invalid when a recorded total contradicts its zones. */
export const scoreZones = <Z extends string, T extends string>(
  surface: Zones<Z, T>,
  given: Readonly<Record<string, Exact | undefined>>,
  policy: EyePolicy,
): (BothEyes & { readonly right: Exact | Missing; readonly left: Exact | Missing }) | Invalid => {
  const [right, left] = [zoneTotal(surface, 'r', given), zoneTotal(surface, 'l', given)]
  if ('disagrees' in right) return invalid(right.disagrees, ...('disagrees' in left ? [left.disagrees] : []))
  if ('disagrees' in left) return invalid(left.disagrees)
  return { right, left, ...bothEyes(right, left, 'higher', policy) }
}
