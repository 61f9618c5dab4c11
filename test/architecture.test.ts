import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mayImport, objectionTo } from '../scripts/shape/arrows.ts'
import { duplicatedLines, escapesOf, exportsOf, functionsOf } from '../scripts/shape/code.ts'
import { cyclesOf, importsOf } from '../scripts/shape/imports.ts'
import { measureShape, packageEntries } from '../scripts/shape/measure.ts'
import { parseUnit, root } from '../scripts/shape/sources.ts'

describe('the house stands as drawn', () => {
  const shape = measureShape()
  it('was read at all', () => expect(shape.figures.imports).toBeGreaterThan(100))
  it('has no arrow that the table forbids', () => expect(shape.objections).toEqual([]))
  it('has no import cycle', () => expect(shape.cycles).toEqual([]))
  it('takes one edited line for one more entry of a shelf', () => expect(shape.figures.editsPerShelfAddition).toBe(1))

  const ceilings = JSON.parse(readFileSync(join(root, 'ceilings.json'), 'utf8')) as Record<'max' | 'min', Record<string, number>>
  const figures: Readonly<Record<string, number>> = shape.figures
  it.each(Object.entries(ceilings.max))('%s is at most %d', (name, bound) => expect(figures[name]).toBeLessThanOrEqual(bound))
  it.each(Object.entries(ceilings.min))('%s is at least %d', (name, bound) => expect(figures[name]).toBeGreaterThanOrEqual(bound))
})

describe('package manifests', () => {
  const names = new Map([...packageEntries()].map(([name, file]) => [name, file.split('/').slice(0, 2).join('/')]))
  const manifests = globSync('{foundation,areas,journeys,edges,apps,demo}/*/package.json', { cwd: root })
  it.each(manifests)('%s depends on allowed rooms only, pinned', (file) => {
    const { dependencies = {} } = JSON.parse(readFileSync(join(root, file), 'utf8')) as { dependencies?: Record<string, string> }
    const room = file.split('/').slice(0, 2).join('/')
    for (const [name, version] of Object.entries(dependencies)) {
      expect(version, `${name} of ${room} is pinned`).toMatch(/^\d/)
      const to = names.get(name)
      if (name.startsWith('@dacryon/')) expect(to !== undefined && mayImport(room, to), `${room} may depend on ${name}`).toBe(true)
    }
  })
})

describe('the checks see what they are for', () => {
  const objections = (path: string, text: string, room?: string) =>
    importsOf(parseUnit(path, text)).flatMap((item) => objectionTo(item, room) ?? [])

  it.each([
    ['foundation/core', 'foundation/stats'],
    ['areas/data', 'areas/endpoints'],
    ['areas/data', 'edges/engine-duckdb'],
    ['journeys/raw-to-release', 'edges/releases-files'],
    ['edges/engine-duckdb', 'edges/releases-files'],
    ['apps/web', 'edges/engine-duckdb'],
    ['apps/server', 'apps/cli'],
    ['demo/consortium', 'areas/data'],
    ['foundation/core', 'scripts'],
  ])('%s may not import %s', (from, to) =>
    expect(objections(`${from}/src/planted.ts`, `import { x } from 'planted'\nexport { x }\n`, to)).toHaveLength(1),
  )

  it.each(['node:fs', 'fastify', '@duckdb/node-api'])('an area may not import %s, not even for its types or late', (name) => {
    expect(objections('areas/data/src/planted.ts', `import '${name}'`)).toHaveLength(1)
    expect(objections('areas/data/src/planted.ts', `import type { x } from '${name}'\nexport type y = typeof x`)).toHaveLength(1)
    expect(objections('areas/data/src/planted.ts', `export const late = () => import('${name}')`)).toHaveLength(1)
  })

  it('a ring of imports is a cycle, a type-only import is not', () => {
    expect(
      cyclesOf(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['a']],
        ]),
      ),
    ).toEqual([['a', 'b', 'c', 'a']])
    const [item] = importsOf(parseUnit('areas/data/src/planted.ts', `import { type A } from './b.ts'\nexport type B = A`))
    expect(item?.typeOnly).toBe(true)
  })

  it('any, as, undocumented exports, functions and repeated lines are counted', () => {
    const unit = parseUnit(
      'areas/data/src/planted.ts',
      'export const f = (x: any) => {\n  return x as string\n}\n/** Said. */\nexport const g = [1] as const\n',
    )
    expect(escapesOf(unit)).toEqual({ any: 1, as: 1 })
    expect(exportsOf(unit).map(({ documented }) => documented)).toEqual([false, true])
    expect(functionsOf(unit)).toEqual([{ path: unit.path, line: 1, lines: 3 }])
    const lines = Array.from({ length: 8 }, (_, n) => `export const value${n} = ${n}`).join('\n')
    expect(duplicatedLines([parseUnit('a/b/x.ts', lines), parseUnit('a/b/y.ts', lines)]).duplicated).toBe(8)
  })
})

describe('the repository speaks of itself alone', () => {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  it('the lock holds no download address', () => expect(lock).not.toMatch(/"resolved": "https?:/))
})
