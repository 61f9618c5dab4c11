import type { Criterion } from '@dacryon/core'
import type { Draft, DraftCondition, DraftGroup } from './draft.ts'

const decimal = /^-?\d+(\.\d+)?$/
/** Reads what people type as a decimal: spaces and a decimal comma are theirs, the point is ours. */
export const asDecimal = (text: string): string | undefined => {
  const plain = text
    .replace(/[\s\u202f\u00a0]/g, '')
    .replace(',', '.')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.$/, '')
  return decimal.test(plain) ? plain : undefined
}

const conditionOf = (draft: DraftCondition): Criterion | undefined => {
  if (draft.concept === undefined) return undefined
  const base = { concept: draft.concept, ...(draft.visits.length === 0 ? {} : { visits: draft.visits }) }
  switch (draft.test) {
    case 'has':
      return { kind: 'has', ...base }
    case 'between': {
      const low = asDecimal(draft.low)
      const high = asDecimal(draft.high)
      if (low !== undefined && high !== undefined) return { kind: 'between', ...base, low, high }
      if (low !== undefined) return { kind: 'compare', ...base, operator: '>=', value: low }
      return high === undefined ? undefined : { kind: 'compare', ...base, operator: '<=', value: high }
    }
    case 'one-of':
      return draft.values.length === 0 ? undefined : { kind: 'one-of', ...base, values: draft.values }
    case 'dated':
      if (draft.from === '' && draft.to === '') return undefined
      return { kind: 'dated', ...base, ...(draft.from === '' ? {} : { from: draft.from }), ...(draft.to === '' ? {} : { to: draft.to }) }
    default: {
      const value = asDecimal(draft.value)
      return value === undefined ? undefined : { kind: 'compare', ...base, operator: draft.test, value }
    }
  }
}

const groupOf = (draft: DraftGroup): Criterion | undefined => {
  const of = draft.of.map(partOf).filter((part) => part !== undefined)
  if (of.length === 0) return undefined
  const joined: Criterion = draft.join === 'not' ? { kind: 'not', of: { kind: 'any', of } } : { kind: draft.join, of }
  return draft.same === undefined ? joined : { kind: 'same', scope: draft.same, of: joined }
}

const partOf = (draft: Draft): Criterion | undefined => {
  if (draft.kind === 'fixed') return draft.node
  return draft.kind === 'group' ? groupOf(draft) : conditionOf(draft)
}

/** The finished part of a draft as a criterion; undefined when nothing is finished yet. */
export const criterionOf = (draft: DraftGroup): Criterion | undefined => groupOf(draft)

/** True when some condition of the draft is not filled in. */
export const isUnfinished = (draft: Draft): boolean => {
  if (draft.kind === 'group') return draft.of.some(isUnfinished)
  return draft.kind === 'condition' && conditionOf(draft) === undefined
}
