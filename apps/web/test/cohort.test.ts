import type { Criterion } from '@dacryon/core'
import { criterionSchema } from '@dacryon/core/schema'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asDecimal, criterionOf, isUnfinished } from '../src/cohort/criterion-of.ts'
import { type Draft, type DraftGroup, emptyCondition } from '../src/cohort/draft.ts'
import { draftOf } from '../src/cohort/draft-of.ts'

const concept = fc.constantFrom('age', 'sex', 'igg')
const visits = fc.subarray(['Baseline', 'Week 24'])
const decimal = fc.integer({ min: -999, max: 999 }).map((n) => String(n / 10))
const condition = fc.record({
  kind: fc.constant('condition' as const),
  concept,
  test: fc.constantFrom('has', 'between', 'one-of', 'dated', '<', '<=', '>', '>=', '=', '!='),
  value: fc.oneof(decimal, fc.constant('')),
  low: fc.oneof(decimal, fc.constant('')),
  high: fc.oneof(decimal, fc.constant('x')),
  values: fc.subarray(['F', 'M']),
  from: fc.constantFrom('', '2016-01-01'),
  to: fc.constantFrom('', '2020-12-31'),
  visits,
})
const { group } = fc.letrec<{ group: DraftGroup; part: Draft }>((tie) => ({
  group: fc.record(
    {
      kind: fc.constant('group' as const),
      join: fc.constantFrom('all' as const, 'any' as const, 'not' as const),
      same: fc.constantFrom('visit' as const, 'eye' as const),
      of: fc.array(tie('part'), { maxLength: 3 }),
    },
    { requiredKeys: ['kind', 'join', 'of'] },
  ),
  part: fc.oneof({ depthSize: 'small', withCrossShrink: true }, condition, tie('group')),
}))

test('what the editor makes is a criterion, and is read back as the same question', () => {
  fc.assert(
    fc.property(group, (draft) => {
      const made = criterionOf(draft)
      if (made === undefined) return
      expect(criterionSchema.parse(made)).toEqual(made)
      const again = draftOf(made)
      expect(criterionOf(again)).toEqual(made)
      expect(isUnfinished(again)).toBe(false)
    }),
  )
})

test('criteria that other programs wrote are read', () => {
  const node: Criterion = {
    kind: 'not',
    of: {
      kind: 'all',
      of: [
        { kind: 'has', concept: 'age' },
        { kind: 'subjects', ids: ['P1'] },
      ],
    },
  }
  expect(criterionOf(draftOf(node))).toEqual({ kind: 'not', of: { kind: 'any', of: [node.of] } })
  expect(criterionOf(draftOf({ kind: 'has', concept: 'age' }))).toEqual({ kind: 'all', of: [{ kind: 'has', concept: 'age' }] })
})

test('an open end of a range is a comparison; nothing filled in is no condition', () => {
  const range = (low: string, high: string) =>
    criterionOf({ kind: 'group', join: 'all', of: [{ ...emptyCondition, concept: 'igg', test: 'between', low, high }] })
  expect(range('16', '')).toEqual({ kind: 'all', of: [{ kind: 'compare', concept: 'igg', operator: '>=', value: '16' }] })
  expect(range('', '16')).toEqual({ kind: 'all', of: [{ kind: 'compare', concept: 'igg', operator: '<=', value: '16' }] })
  expect(range('', '')).toBeUndefined()
})

test.each([
  ['16,5', '16.5'],
  ['1 234.5', '1234.5'],
  ['-.5', '-0.5'],
  ['7.', '7'],
  ['1e3', undefined],
  ['', undefined],
  ['1,2,3', undefined],
])('%j is read as %j', (typed, read) => {
  expect(asDecimal(typed)).toBe(read)
})
