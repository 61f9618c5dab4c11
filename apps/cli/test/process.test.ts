import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allSpecs } from '../src/all-specs.ts'
import { binary, dacryon, machineNode, temporary, writeStudy } from './support.ts'

let folder = ''
let remove = async () => {}
let study = ''
const home = () => ['--home', join(folder, 'home')]

beforeAll(async () => {
  ;({ folder, remove } = await temporary())
  study = await writeStudy(join(folder, 'tiny'))
  const { code, stderr } = await dacryon(['import', study, ...home()])
  expect([code, stderr]).toEqual([0, ''])
})
afterAll(() => remove())

const older = machineNode()

describe('the command', () => {
  it.skipIf(older === undefined)('runs under the Node of the machine, whichever that is', async () => {
    const { code, stdout } = await dacryon(['studies', '--json', ...home()], { node: older ?? '' })
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ studies: [{ release: { content: { study: { id: 'TINY' } } }, releases: 1 }] })
  })
  it.skipIf(older === undefined)('hands on exit status and standard input', async () => {
    expect((await dacryon(['count', 'TINY', '--where', '-', ...home()], { node: older ?? '', input: '{' })).code).toBe(1)
    expect((await dacryon(['nonsense'], { node: older ?? '' })).code).toBe(2)
  })
  it.skipIf(older === undefined)('hands on signals, and stops in order', async () => {
    const child = spawn(older ?? '', [binary, 'serve', '--port', '0', '--json', ...home()], { stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = new Promise<readonly [number | null, string | null]>((resolve) =>
      child.on('close', (code, signal) => resolve([code, signal])),
    )
    const address = await new Promise<string>((resolve) =>
      child.stdout.once('data', (text: Buffer) => resolve(JSON.parse(String(text)).address)),
    )
    expect((await fetch(`${address}/api/studies`)).status).toBe(200)
    child.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
    await expect(fetch(`${address}/api/studies`)).rejects.toThrow()
  })
})

describe('help', () => {
  it.each([['--help'], ['-h'], ['help']])('by %s lists every command', async (word) => {
    const { code, stdout, stderr } = await dacryon([word])
    expect([code, stderr]).toEqual([0, ''])
    const lines = stdout.split('\n').map((line) => line.trim().replace(/ {2,}/, '  '))
    for (const { id, title } of allSpecs()) expect(lines).toContain(`${id}  ${title}`)
  })
  it('of a command comes in three ways', async () => {
    const [a, b, c] = await Promise.all([
      dacryon(['help', 'count']),
      dacryon(['count', '--help']),
      dacryon(['count', 'X', '--home', 'h', '--help']),
    ])
    expect(a?.stdout).toContain('Usage: dacryon count STUDY [--where FILE]')
    expect(b?.stdout).toBe(a?.stdout)
    expect(c?.stdout).toBe(a?.stdout)
  })
  it('is given to who says nothing, as a mistake', async () => {
    const { code, stdout, stderr } = await dacryon([])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('Usage:')
  })
  it('is what the definitions say', async () => {
    const generated = await readFile(join(import.meta.dirname, '..', 'src', 'generated', 'commands.json'), 'utf8')
    expect(JSON.parse(generated)).toEqual(JSON.parse(JSON.stringify(allSpecs())))
  })
})

describe('a mistake in the words', () => {
  it.each([
    [['improt', 'x'], 'Did you mean import?'],
    [['help', 'improt'], 'Did you mean import?'],
    [['import'], 'PATH is missing'],
    [['import', 'x', '--dry'], 'Did you mean --dry-run?'],
    [['export', 'TINY', '--as', 'xlsx'], 'must be one of csv, parquet'],
    [['serve', '--port', '70000'], 'port'],
    [['--json'], 'A command comes first'],
  ])('%j ends with 2 and a way out', async (words, message) => {
    const { code, stdout, stderr } = await dacryon([...words, ...(words[0] === '--json' ? [] : home())])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
    expect(stderr).toContain('See `dacryon')
  })
  it('is data when data is asked for', async () => {
    const { code, stderr } = await dacryon(['studys', '--json'])
    expect(code).toBe(2)
    expect(JSON.parse(stderr)).toMatchObject({ issues: [{ code: 'usage', severity: 'error' }] })
  })
})

describe('bad input', () => {
  it('ends with 1, every place, and nothing made', async () => {
    const bad = await writeStudy(join(folder, 'bad'), ['P1\t54\tfemale', 'P1\t55\tmale'])
    await writeFile(join(bad, 'study.params'), 'STUDY_ID=BAD\nFIRST=1\nSECOND=2\n')
    const before = readdirSync(join(folder, 'home', 'releases'))
    const people = await dacryon(['import', bad, ...home()])
    expect([people.code, people.stdout]).toEqual([1, ''])
    expect(people.stderr).toMatch(/^study\.params:2:FIRST {2}error {2}params-key-unknown {2}/m)
    expect(people.stderr).toMatch(/^study\.params:3:SECOND {2}error/m)
    const program = await dacryon(['import', bad, '--json', ...home()])
    expect([program.code, program.stdout]).toEqual([1, ''])
    expect(JSON.parse(program.stderr).issues.length).toBeGreaterThan(1)
    const dry = await dacryon(['import', bad, '--dry-run', '--json', ...home()])
    expect(dry.code).toBe(1)
    expect(JSON.parse(dry.stdout).preview.counts).toBeDefined()
    expect(readdirSync(join(folder, 'home', 'releases'))).toEqual(before)
  })
  it('in a question is told with file, line and column', async () => {
    const file = join(folder, 'question.json')
    await writeFile(file, '{\n  "where": oops\n}')
    const broken = await dacryon(['count', 'TINY', '--where', file, '--json', ...home()])
    expect(broken.code).toBe(1)
    expect(JSON.parse(broken.stderr).issues[0]).toMatchObject({ code: 'json-invalid', file, line: 2 })
    await writeFile(file, '{ "where": { "kind": "has" } }')
    const wrong = await dacryon(['count', 'TINY', '--where', file, '--json', ...home()])
    expect(wrong.code).toBe(1)
    expect(JSON.parse(wrong.stderr).issues[0]).toMatchObject({ code: 'input-invalid', file, column: 'where.where.concept' })
    expect((await dacryon(['count', 'TINY', '--where', join(folder, 'absent.json'), ...home()])).code).toBe(1)
    expect((await dacryon(['release', 'NOPE', ...home()])).code).toBe(1)
  })
})

describe('answers', () => {
  it('are tables for people, without colours in a pipe', async () => {
    const { stdout } = await dacryon(['tree', 'TINY', ...home()], { env: { NO_COLOR: '' } })
    expect(stdout).toBe(
      [
        'VARIABLE    KIND      SUBJECTS  OBSERVATIONS  MISSING  CODE',
        'Demography  folder           3             5        0',
        '  Age       number           2             2        0  Demography\\Age',
        '  Sex       category         3             3        0  Demography\\Sex',
        '',
      ].join('\n'),
    )
  })
  it('count what a question on standard input asks', async () => {
    const input = JSON.stringify({ where: { kind: 'one-of', concept: 'Demography\\Sex', values: ['female'] } })
    const { code, stdout } = await dacryon(['count', 'TINY', '--where', '-', '--json', ...home()], { input })
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ subjects: 2, ofSubjects: 3 })
  })
  it.each(['tree', 'release', 'verify', 'missing', 'count'])('of %s come as JSON and as text', async (command) => {
    const [json, text] = await Promise.all([dacryon([command, 'TINY', '--json', ...home()]), dacryon([command, 'TINY', ...home()])])
    expect([json?.code, json?.stderr, text?.code, text?.stderr]).toEqual([0, '', 0, ''])
    expect(() => JSON.parse(json?.stdout ?? '')).not.toThrow()
    expect(text?.stdout.length).toBeGreaterThan(20)
  })
  it('that are files are written whole, or to standard output', async () => {
    const out = join(folder, 'out.csv')
    const written = await dacryon(['export', 'TINY', '--out', out, ...home()])
    expect([written.code, written.stdout]).toEqual([0, ''])
    const piped = await dacryon(['export', 'TINY', ...home()])
    expect(await readFile(out, 'utf8')).toBe(piped.stdout)
    expect(piped.stdout.trim().split('\n')).toHaveLength(6)
    const refused = await dacryon(['export', 'TINY', '--out', join(folder, 'no', 'such', 'place.csv'), '--json', ...home()])
    expect(refused.code).toBe(1)
    expect(JSON.parse(refused.stderr).issues[0]).toMatchObject({ code: 'file-unwritable' })
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([])
  })
  it('fail when a release was edited by hand', async () => {
    const other = join(folder, 'other')
    const { stdout } = await dacryon(['import', study, '--home', other, '--json'])
    const { id } = JSON.parse(stdout).release
    await writeFile(join(other, 'releases', id, 'raw', 'clinical', 'data.txt'), 'changed')
    const { code, stderr } = await dacryon(['verify', id, '--home', other, '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(stderr).issues.some(({ file }: { file?: string }) => file?.includes('data.txt'))).toBe(true)
  })
})

describe('the home', () => {
  it('is where the environment says, unless a flag says otherwise', async () => {
    const env = { DACRYON_HOME: join(folder, 'from-environment') }
    expect((await dacryon(['studies'], { env })).stdout).toContain('There is no study yet')
    await dacryon(['import', study], { env })
    expect(existsSync(join(folder, 'from-environment', 'releases'))).toBe(true)
    await dacryon(['import', study], { cwd: folder, env: { DACRYON_HOME: '' } })
    expect(existsSync(join(folder, '.dacryon', 'releases'))).toBe(true)
  })
  it('keeps in its audit log what commands changed', async () => {
    const log = await readFile(join(folder, 'home', 'catalog', 'audit.log'), 'utf8')
    const lines = log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines[0]).toMatchObject({ operation: 'import', by: 'command', outcome: 'done', study: 'TINY' })
    expect(lines.some(({ outcome }) => outcome === 'bad-input')).toBe(true)
    expect(log).not.toContain(folder)
  })
})

describe('a server', () => {
  it('that others could reach is refused', async () => {
    const { code, stderr } = await dacryon(['serve', '--host', '0.0.0.0', '--port', '0', '--json', ...home()])
    expect(code).toBe(1)
    expect(JSON.parse(stderr)).toMatchObject({ issues: [{ code: 'network-refused' }] })
  })
})
