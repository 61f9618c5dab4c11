import { ask } from '@dacryon/core'
import { type Estimable, isEstimable } from '@dacryon/stats'
import { compareResponsiveness, computeResponsiveness } from '@dacryon/stats/accuracy'
import type { Method } from '../../method.ts'
import { numbersOf, textsOf } from '../../table.ts'

const value = <T>(estimable: Estimable<T>): T | null => (isEstimable(estimable) ? estimable : null)

/** Placebo, and the first active arm in alphabetical order, as in the reference trial. */
const placebo = 'PBO'

export const responsiveness: Method = ({ table }) => {
  const trial = table('trial')
  const [arms, before, after] = [textsOf(trial, 'arm'), numbersOf(trial, 'igg_bl'), numbersOf(trial, 'igg24')]
  const pairs = before.flatMap((b, at) => {
    const a = after[at]
    const arm = arms[at]
    return b === null || a === null || a === undefined || arm === null || arm === undefined ? [] : [{ arm, before: b, after: a }]
  })
  const names = [...new Set(pairs.map(({ arm }) => arm))].sort()
  const of = (arm: string) => pairs.filter((pair) => pair.arm === arm)
  const each = names.map((arm) => {
    const own = of(arm)
    const found = ask(
      computeResponsiveness(
        own.map((pair) => pair.before),
        own.map((pair) => pair.after),
      ),
    )
    return [arm, { mean_change: found.meanChange, srm: value(found.srm), ses: value(found.ses) }] as const
  })
  const changes = (arm: string) => of(arm).map((pair) => pair.after - pair.before)
  const active = names.find((arm) => arm !== placebo) ?? ''
  const arm = ask(compareResponsiveness(changes(active), changes(placebo)))
  return {
    result: { ...Object.fromEntries(each), guyatt: value(arm.guyatt), between_arm_smd: value(arm.standardisedDifference) },
  }
}
