import { memorySource } from '@dacryon/data'
import { oneThread } from '@dacryon/stats/workshop'
import { describe, expect, it } from 'vitest'
import { analyses } from '../src/analyses/index.ts'
import { analysisGroups } from '../src/analysis.ts'
import { columnFields } from '../src/column-fields.ts'
import { describeAnalysis } from '../src/describe-analysis.ts'
import { readTextTable } from '../src/read-text-table.ts'
import { filesOf, runAnalysis } from '../src/run-analysis.ts'
import { shownCell } from '../src/shown.ts'

const quiet = { signal: new AbortController().signal, progress: () => {} }

const runExample = async (analysis: (typeof analyses)[number]) => {
  const { csv, options } = analysis.example()
  const table =
    analysis.needsData === false ? undefined : await readTextTable(memorySource('example.csv', { 'example.csv': csv }, { kind: 'file' }))
  return runAnalysis({ analysis, options, seed: 'test', table, program: 'test' }, oneThread, quiet)
}

/** Numbers that are none, anywhere in a value. */
const notNumbers = (value: unknown, path = ''): readonly string[] => {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path]
  if (value === undefined) return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => notNumbers(inner, `${path}.${name}`))
}

it('has ids that are unique and tell the command', () => {
  expect(new Set(analyses.map(({ id }) => id)).size).toBe(analyses.length)
  for (const { id } of analyses) expect(id).toMatch(/^[a-z][a-z0-9-]+$/)
})

describe.each(analyses.map((analysis) => [analysis.id, analysis] as const))('%s', (_, analysis) => {
  it('says what it is for', () => {
    expect(analysis.question).toMatch(/^[A-Z].*\?$/)
    expect(analysis.summary.length).toBeGreaterThan(60)
    expect(analysisGroups).toContain(analysis.group)
    expect(analysis.citations.length).toBeGreaterThan(0)
    for (const option of describeAnalysis(analysis).options) expect(option.describes, option.name).not.toBe('')
    if (analysis.needsData !== false) expect(columnFields(analysis.options).size).toBeGreaterThan(0)
  })

  it('runs its example: an answer, tables of the width of their header, pictures, methods, nothing that is not a number', async () => {
    const result = await runExample(analysis)
    expect(notNumbers(result)).toEqual([])
    expect(result.headline.length).toBeGreaterThan(10)
    expect(result.methods).toMatch(/\.$/)
    expect(result.methods).not.toMatch(/undefined|NaN|\[object/)
    expect(result.headline).not.toMatch(/undefined|NaN|\[object/)
    expect(result.tables.length).toBeGreaterThan(0)
    expect(new Set(result.tables.map(({ id }) => id)).size).toBe(result.tables.length)
    for (const { columns, rows } of result.tables)
      for (const row of rows) {
        expect(row).toHaveLength(columns.length)
        for (const [at, cell] of row.entries()) expect(shownCell(cell, columns[at] ?? {})).not.toMatch(/undefined|NaN|\[object/)
      }
    for (const { svg } of result.figures) expect(svg).toMatch(/^<svg[\s\S]*<\/svg>\s*$/)
    expect(new Set(filesOf(result).map(({ path }) => path)).size).toBe(filesOf(result).length)
  })

  it('gives the same bytes again', async () => {
    expect((await runExample(analysis)).fingerprint).toBe((await runExample(analysis)).fingerprint)
  })

  it('refuses data without its columns, naming each', async () => {
    if (analysis.needsData === false) return
    const { options } = analysis.example()
    const table = await readTextTable(memorySource('other.csv', { 'other.csv': 'nothing\n1\n' }, { kind: 'file' }))
    await expect(runAnalysis({ analysis, options, seed: 'test', table, program: 'test' }, oneThread, quiet)).rejects.toMatchObject({
      issues: [{ code: 'column-unknown', file: 'other.csv' }, ...Array.from(columnsOf(analysis, options).slice(1), () => ({}))],
    })
  })
})

function columnsOf(analysis: (typeof analyses)[number], options: Readonly<Record<string, unknown>>): readonly unknown[] {
  return [...new Set([...columnFields(analysis.options).keys()].flatMap((name) => options[name] ?? []))]
}
