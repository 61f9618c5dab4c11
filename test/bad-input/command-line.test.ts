import { execFile } from 'node:child_process'
import { appendFile, chmod, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Issue } from '@dacryon/core'
import { readInput } from '@dacryon/core/input'
import { openHome, operations } from '@dacryon/server/home'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leftIn, removeFolders, temporaryFolder, writeFiles } from './kit.ts'
import { table } from './studies.ts'

const program = join(import.meta.dirname, '..', '..', 'apps', 'cli', 'bin', 'dacryon.mjs')
const isRoot = process.getuid?.() === 0

let top = ''
let home = ''
beforeAll(async () => {
  top = await temporaryFolder()
  home = join(top, 'home')
  await writeFiles(join(top, 'study'), table)
  await writeFiles(join(top, 'bad'), { ...table, 'clinical.csv': `${table['clinical.csv']}P9,Week 0,2021-01-01,high,F,x\n` })
})
afterAll(removeFolders)

const dacryon = (words: readonly string[], node: readonly string[] = [process.execPath]) =>
  new Promise<{ code: number | null; issues: readonly Issue[] }>((resolve, reject) => {
    const [file = '', ...first] = node
    const child = execFile(file, [...first, program, ...words, '--json'], (_, __, stderr) => {
      const last = stderr.trim().split('\n').at(-1) ?? ''
      try {
        resolve({ code: child.exitCode, issues: last === '' ? [] : JSON.parse(last).issues })
      } catch (cause) {
        reject(new Error(stderr, { cause }))
      }
    })
  })
const ask = async (id: string, input: Readonly<Record<string, unknown>>): Promise<unknown> => {
  const opened = await openHome({ directory: home, by: 'tester' })
  try {
    const operation = operations.find((one) => one.id === id)
    if (operation === undefined) throw new RangeError(id)
    const context = { signal: new AbortController().signal, progress: () => undefined }
    return await operation.run(opened.doors, readInput(operation.input, input), context)
  } finally {
    await opened.close()
  }
}

describe('import', () => {
  it('ends with 1, tells the place, and leaves nothing', async () => {
    const { code, issues } = await dacryon(['import', join(top, 'bad'), '--home', home])
    expect([code, issues]).toMatchObject([1, [{ code: 'number-expected', file: 'clinical.csv', line: 5, column: 'IgG', value: 'high' }]])
    expect(await leftIn(home)).toEqual([])
  })
  it('says that the home is no folder', async () => {
    await writeFile(join(top, 'file'), '')
    const { code, issues } = await dacryon(['import', join(top, 'study'), '--home', join(top, 'file')])
    expect([code, issues]).toMatchObject([1, [{ code: 'home-not-writable' }]])
  })
  it.skipIf(!isRoot)('says what it may not read or write, as another user', async () => {
    const nobody = ['runuser', '-u', 'nobody', '--', process.execPath]
    await chmod(top, 0o755)
    const locked = await dacryon(['import', join(top, 'study'), '--home', join(top, 'locked')], nobody)
    expect([locked.code, locked.issues]).toMatchObject([1, [{ code: 'home-not-writable' }]])
    await chmod(join(top, 'bad', 'clinical.csv'), 0o600)
    const open = await temporaryFolder()
    await chmod(open, 0o777)
    const denied = await dacryon(['import', join(top, 'bad'), '--home', open], nobody)
    expect([denied.code, denied.issues]).toMatchObject([1, [{ code: 'file-denied', file: 'clinical.csv' }]])
    expect(await leftIn(open)).toEqual([])
  })
  it('two imports of one study at once: one release, or one is told to wait', async () => {
    const both = await Promise.all([0, 1].map(() => dacryon(['import', join(top, 'study'), '--home', home])))
    expect(both.some(({ code }) => code === 0)).toBe(true)
    for (const { code, issues } of both) if (code !== 0) expect([code, issues]).toMatchObject([1, [{ code: 'import-running' }]])
    expect(await leftIn(home)).toEqual([expect.stringMatching(/^r-/)])
  })
})

describe('questions', () => {
  const where = (criterion: unknown) => ask('count', { study: 'CEDAR', where: { scope: 'patient', where: criterion } })
  const igg = 'imm.igg'
  it.each([
    ['an unknown concept', { kind: 'has', concept: 'nope' }, 'concept-unknown'],
    ['an unknown visit', { kind: 'has', concept: igg, visits: ['Week 99'] }, 'visit-unknown'],
    ['a number of a category', { kind: 'compare', concept: 'demo.sex', operator: '>', value: '5' }, 'concept-kind'],
    ['a category of a number', { kind: 'not', of: { kind: 'one-of', concept: igg, values: ['5'] } }, 'concept-kind'],
    ['a date of a number', { kind: 'dated', concept: igg, from: '2021' }, 'concept-kind'],
    ['a range from high to low', { kind: 'between', concept: igg, low: '10', high: '9.5' }, 'range-empty'],
    ['a day that never was', { kind: 'dated', concept: igg, from: '2021-02-30' }, 'input-invalid'],
    ['a number that is no text', { kind: 'compare', concept: igg, operator: '>', value: 5 }, 'input-invalid'],
    ['an unknown kind', { kind: 'perhaps', of: [] }, 'input-invalid'],
  ])('%s', async (_, criterion, code) => {
    await expect(where(criterion)).rejects.toMatchObject({ issues: [{ code, severity: 'error' }] })
  })
  it('ten thousand levels deep', async () => {
    let criterion: unknown = { kind: 'has', concept: igg }
    for (let level = 0; level < 10_000; level++) criterion = { kind: 'not', of: criterion }
    await expect(where(criterion)).rejects.toMatchObject({ issues: [{ code: 'input-too-deep' }] })
  })
  it('of a study that is not there', async () => {
    await expect(ask('count', { study: 'CEDER' })).rejects.toMatchObject({ issues: [{ code: 'study-unknown', value: 'CEDER' }] })
  })
})

describe('a release that was edited by hand', () => {
  it('verify names the file, also when it is the manifest', async () => {
    const [id = ''] = await readdir(join(home, 'releases'))
    const release = join(home, 'releases', id)
    expect(await ask('verify', { id: 'CEDAR' })).toMatchObject({ ok: true, issues: [] })
    await appendFile(join(release, 'raw', 'clinical.csv'), 'P9\n')
    await writeFile(join(release, 'extra'), '')
    expect(await ask('verify', { id: 'CEDAR' })).toMatchObject({
      ok: false,
      issues: [
        { code: 'release-file-added', file: 'extra' },
        { code: 'release-file-changed', file: 'raw/clinical.csv' },
      ],
    })
    await writeFile(join(release, 'release.json'), '{')
    const { code, issues } = await dacryon(['verify', id, '--home', home])
    expect([code, issues]).toMatchObject([1, [{ code: 'release-damaged', file: 'release.json' }]])
  })
})
