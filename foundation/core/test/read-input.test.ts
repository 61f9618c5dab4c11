import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Issue, IssueError } from '../src/index.ts'
import { fieldsOf, fromTexts, readInput } from '../src/input.ts'
import { questionSchema } from '../src/schema.ts'

const schema = z.object({
  study: z.string().min(1).describe('Study'),
  limit: z.coerce.number().int().min(1).max(200).default(20).describe('Limit'),
  seed: z.number().exactOptional().describe('Seed'),
  byVisit: z.boolean().default(true).describe('By visit'),
  as: z.enum(['csv', 'parquet']).default('csv').describe('Type'),
  concepts: z.array(z.string()).min(1).exactOptional().describe('Concepts'),
  where: questionSchema.exactOptional().describe('Question'),
})

const issuesOf = (raw: Record<string, unknown>): readonly Issue[] => {
  try {
    readInput(schema, raw)
    return []
  } catch (error) {
    if (error instanceof IssueError) return error.issues
    throw error
  }
}

describe('fields of an input', () => {
  it('are told with kind, choices, default and need', () => {
    expect(fieldsOf(schema)).toEqual([
      { name: 'study', kind: 'text', describes: 'Study', required: true },
      { name: 'limit', kind: 'number', describes: 'Limit', required: false, default: 20 },
      { name: 'seed', kind: 'number', describes: 'Seed', required: false },
      { name: 'byVisit', kind: 'boolean', describes: 'By visit', required: false, default: true },
      { name: 'as', kind: 'text', describes: 'Type', required: false, choices: ['csv', 'parquet'], default: 'csv' },
      { name: 'concepts', kind: 'texts', describes: 'Concepts', required: false },
      { name: 'where', kind: 'json', describes: 'Question', required: false },
    ])
  })
})

describe('query parameters', () => {
  it('become what the schema expects', () => {
    expect(
      fromTexts(schema, {
        study: '12',
        limit: '5',
        byVisit: 'false',
        concepts: 'a',
        where: '{"where":{"kind":"has","concept":"a"}}',
        other: 'x',
      }),
    ).toEqual({
      study: '12',
      limit: 5,
      byVisit: false,
      concepts: ['a'],
      where: { where: { kind: 'has', concept: 'a' } },
      other: 'x',
    })
  })
  it('stay text when they are nothing else', () => {
    expect(fromTexts(schema, { byVisit: 'perhaps', seed: '', where: '{' })).toEqual({ byVisit: 'perhaps', seed: '', where: '{' })
  })
})

describe('an input', () => {
  it('gets its defaults', () => expect(readInput(schema, { study: 'a' })).toEqual({ study: 'a', limit: 20, byVisit: true, as: 'csv' }))
  it('is refused with every problem at once, each with its place', () => {
    const issues = issuesOf({
      study: '',
      as: 'xlsx',
      seed: 'x',
      typo: 1,
      where: { scope: 'patient', where: { kind: 'compare', concept: 'a', operator: '~', value: '1' } },
    })
    expect(issues.map(({ code, column }) => [code, column])).toEqual([
      ['input-unknown-field', 'typo'],
      ['input-invalid', 'study'],
      ['input-invalid', 'seed'],
      ['input-invalid', 'as'],
      ['input-invalid', 'where.where.operator'],
    ])
    expect(issues.find(({ column }) => column === 'as')).toMatchObject({ value: 'xlsx', expected: 'csv | parquet' })
  })
})
