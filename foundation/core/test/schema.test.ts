import { describe, expect, it } from 'vitest'
import { everyone } from '../src/index.ts'
import { questionSchema } from '../src/schema.ts'

describe('questions as they travel', () => {
  it.each([
    everyone,
    {
      scope: 'eye',
      where: { kind: 'same', scope: 'visit', of: { kind: 'compare', concept: 'c', operator: '<=', value: '-0.10', visits: ['W24'] } },
    },
    { scope: 'patient', where: { kind: 'not', of: { kind: 'dated', concept: 'c', from: '2016-02', to: '2016-02-29' } } },
    {
      scope: 'patient',
      where: {
        kind: 'any',
        of: [
          { kind: 'subjects', ids: [] },
          { kind: 'between', concept: 'c', low: '0', high: '1' },
        ],
      },
    },
  ])('%j arrives as it left', (question) => expect(questionSchema.parse(JSON.parse(JSON.stringify(question)))).toEqual(question))

  it('counts patients unless told otherwise', () => {
    expect(questionSchema.parse({ where: { kind: 'all', of: [] } }).scope).toBe('patient')
  })

  it.each([
    { where: { kind: 'compare', concept: 'c', operator: '<', value: '1,5' } },
    { where: { kind: 'compare', concept: 'c', operator: '<', value: 5 } },
    { where: { kind: 'compare', concept: 'c', operator: '~', value: '5' } },
    { where: { kind: 'dated', concept: 'c', from: '2015-02-29' } },
    { where: { kind: 'dated', concept: 'c', to: 'May' } },
    { where: { kind: 'has', concept: 'c', visits: [] } },
    { where: { kind: 'has', concept: 'c', visit: 'W24' } },
    { where: { kind: 'same', scope: 'patient', of: { kind: 'all', of: [] } } },
    { where: { kind: 'everything' } },
    { scope: 'kidney', where: { kind: 'all', of: [] } },
  ])('%j is refused', (question) => expect(questionSchema.safeParse(question).success).toBe(false))
})
