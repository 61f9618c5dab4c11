import { IssueError } from '@dacryon/core'
import { memorySource } from '@dacryon/data'
import { oneThread } from '@dacryon/stats/workshop'
import { describe, expect, it } from 'vitest'
import { analyses } from '../src/analyses/index.ts'
import { readTextTable } from '../src/read-text-table.ts'
import { runAnalysis } from '../src/run-analysis.ts'

const context = { signal: new AbortController().signal, progress: () => {} }

/** Tables that statistics stumble over; columns a and b are measurements, g and h categories. */
const tables: Readonly<Record<string, string>> = {
  'one row': 'a,b,g,h\n1,2,x,u\n',
  'two rows': 'a,b,g,h\n1,2,x,u\n2,1,y,v\n',
  'one group': `a,b,g,h\n${'1,2,x,u\n2,5,x,v\n4,3,x,u\n'.repeat(3)}`,
  constants: `a,b,g,h\n${'1,1,x,u\n1,1,y,u\n'.repeat(5)}`,
  'a constant difference': `a,b,g,h\n${'1,2,x,u\n2,3,y,v\n3,4,x,v\n4,5,y,u\n'.repeat(2)}`,
  'perfect association': `a,b,g,h\n${'1,1,x,u\n2,2,x,u\n8,8,y,v\n9,9,y,v\n'.repeat(3)}`,
  'no events in a group': `a,b,g,h\n${'1,0,x,u\n2,0,x,u\n3,-1,y,u\n4,7,y,v\n'.repeat(3)}`,
  'a missing column': `a,b,g,h\n${'1,,x,u\n2,,y,v\n'.repeat(4)}`,
  'nothing together': 'a,b,g,h\n1,,x,\n,2,,u\n3,,y,\n,4,,v\n',
  'everything missing': 'a,b,g,h\n,,,\n,,,\n',
  'huge and tiny': `a,b,g,h\n${'1e15,1e-12,x,u\n-1e15,2e-12,y,v\n5e14,1e-11,y,u\n'.repeat(2)}`,
  'three groups, one of one': 'a,b,g,h\n1,2,x,u\n2,2,x,v\n4,3,y,u\n5,9,y,v\n7,1,z,u\n',
}

const asked: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
  summary: [{ measurements: ['a', 'b'] }, { measurements: ['a', 'b'], group: 'g' }],
  'table-one': [{ group: 'g', variables: ['a', 'b', 'h'], tests: true, skewed: ['b'] }],
  'compare-ranks': [
    { outcome: 'a', group: 'g' },
    { outcome: 'b', group: 'g', distribution: 'exact' },
  ],
  'compare-paired': [
    { after: 'a', before: 'b' },
    { after: 'a', before: 'a', primary: 'signed-rank' },
  ],
  contingency: [
    { rows: 'g', columns: 'h', fisher: 'yes' },
    { rows: 'h', columns: 'a' },
  ],
  'stratified-proportions': [
    { outcome: 'h', group: 'g', strata: ['a'] },
    { outcome: 'h', group: 'g', strata: ['b', 'a'], weights: 'mn' },
  ],
  correlation: [{ measurements: ['a', 'b'] }, { measurements: ['b', 'a'], method: 'kendall', missing: 'complete' }],
  kappa: [
    { readers: ['a', 'b'], replicates: 100 },
    { readers: ['g', 'h', 'a'], weights: 'unweighted', replicates: 100 },
  ],
  icc: [{ readers: ['a', 'b'] }, { readers: ['a', 'b'], incomplete: 'reml', replicates: 100 }],
  'bland-altman': [
    { first: 'a', second: 'b' },
    { first: 'a', second: 'b', log: true },
  ],
}

const notNumbers = (value: unknown, path = ''): readonly string[] => {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path]
  if (value === undefined) return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => notNumbers(inner, `${path}.${name}`))
}

const cases = Object.entries(asked).flatMap(([id, several]) => several.map((options) => [id, JSON.stringify(options), options] as const))

describe.each(cases)('%s %s', (id, _, options) => {
  it.each(Object.entries(tables))('%s: a result without what is not a number, or issues that name columns', async (_name, csv) => {
    const analysis = analyses.find((one) => one.id === id)
    if (analysis === undefined) throw new Error(`There is no analysis ${id}.`)
    const table = await readTextTable(memorySource('hard.csv', { 'hard.csv': csv }, { kind: 'file' }))
    try {
      const result = await runAnalysis({ analysis, options, seed: 'hard', table, program: 'test' }, oneThread, context)
      expect(notNumbers(result)).toEqual([])
      expect(`${result.headline} ${result.methods}`).not.toMatch(/undefined|NaN|\[object/)
    } catch (cause) {
      if (!(cause instanceof IssueError)) throw cause
      for (const issue of cause.issues) {
        expect(issue.message).not.toMatch(/undefined|NaN|\[object/)
        if (issue.code !== 'no-complete-case') expect([...Object.keys(options), 'a', 'b', 'g', 'h'], issue.message).toContain(issue.column)
      }
    }
  })
})
