import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { instruments } from '@dacryon/endpoints'
import { describe, expect, it } from 'vitest'
import { chooseInstrument } from '../src/choose-instrument.ts'
import { scoreRecordsOperation } from '../src/index.ts'
import { scored } from './run.ts'

const folder = join(import.meta.dirname, '..', '..', '..', 'docs', 'instruments')
const pages = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'not-computable.md')

/** Examples as a reader finds them on a page: the table, the command, the request, and the table of answers. */
const examplesOf = (text: string) =>
  text
    .split('\n### ')
    .filter((part) => part.includes('```csv'))
    .map((part) => {
      const block = (kind: string) => new RegExp(`\`\`\`${kind}\n([\\s\\S]*?)\n\`\`\``).exec(part)?.[1] ?? ''
      const answers = part.slice(part.indexOf('\ngives\n')).split('\n## ')[0] ?? ''
      return {
        title: part.split('\n')[0] ?? '',
        csv: block('csv'),
        command: block('sh'),
        json: JSON.parse(block('json')) as { rows: Record<string, string>[]; options?: Record<string, string>; with?: unknown },
        expected: [...answers.matchAll(/^\| `(\w+)` \| (.*) \|$/gm)].map(([, name = '', value = '']): [string, string] => [name, value]),
      }
    })

/** Pages may show fewer digits than the program gives. */
const shown = (value: string | undefined, like: string): string | undefined => {
  const digits = /^-?\d+\.(\d+)$/.exec(like)?.[1]?.length
  return digits === undefined || value === undefined || !/^-?\d+\.\d+$/.test(value) ? value : Number(value).toFixed(digits)
}

describe('worked examples of the pages', () => {
  it('are there for every instrument', () => {
    expect(pages.toSorted()).toEqual(instruments.map(({ id }) => `${id}.md`).toSorted())
  })
  it.each(pages)('%s', async (page) => {
    const examples = examplesOf(readFileSync(join(folder, page), 'utf8'))
    const instrument = chooseInstrument(page.slice(0, -3))
    expect(examples).toHaveLength(instrument.examples.length)
    for (const { title, csv, command, json, expected } of examples) {
      expect(expected.length, title).toBeGreaterThan(0)
      const [, id = '', flags = ''] = /^dacryon score (\w+) example\.csv(.*)$/.exec(command) ?? []
      const options = Object.fromEntries([...flags.matchAll(/--option (\w+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]))
      const read = flags.includes('--with') ? instrument.companion?.parse(json.with) : undefined
      const companion = read?.ok === true ? read.value : undefined
      const { rows } = await scored(id, `${csv}\n`, { options, companion })
      for (const [name, value] of expected) expect([title, name, shown(rows[0]?.[name], value)]).toEqual([title, name, value])
      const context = { signal: new AbortController().signal, progress: () => undefined }
      const answer = await scoreRecordsOperation.run(
        { source: () => Promise.reject(new Error('no file')) },
        { instrument: id, ...json },
        context,
      )
      const [record] = 'rows' in answer ? answer.rows : []
      for (const [name, value] of expected) {
        const result = record?.results[name]
        const said = result === undefined ? undefined : 'missing' in result ? 'NA' : result.text
        const joined = { reason: record?.reasons.join(';'), flag: record?.flags.join(';') }[name]
        expect([title, name, shown(said ?? joined, value)]).toEqual([title, name, value])
      }
    }
  })
})
