import type { Exact } from '@dacryon/core'
import type { EyePolicy } from '../rules/mean-of-eyes.ts'
import type { Composite } from './composite.ts'
import { looker } from './judge.ts'
import { compares } from './met.ts'

/** A flag when the values call for it. A value that is not known raises none. */
export type Warner = (given: Readonly<Record<string, Exact | undefined>>, policy: EyePolicy) => string | undefined

/** Make the warnings of a composite ready, in the order of its domains. */
export const warnersOf = ({ domains, measures }: Composite): readonly Warner[] =>
  domains.flatMap(({ warn }): readonly Warner[] => {
    if (warn === undefined) return []
    const look = looker(warn.measure, measures[warn.measure]?.eyes !== undefined, warn.at)
    const holds = compares(warn)
    return [
      (given, policy) => {
        const { value } = look(given, policy)
        return value !== undefined && holds(value) ? warn.flag : undefined
      },
    ]
  })
