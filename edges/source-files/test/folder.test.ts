import { execFileSync } from 'node:child_process'
import { mkdir, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openSource } from '../src/index.ts'
import { temporaryFolder, textOf } from './helpers.ts'

describe('folder', () => {
  it('lists regular files sorted by path, without what belongs to the system', async () => {
    const root = await temporaryFolder()
    await mkdir(join(root, 'b', '.git'), { recursive: true })
    for (const path of ['z.txt', 'b/a.txt', '.DS_Store', 'b/.git/x', '~$z.xlsx']) await writeFile(join(root, path), path)
    await writeFile(join(root, 'empty.txt'), '')
    const source = await openSource(root)
    expect(source.kind).toBe('folder')
    expect(await source.files()).toEqual([
      { path: 'b/a.txt', size: 7 },
      { path: 'empty.txt', size: 0 },
      { path: 'z.txt', size: 5 },
    ])
    expect(await source.issues()).toEqual([])
    expect(await textOf(source.open('b/a.txt'))).toBe('b/a.txt')
    expect(await textOf(source.open('empty.txt'))).toBe('')
  })

  it('follows links to files inside and refuses all others, each with its name', async () => {
    const [root, elsewhere] = [await temporaryFolder(), await temporaryFolder()]
    await writeFile(join(elsewhere, 'secret.txt'), 'secret')
    await mkdir(join(root, 'sub'))
    await writeFile(join(root, 'a.txt'), 'a')
    await symlink('a.txt', join(root, 'inside.txt'))
    await symlink(join(elsewhere, 'secret.txt'), join(root, 'out.txt'))
    await symlink(elsewhere, join(root, 'folder'))
    await symlink('../..', join(root, 'sub', 'up'))
    await symlink('nowhere', join(root, 'broken'))
    const source = await openSource(root)
    expect((await source.files()).map(({ path }) => path)).toEqual(['a.txt', 'inside.txt'])
    const issues = (await source.issues()).map(({ code, file, severity }) => `${file} ${code} ${severity}`)
    expect(issues.toSorted()).toEqual([
      'broken link-broken error',
      'folder link-leaves-folder error',
      'out.txt link-leaves-folder error',
      'sub/up link-leaves-folder error',
    ])
    await expect(textOf(source.open('out.txt'))).rejects.toMatchObject({ issues: [{ code: 'path-outside', file: 'out.txt' }] })
    await expect(textOf(source.open('folder/secret.txt'))).rejects.toMatchObject({ issues: [{ code: 'path-outside' }] })
  })

  it.each(['../x', '/etc/passwd', 'a/../../x', 'a//b', './a', '', 'a\\..\\b', 'C:/x', 'a\0b'])('refuses the path %j', async (path) => {
    const source = await openSource(await temporaryFolder())
    await expect(textOf(source.open(path))).rejects.toMatchObject({ issues: [{ code: 'path-outside' }] })
    await expect(textOf(source.stored(path))).rejects.toMatchObject({ issues: [{ code: 'path-outside' }] })
    await expect(source.sheets(path)).rejects.toMatchObject({ issues: [{ code: 'path-outside' }] })
  })

  it.skipIf(process.platform === 'win32')('refuses pipes and names of another encoding', async () => {
    const root = await temporaryFolder()
    execFileSync('mkfifo', [join(root, 'pipe')])
    await writeFile(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0x61, 0xe9])]), 'latin-1 name')
    await writeFile(join(root, 'line\nbreak'), '')
    const issues = await (await openSource(root)).issues()
    expect(issues.map(({ code }) => code).toSorted()).toEqual(['name-invalid', 'name-invalid', 'not-a-file'])
  })

  it('says what is wrong with a path that cannot be opened', async () => {
    const root = await temporaryFolder()
    await expect(openSource(join(root, 'no'))).rejects.toMatchObject({ issues: [{ code: 'path-absent' }] })
    await expect(openSource('/dev/null')).rejects.toMatchObject({ issues: [{ code: 'not-a-file' }] })
    const source = await openSource(root)
    await expect(textOf(source.open('no.txt'))).rejects.toMatchObject({ issues: [{ code: 'file-absent', file: 'no.txt' }] })
  })

  it('notices a file that changes after it was listed', async () => {
    const root = await temporaryFolder()
    await writeFile(join(root, 'a.txt'), 'one')
    const source = await openSource(root)
    await source.files()
    await writeFile(join(root, 'b.txt'), 'other')
    await rename(join(root, 'b.txt'), join(root, 'a.txt'))
    await expect(textOf(source.stored('a.txt'))).rejects.toMatchObject({ issues: [{ code: 'source-changed', file: 'a.txt' }] })
  })

  it('stops at a folder with too many files', async () => {
    const root = await temporaryFolder()
    for (const name of ['a', 'b', 'c']) await writeFile(join(root, name), '')
    await expect((await openSource(root, { files: 2 })).files()).rejects.toMatchObject({ issues: [{ code: 'too-many-files' }] })
  })
})

describe('single file', () => {
  it('is named by the source, and its siblings can be opened', async () => {
    const root = await temporaryFolder()
    await mkdir(join(root, 'deep'))
    for (const path of ['data.csv', 'map.yaml', 'deep/no.txt']) await writeFile(join(root, path), path)
    const source = await openSource(join(root, 'data.csv'))
    expect([source.kind, source.name]).toEqual(['file', 'data.csv'])
    expect((await source.files()).map(({ path }) => path)).toEqual(['data.csv', 'map.yaml'])
    expect(await textOf(source.open('map.yaml'))).toBe('map.yaml')
  })

  it('is not held responsible for what stands beside it', async () => {
    const root = await temporaryFolder()
    await writeFile(join(root, 'data.csv'), 'x')
    await symlink('/etc', join(root, 'link'))
    expect(await (await openSource(join(root, 'data.csv'))).issues()).toEqual([])
  })
})
