import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type Random, randomFrom } from '@dacryon/core'
import { dacryon, inFolder } from './lib/folders.ts'
import { costOf } from './lib/process.ts'
import { writeResult } from './lib/results.ts'

const rows = 1_000_000

const columns = [
  'case_id',
  'clinessdai_b',
  'clinessdai_f',
  'esspri_sum_b',
  'esspri_sum_f',
  'schirmer_r_b',
  'schirmer_l_b',
  'schirmer_r_f',
  'schirmer_l_f',
  'uwsf_b',
  'uwsf_f',
  'igg_b',
  'igg_f',
  'rf_b',
  'rf_f',
]

const whole = (random: Random, from: number, to: number): number => from + Math.floor(random.uniform() * (to - from + 1))

/** Baseline and follow-up with as many digits as laboratories print; one cell in twenty is empty. */
const pair = (random: Random, from: number, to: number, digits: number): readonly [string, string] => {
  const base = whole(random, from, to)
  const follow = Math.min(to, base + whole(random, -Math.ceil(base / 3), Math.ceil(base / 3)))
  const text = (value: number) => (random.uniform() < 0.05 ? '' : (value / 10 ** digits).toFixed(digits))
  return [text(base), text(follow)]
}

const writeTable = (path: string): void => {
  const random = randomFrom('bench score')
  const file = openSync(path, 'w')
  let lines = `${columns.join(',')}\n`
  for (let row = 0; row < rows; row++) {
    const eyes = [pair(random, 0, 20, 0), pair(random, 0, 20, 0)] as const
    const cells = [
      `P${row}`,
      ...pair(random, 0, 30, 0),
      ...pair(random, 0, 30, 0),
      eyes[0][0],
      eyes[1][0],
      eyes[0][1],
      eyes[1][1],
      ...pair(random, 0, 60, 2),
      ...pair(random, 70, 350, 1),
      ...pair(random, 5, 200, 0),
    ]
    lines += `${cells.join(',')}\n`
    if (lines.length > 1 << 20) {
      writeSync(file, lines)
      lines = ''
    }
  }
  writeSync(file, lines)
  closeSync(file)
}

/** Column of a table that holds no quotes. */
const columnOf = (path: string, name: string): readonly string[] => {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n')
  const at = head.trimEnd().split(',').indexOf(name)
  return lines.map((line) => line.trimEnd().split(',')[at] ?? '')
}

/** `dacryon score star` on a million rows, reading and writing included, against a script. */
export const benchScore = async (): Promise<void> =>
  inFolder(async (folder) => {
    const [input, ours, theirs] = ['input.csv', 'dacryon.csv', 'python.csv'].map((name) => join(folder, name)) as [string, string, string]
    writeTable(input)
    const [command, args] = dacryon(['score', 'star', input, '--out', ours])
    const own = await costOf(command, args)
    const python = spawnSync('python3', ['--version'], { encoding: 'utf8' }).stdout.trim()
    const peer = await costOf('python3', [join(import.meta.dirname, 'lib', 'star-peer.py'), input, theirs])
    const different = ['systemic', 'pro', 'lachrymal', 'salivary', 'biological', 'responder'].map((name) => {
      const [a, b] = [columnOf(ours, name), columnOf(theirs, name)]
      return `${name} ${a.filter((value, at) => value !== b[at]).length}`
    })
    const rate = (seconds: number): string => `${Math.round(rows / seconds).toLocaleString('en')} rows/s, ${seconds.toFixed(1)} s`
    writeResult(
      'score',
      'A million STAR rows from a file to a file',
      `${python}, the same rule row by row in binary floats`,
      [
        `Peak memory ${own.peakMiB.toFixed(0)} MiB against ${peer.peakMiB.toFixed(0)} MiB. Both read 15 columns and write them with the results; Dacryon also writes reasons and counts them.`,
        `Rows on which the two answers differ: ${different.join(', ')}. Binary floats miss values that lie exactly on a threshold (0.20 to 0.25 mL/min, 13/3 to 10/3), and the script decides IgG or factor on what is there where a collected test is missing.`,
      ],
      [
        {
          what: 'dacryon score star',
          dacryon: rate(own.seconds),
          peer: rate(peer.seconds),
          ratio: peer.seconds / own.seconds,
          aim: '1 M rows in under 10 s',
        },
      ],
    )
  })
