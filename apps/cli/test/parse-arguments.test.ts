import { describe, expect, it } from 'vitest'
import type { CommandSpec } from '../src/command-spec.ts'
import { commandHelp, manualPage, usageOf } from '../src/help.ts'
import { nearest } from '../src/nearest.ts'
import { parseArguments } from '../src/parse-arguments.ts'
import { UsageError } from '../src/usage-error.ts'

const spec: CommandSpec = {
  id: 'try',
  title: 'Try it',
  summary: 'Tries it.',
  positional: [
    { name: 'study', flag: 'study', kind: 'text', describes: 'Study', required: true },
    { name: 'text', flag: 'text', kind: 'text', describes: 'Text', required: false, default: '' },
  ],
  flags: [
    { name: 'dryRun', flag: 'dry-run', kind: 'boolean', describes: 'Look only', required: false, default: false },
    { name: 'byVisit', flag: 'by-visit', kind: 'boolean', describes: 'Split by visit', required: false, default: true },
    { name: 'limit', flag: 'limit', kind: 'number', describes: 'Limit', required: false, default: 20 },
    { name: 'as', flag: 'as', kind: 'text', describes: 'Type', required: false, choices: ['csv', 'parquet'], default: 'csv' },
    { name: 'concepts', flag: 'concepts', kind: 'texts', describes: 'Concepts', required: false },
    { name: 'where', flag: 'where', kind: 'json', describes: 'Question', required: false },
  ],
  examples: ['dacryon try A'],
  out: 'file',
}

const refusal = (...words: string[]): string => {
  try {
    parseArguments(spec, words)
    return ''
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
}

describe('arguments', () => {
  it('are read by position and by flag, in any order', () => {
    expect(
      parseArguments(spec, [
        '--dry-run',
        'A',
        '--limit=5',
        '--concepts',
        'a',
        '--concepts',
        'b',
        '--no-by-visit',
        '--where',
        '-',
        '--as',
        'parquet',
        '--out',
        'f',
        '--home',
        'h',
        '--json',
      ]),
    ).toEqual({
      input: { study: 'A', dryRun: true, byVisit: false, limit: 5, concepts: ['a', 'b'], where: '-', as: 'parquet' },
      files: ['where'],
      home: 'h',
      json: true,
      help: false,
      out: 'f',
    })
  })
  it('leave out what was not said', () => expect(parseArguments(spec, ['A']).input).toEqual({ study: 'A' }))
  it('may begin with a dash after --', () => expect(parseArguments(spec, ['--', '-A']).input).toEqual({ study: '-A' }))
  it('may be negative numbers', () => expect(parseArguments(spec, ['A', '--limit', '-5']).input).toMatchObject({ limit: -5 }))
  it('need nothing when help is asked for', () => expect(parseArguments(spec, ['--help']).help).toBe(true))

  it.each([
    [[], 'STUDY is missing'],
    [['A', 'b', 'c'], 'one word too many'],
    [['A', '--dryrun'], 'Did you mean --dry-run?'],
    [['A', '--frobnicate'], 'There is no flag --frobnicate.'],
    [['A', '--limit', 'many'], 'must be a number'],
    [['A', '--limit='], 'must be a number'],
    [['A', '--limit'], 'needs a value'],
    [['A', '--where', '--json'], 'needs a value'],
    [['A', '--as', 'parqet'], 'Did you mean parquet?'],
    [['A', '--dry-run=yes'], 'takes no value'],
    [['A', '--limit', '1', '--limit', '2'], 'given twice'],
    [['A', '-x'], 'There is no flag -x'],
  ])('%j is refused: %s', (words, message) => expect(refusal(...words)).toContain(message))
})

describe('help', () => {
  it('tells the usage', () => {
    expect(usageOf(spec)).toBe(
      'dacryon try STUDY [TEXT] [--dry-run] [--no-by-visit] [--limit N] [--as csv|parquet] [--concepts TEXT...] [--where FILE] [--out FILE]',
    )
  })
  it.each([...spec.flags.map(({ flag }) => flag), 'out', 'home', 'json'])('and the manual page tell of --%s', (flag) => {
    const name = flag === 'by-visit' ? '--no-by-visit' : `--${flag}`
    expect(commandHelp(spec)).toContain(name)
    expect(manualPage(spec)).toContain(name)
  })
})

describe('the nearest name', () => {
  it.each([
    ['improt', 'import'],
    ['stud', 'studies'],
    ['Verfy', 'verify'],
    ['xyz', undefined],
    ['i', undefined],
  ])('to %s is %s', (word, name) => expect(nearest(word, ['import', 'studies', 'verify'])).toBe(name))
})
