import type { Criterion, ObservedValue, Question } from '@dacryon/core'
import fc from 'fast-check'
import type { Observed } from '../../src/index.ts'

const concepts = ['c1', 'c2', 'c3'] as const
const visits = ['v1', 'v2'] as const
const comparators = ['<', '<=', '>', '>='] as const
// few, close together, and beyond what a double can tell, so that thresholds are hit often
const decimals = ['0', '0.1', '0.10000000000000000001', '0.2', '1', '-1'] as const
const days = ['2016', '2016-02', '2016-02-29', '2016-03-01', '2016-03-01T08:30', '2017'] as const

const anyValue: fc.Arbitrary<ObservedValue> = fc.oneof(
  fc
    .constantFrom(...decimals)
    .map((raw): ObservedValue => ({ kind: 'number', number: Number(raw), ...(String(Number(raw)) === raw ? {} : { raw }) })),
  fc
    .tuple(fc.constantFrom(...comparators), fc.constantFrom(0, 0.1, 0.2, 1))
    .map(([comparator, limit]): ObservedValue => ({ kind: 'censored', comparator, limit, raw: `${comparator}${limit}` })),
  fc.constantFrom('a', 'b').map((text): ObservedValue => ({ kind: 'text', text })),
  fc.constantFrom(...days).map((date): ObservedValue => ({ kind: 'date', date })),
  fc.constant<ObservedValue>({ kind: 'missing', reason: 'missing' }),
)

const optional = <T extends string>(name: 'eye' | 'gland' | 'sample', ...values: readonly T[]) =>
  fc.option(fc.constantFrom(...values), { nil: undefined }).map((value) => (value === undefined ? {} : { [name]: value }))

const anyRow: fc.Arbitrary<Observed> = fc
  .tuple(
    fc.constantFrom('s1', 's2', 's3'),
    fc.constantFrom(...visits),
    fc.constantFrom(...concepts),
    anyValue,
    optional('eye', 'right', 'left'),
    optional('gland', 'g1', 'g2'),
    optional('sample', 'x1', 'x2'),
  )
  .map(([subject, visit, concept, value, eye, gland, sample]) => ({ subject, visit, concept, value, ...eye, ...gland, ...sample }))

/** Observations of up to three subjects, dense enough that questions meet them. */
export const anyObservations = fc.array(anyRow, { maxLength: 25 })

/** Subjects of the study, one of them always without observations. */
export const someSubjects: readonly string[] = ['s1', 's2', 's3', 's4']

const at = fc
  .option(fc.subarray([...visits, 'v9'], { minLength: 1 }), { nil: undefined, freq: 3 })
  .map((names) => (names === undefined ? {} : { visits: names }))
const end = (name: 'from' | 'to') =>
  fc
    .option(fc.constantFrom('2016-02-29', '2016-03-01', '2016-02', '2016'), { nil: undefined })
    .map((day) => (day === undefined ? {} : { [name]: day }))
const concept = fc.constantFrom(...concepts, 'c9')

/** Criteria of every kind, a few levels deep. */
export const anyCriterion: fc.Arbitrary<Criterion> = fc.letrec<{ node: Criterion; leaf: Criterion }>((tie) => ({
  leaf: fc.oneof(
    fc.tuple(concept, at).map(([of, visited]): Criterion => ({ kind: 'has', concept: of, ...visited })),
    fc
      .tuple(concept, fc.constantFrom('<', '<=', '>', '>=', '=', '!='), fc.constantFrom(...decimals), at)
      .map(([of, operator, value, visited]): Criterion => ({ kind: 'compare', concept: of, operator, value, ...visited })),
    fc
      .tuple(concept, fc.constantFrom(...decimals), fc.constantFrom(...decimals), at)
      .map(([of, low, high, visited]): Criterion => ({ kind: 'between', concept: of, low, high, ...visited })),
    fc
      .tuple(concept, fc.subarray(['a', 'b', 'A'], { minLength: 1 }), at)
      .map(([of, values, visited]): Criterion => ({ kind: 'one-of', concept: of, values, ...visited })),
    fc
      .tuple(concept, end('from'), end('to'), at)
      .map(([of, from, to, visited]): Criterion => ({ kind: 'dated', concept: of, ...from, ...to, ...visited })),
    fc.subarray(['s1', 's3', 's4', 's9']).map((ids): Criterion => ({ kind: 'subjects', ids })),
  ),
  node: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    tie('leaf'),
    fc.tuple(fc.constantFrom('all', 'any'), fc.array(tie('node'), { maxLength: 3 })).map(([kind, of]): Criterion => ({ kind, of })),
    tie('node').map((of): Criterion => ({ kind: 'not', of })),
    fc
      .tuple(fc.constantFrom('visit', 'eye', 'gland', 'sample'), tie('node'))
      .map(([scope, of]): Criterion => ({ kind: 'same', scope, of })),
  ),
})).node

/** Questions in every scope. */
export const anyQuestion: fc.Arbitrary<Question> = fc.record({
  scope: fc.constantFrom('patient', 'visit', 'eye', 'gland', 'sample'),
  where: anyCriterion,
})
