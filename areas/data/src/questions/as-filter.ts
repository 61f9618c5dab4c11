import {
  type Criterion,
  type CriterionOf,
  type Decimal,
  IssueError,
  type ObservedValue,
  parseDecimal,
  type Reader,
  read,
  type Scope,
} from '@dacryon/core'
import type { LeafKind } from './phrase.ts'
import { compares, spanOf } from './satisfies.ts'
import type { Thing } from './thing.ts'

/** Decides whether a thing satisfies a criterion. */
export type Filter = (thing: Thing) => boolean

const threshold = (text: string): Decimal => {
  const parsed = parseDecimal(text)
  if (parsed !== undefined) return parsed
  throw new IssueError([
    {
      code: 'number-expected',
      severity: 'error',
      message: `“${text}” is not a plain decimal number`,
      remedy: 'Write the threshold as a plain decimal number',
      value: text,
    },
  ])
}

const day = (text: string | undefined, end: 'first' | 'last'): string | undefined => {
  if (text === undefined) return undefined
  const span = spanOf(text)
  if (span !== undefined) return span[end]
  throw new IssueError([
    { code: 'date-expected', severity: 'error', message: `“${text}” is no date`, remedy: 'Write the date as YYYY-MM-DD', value: text },
  ])
}

const someRow = ({ concept, visits }: CriterionOf<Exclude<LeafKind, 'subjects'>>, satisfies: (value: ObservedValue) => boolean): Filter => {
  const at = visits === undefined ? undefined : new Set(visits)
  return ({ rows }) => rows.some((row) => row.concept === concept && (at === undefined || at.has(row.visit)) && satisfies(row.value))
}

/** Scopes that hold a thing of this scope, itself first, outwards. */
const outwards: Readonly<Record<Scope, readonly Scope[]>> = {
  patient: ['patient'],
  visit: ['visit', 'patient'],
  eye: ['eye', 'visit', 'patient'],
  gland: ['gland', 'visit', 'patient'],
  sample: ['sample', 'patient'],
}

const ownerFor = (thing: Thing, scope: Scope): Thing => {
  let common = thing
  while (common.owner !== undefined && !outwards[scope].includes(common.scope)) common = common.owner
  return common
}

const filters: Reader<Filter> = {
  all: ({ of }) => {
    const parts = of.map((part) => read(filters, part))
    return (thing) => parts.every((holds) => holds(thing))
  },
  any: ({ of }) => {
    const parts = of.map((part) => read(filters, part))
    return (thing) => parts.some((holds) => holds(thing))
  },
  not: ({ of }) => {
    const holds = read(filters, of)
    return (thing) => !holds(thing)
  },
  same: ({ scope, of }) => {
    const holds = read(filters, of)
    return (thing) => ownerFor(thing, scope).inside(scope).some(holds)
  },
  has: (node) => someRow(node, (value) => value.kind !== 'missing'),
  compare: (node) => {
    const limit = threshold(node.value)
    return someRow(node, (value) => compares(value, node.operator, limit))
  },
  between: (node) => {
    const [low, high] = [threshold(node.low), threshold(node.high)]
    return someRow(node, (value) => value.kind === 'number' && compares(value, '>=', low) && compares(value, '<=', high))
  },
  'one-of': (node) => {
    const wanted = new Set(node.values)
    return someRow(node, (value) => value.kind === 'text' && wanted.has(value.text))
  },
  dated: (node) => {
    const [from, to] = [day(node.from, 'first'), day(node.to, 'last')]
    return someRow(node, (value) => {
      const span = value.kind === 'date' ? spanOf(value.date) : undefined
      return span !== undefined && (from === undefined || span.first >= from) && (to === undefined || span.last <= to)
    })
  },
  subjects: ({ ids }) => {
    const listed = new Set(ids)
    return ({ subject }) => listed.has(subject)
  },
}

/**
 * The memory reader: decides a criterion on the observations in hand, by the rules at `Criterion`. Throws an `IssueError` for thresholds that are
 * no decimal (`number-expected`) or no date (`date-expected`).
 */
export const asFilter = (criterion: Criterion): Filter => read(filters, criterion)
