import { compareExact, type Exact, exactOf } from '@dacryon/core'
import { fallsBy, fallsByPercent, risesBy, risesByPercent } from '../rules/change.ts'
import type { Comparison, MetWhen } from './composite.ts'

/** A condition made ready. `zero_baseline`: no percentage can be told. */
export type Met = (
  base: Exact | undefined,
  follow: Exact | undefined,
  options: Readonly<Record<string, unknown>>,
) => boolean | 'zero_baseline'

/** Which of the two visits a condition reads. */
export const reads = (rule: MetWhen): { readonly baseline: boolean; readonly followUp: boolean } => {
  switch (rule.kind) {
    case 'state':
      return { baseline: rule.at === 'baseline', followUp: rule.at === 'follow-up' }
    case 'any': {
      const parts = rule.of.map(reads)
      return { baseline: parts.some(({ baseline }) => baseline), followUp: parts.some(({ followUp }) => followUp) }
    }
    default:
      return { baseline: true, followUp: true }
  }
}

/** A comparison made ready. */
export const compares = ({ is, than }: Comparison): ((value: Exact) => boolean) => {
  const edge = exactOf(than)
  switch (is) {
    case '<':
      return (value) => compareExact(value, edge) < 0
    case '<=':
      return (value) => compareExact(value, edge) <= 0
    case '>':
      return (value) => compareExact(value, edge) > 0
    case '>=':
      return (value) => compareExact(value, edge) >= 0
  }
}

/** Make a condition ready. The values it reads must be there; `reads` says which. */
export const metBy = (rule: MetWhen): Met => {
  switch (rule.kind) {
    case 'state': {
      const holds = compares(rule)
      const late = rule.at === 'follow-up'
      return (base, follow) => {
        const value = late ? follow : base
        return value !== undefined && holds(value)
      }
    }
    case 'any': {
      const parts = rule.of.map(metBy)
      return (base, follow, options) => {
        let answer: boolean | 'zero_baseline' = false
        for (const part of parts) {
          const met = part(base, follow, options)
          if (met === true) return true
          if (met === 'zero_baseline') answer = met
        }
        return answer
      }
    }
    case 'change': {
      const amount = exactOf(rule.by)
      const enough = rule.to === 'fall' ? fallsBy : risesBy
      return (base, follow) => base !== undefined && follow !== undefined && enough(base, follow, amount)
    }
    case 'percent': {
      const amount = exactOf(rule.by)
      if (rule.to === 'fall') return (base, follow) => base !== undefined && follow !== undefined && fallsByPercent(base, follow, amount)
      const { fromZero } = rule
      return (base, follow, options) => {
        if (base === undefined || follow === undefined) return false
        if (base.n !== 0) return risesByPercent(base, follow, amount)
        if (follow.n === 0) return false
        const any = fromZero === 'any-rise' || (fromZero !== undefined && options[fromZero.option] === 'any_increase')
        return any ? true : 'zero_baseline'
      }
    }
  }
}
