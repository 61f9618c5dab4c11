import type { Criterion } from '@dacryon/core'
import { type Draft, type DraftGroup, emptyCondition } from './draft.ts'

const condition = (node: Exclude<Criterion, { kind: 'all' | 'any' | 'not' | 'same' | 'subjects' }>): Draft => {
  const base = { ...emptyCondition, concept: node.concept, visits: node.visits ?? [] }
  switch (node.kind) {
    case 'has':
      return base
    case 'compare':
      return { ...base, test: node.operator, value: node.value }
    case 'between':
      return { ...base, test: 'between', low: node.low, high: node.high }
    case 'one-of':
      return { ...base, test: 'one-of', values: node.values }
    case 'dated':
      return { ...base, test: 'dated', from: node.from ?? '', to: node.to ?? '' }
  }
}

const part = (node: Criterion): Draft => {
  switch (node.kind) {
    case 'all':
    case 'any':
      return { kind: 'group', join: node.kind, of: node.of.map(part) }
    case 'not':
      return { kind: 'group', join: 'not', of: node.of.kind === 'any' ? node.of.of.map(part) : [part(node.of)] }
    case 'same': {
      const inner = part(node.of)
      return inner.kind === 'group' && inner.same === undefined
        ? { ...inner, same: node.scope }
        : { kind: 'group', join: 'all', same: node.scope, of: [inner] }
    }
    case 'subjects':
      return { kind: 'fixed', node }
    default:
      return condition(node)
  }
}

/** A criterion as the editor holds it: always a group at the top. */
export const draftOf = (where: Criterion): DraftGroup => {
  const draft = part(where)
  return draft.kind === 'group' ? draft : { kind: 'group', join: 'all', of: [draft] }
}
