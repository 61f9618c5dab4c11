import type { Criterion, Scope } from '@dacryon/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countInMemory } from '../../src/index.ts'
import { anyCriterion, anyObservations, anyQuestion, someSubjects } from '../contracts/any-question.ts'
import { questionCases, smallStudy, thingsOfSmallStudy } from '../contracts/question-cases.ts'

describe('questions in memory', () => {
  it.each(questionCases)('$title ($question.scope)', ({ question, answer }) => {
    expect(countInMemory(question, smallStudy.rows, smallStudy.subjects)).toEqual({
      ...answer,
      ofSubjects: 5,
      ofThings: thingsOfSmallStudy[question.scope],
    })
  })

  it('refuses thresholds that are none', () => {
    const ask = (where: Criterion) => () => countInMemory({ scope: 'patient', where }, [])
    expect(ask({ kind: 'compare', concept: 'c', operator: '<', value: '1,5' })).toThrow('“1,5” is not a plain decimal number')
    expect(ask({ kind: 'dated', concept: 'c', from: 'May' })).toThrow('“May” is no date')
  })
})

describe('laws of questions', () => {
  const scopes: readonly Scope[] = ['patient', 'visit', 'eye', 'gland', 'sample']
  const alike = (rows: Parameters<typeof countInMemory>[1], a: Criterion, b: Criterion): void => {
    for (const scope of scopes)
      expect(countInMemory({ scope, where: a }, rows, someSubjects)).toEqual(countInMemory({ scope, where: b }, rows, someSubjects))
  }

  it('not not is nothing; de Morgan', () => {
    fc.assert(
      fc.property(anyObservations, anyCriterion, anyCriterion, (rows, a, b) => {
        alike(rows, { kind: 'not', of: { kind: 'not', of: a } }, a)
        alike(
          rows,
          { kind: 'not', of: { kind: 'all', of: [a, b] } },
          {
            kind: 'any',
            of: [
              { kind: 'not', of: a },
              { kind: 'not', of: b },
            ],
          },
        )
        alike(rows, { kind: 'all', of: [a] }, a)
        alike(rows, { kind: 'any', of: [a, b] }, { kind: 'any', of: [b, a] })
      }),
    )
  })

  it('a criterion and its negation share out all things', () => {
    fc.assert(
      fc.property(anyObservations, anyQuestion, (rows, { scope, where }) => {
        const yes = countInMemory({ scope, where }, rows, someSubjects)
        const no = countInMemory({ scope, where: { kind: 'not', of: where } }, rows, someSubjects)
        expect(yes.things + no.things).toBe(yes.ofThings)
        expect(yes.subjects).toBeLessThanOrEqual(Math.min(yes.things, yes.ofSubjects))
      }),
    )
  })

  it('the order of observations and their repetition say nothing', () => {
    fc.assert(
      fc.property(anyObservations, anyQuestion, (rows, question) => {
        const answer = countInMemory(question, rows, someSubjects)
        expect(countInMemory(question, rows.toReversed(), someSubjects.toReversed())).toEqual(answer)
        expect(countInMemory(question, [...rows, ...rows], someSubjects)).toEqual(answer)
      }),
    )
  })

  it('more observations never take a leaf away', () => {
    const leaf = anyCriterion.filter(
      ({ kind }) => kind === 'has' || kind === 'compare' || kind === 'between' || kind === 'dated' || kind === 'one-of',
    )
    fc.assert(
      fc.property(anyObservations, anyObservations, leaf, fc.constantFrom(...scopes), (rows, more, where, scope) => {
        expect(countInMemory({ scope, where }, [...rows, ...more]).things).toBeGreaterThanOrEqual(
          countInMemory({ scope, where }, rows).things,
        )
      }),
    )
  })

  it('what holds at one visit holds for the patient, as far as no negation is in it', () => {
    const leaf = anyCriterion.filter(({ kind }) => kind === 'compare' || kind === 'has')
    fc.assert(
      fc.property(anyObservations, leaf, leaf, (rows, a, b) => {
        const both: Criterion = { kind: 'all', of: [a, b] }
        const visit = countInMemory({ scope: 'patient', where: { kind: 'same', scope: 'visit', of: both } }, rows)
        expect(visit.subjects).toBeLessThanOrEqual(countInMemory({ scope: 'patient', where: both }, rows).subjects)
        // and asking for the visit is counting the patients that own such a visit
        expect(visit.subjects).toBe(countInMemory({ scope: 'visit', where: both }, rows).subjects)
      }),
    )
  })

  it('a censored value never decides what a number within it would deny', () => {
    const operators = ['<', '<=', '>', '>=', '=', '!='] as const
    const comparators = ['<', '<=', '>', '>='] as const
    const tenths = fc.integer({ min: -20, max: 20 })
    const within = {
      '<': (x: number, l: number) => x < l,
      '<=': (x: number, l: number) => x <= l,
      '>': (x: number, l: number) => x > l,
      '>=': (x: number, l: number) => x >= l,
    }
    const count = (value: Parameters<typeof countInMemory>[1], operator: (typeof operators)[number], threshold: number): number =>
      countInMemory({ scope: 'patient', where: { kind: 'compare', concept: 'c', operator, value: String(threshold) } }, value).subjects
    fc.assert(
      fc.property(
        fc.constantFrom(...comparators),
        tenths,
        fc.constantFrom(...operators),
        tenths,
        (comparator, limit, operator, threshold) => {
          const row = { subject: 's', visit: 'v', concept: 'c' }
          const censored = count([{ ...row, value: { kind: 'censored', comparator, limit, raw: '' } }], operator, threshold)
          // every tenth from far below to far above, half steps too, stands for all numbers that a comparison can tell apart
          const possible = Array.from({ length: 201 }, (_, at) => at / 2 - 50).filter((x) => within[comparator](x, limit))
          const always = possible.every((x) => count([{ ...row, value: { kind: 'number', number: x } }], operator, threshold) === 1)
          expect(censored).toBe(always ? 1 : 0)
        },
      ),
    )
  })
})
