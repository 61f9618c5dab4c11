import type { Criterion } from '@dacryon/core'

export type Join = 'all' | 'any' | 'not'
type Comparison = Extract<Criterion, { kind: 'compare' }>['operator']
type SameScope = Extract<Criterion, { kind: 'same' }>['scope']

/** A condition while it is being written: fields may still be empty. */
export interface DraftCondition {
  readonly kind: 'condition'
  readonly concept?: string
  readonly test: 'has' | 'between' | 'one-of' | 'dated' | Comparison
  readonly value: string
  readonly low: string
  readonly high: string
  readonly values: readonly string[]
  readonly from: string
  readonly to: string
  readonly visits: readonly string[]
}

/** Conditions joined by all, any or none; at one and the same visit, eye, gland or sample when `same` is given. */
export interface DraftGroup {
  readonly kind: 'group'
  readonly join: Join
  readonly same?: SameScope
  readonly of: readonly Draft[]
}

/** A part of a question that the editor shows but does not change: a list of patients. */
interface DraftFixed {
  readonly kind: 'fixed'
  readonly node: Extract<Criterion, { kind: 'subjects' }>
}

export type Draft = DraftCondition | DraftGroup | DraftFixed

/** A condition with nothing filled in. */
export const emptyCondition: DraftCondition = {
  kind: 'condition',
  test: 'has',
  value: '',
  low: '',
  high: '',
  values: [],
  from: '',
  to: '',
  visits: [],
}

/** A group without conditions. */
export const emptyGroup: DraftGroup = { kind: 'group', join: 'all', of: [] }
