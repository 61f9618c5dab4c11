import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { objectionTo } from './arrows.ts'
import { duplicatedLines, escapesOf, exportsOf, functionsOf } from './code.ts'
import { cyclesOf, importsOf, targetOf } from './imports.ts'
import { readUnits, root, type SourceUnit } from './sources.ts'

interface Manifest {
  readonly name: string
  readonly exports?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
}

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** An export with a star stands for every folder or file that fits it. */
const expanded = (path: string, target: string, folder: string): readonly (readonly [string, string])[] => {
  if (!target.includes('*')) return [[path, target]]
  const [before = '', after = ''] = target.split('*')
  return globSync(target, { cwd: join(root, folder) }).map((found) => {
    const place = `./${found.replace(/^\.\//, '')}`
    return [path.replace('*', place.slice(before.length, place.length - after.length)), place] as const
  })
}

/** Every import path of the project's own packages (`@dacryon/data/schema`) to the file it means. */
export const packageEntries = (): ReadonlyMap<string, string> => {
  const entries = new Map<string, string>()
  for (const file of globSync('{foundation,areas,journeys,edges,apps,demo}/*/package.json', { cwd: root })) {
    const manifest = JSON.parse(readFileSync(join(root, file), 'utf8')) as Manifest
    for (const [path, target] of Object.entries(manifest.exports ?? {}))
      for (const [name, place] of expanded(path, target, dirname(file))) entries.set(join(manifest.name, name), join(dirname(file), place))
  }
  return entries
}

/** Shelves: the folder whose `index.ts` is nothing but names. Filled as areas open. */
const shelves = [
  'areas/data/src/formats',
  'areas/endpoints/src/instruments',
  'foundation/pictures/src/charts',
  'journeys/data-to-results/src/analyses',
]

/** Files that adding one entry edits: those that import from its folder, other than entries that build on it. The index is one. */
const editsPerEntry = (units: readonly SourceUnit[], shelf: string): number => {
  const inside = (path: string): string | undefined =>
    path.startsWith(`${shelf}/`)
      ? path
          .slice(shelf.length + 1)
          .split('/')
          .at(-2)
      : undefined
  const folders = new Set(units.flatMap(({ path }) => inside(path) ?? []))
  const importers = units.filter(
    (unit) => !unit.test && unit.room === shelf.split('/').slice(0, 2).join('/') && inside(unit.path) === undefined,
  )
  const edits = [...folders].map(
    (folder) => importers.filter((unit) => importsOf(unit).some(({ specifier }) => specifier.split('/').at(-2) === folder)).length,
  )
  return Math.max(0, ...edits)
}

/** All figures the project keeps about itself. */
export const measureShape = () => {
  const units = readUnits()
  const source = units.filter(({ test }) => !test)
  const product = source.filter(({ room }) => !['scripts', 'bench', 'vitest.config.ts', 'vitest.browser.config.ts'].includes(room))
  const paths = new Set(units.map(({ path }) => path))
  const packages = packageEntries()
  const roomByPath = new Map(units.map(({ path, room }) => [path, room]))
  const edges = new Map<string, string[]>()
  const objections: string[] = []
  let imports = 0
  for (const unit of units) {
    const targets: string[] = []
    for (const item of importsOf(unit)) {
      imports += 1
      const target = targetOf(item, paths, packages)
      const known =
        target ?? (item.specifier.startsWith('.') && existsSync(join(root, dirname(unit.path), item.specifier)) ? unit.path : undefined)
      const objection = objectionTo(item, known === undefined ? undefined : (roomByPath.get(known) ?? unit.room))
      if (objection !== undefined) objections.push(objection)
      if (target !== undefined && !item.typeOnly) targets.push(target)
    }
    edges.set(unit.path, targets)
  }
  // A component is mostly markup and a word catalogue is one literal: their length says nothing about logic.
  const functions = product.filter(({ path }) => !path.endsWith('.tsx') && !path.includes('/words/')).flatMap(functionsOf)
  const escapes = product.map(escapesOf)
  const documented = product.filter(({ room }) => !room.startsWith('apps/')).flatMap(exportsOf)
  const duplication = duplicatedLines(product)
  const lines = product.map((unit) => unit.lines)
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
  return {
    objections,
    cycles: cyclesOf(edges),
    duplicates: duplication.places,
    long: product.filter((unit) => unit.lines > 300).map(({ path, lines: count }) => `${path} (${count})`),
    longFunctions: functions.filter((span) => span.lines > 60).map((span) => `${span.path}:${span.line} (${span.lines})`),
    undocumented: product
      .filter(({ room }) => !room.startsWith('apps/'))
      .flatMap((unit) =>
        exportsOf(unit)
          .filter((item) => !item.documented)
          .map(({ line }) => `${unit.path}:${line}`),
      ),
    figures: {
      files: product.length,
      lines: sum(lines),
      medianFileLines: median(lines),
      filesOver300Lines: product.filter((unit) => unit.lines > 300).length,
      functions: functions.length,
      medianFunctionLines: median(functions.map((span) => span.lines)),
      functionsOver60Lines: functions.filter((span) => span.lines > 60).length,
      longestFunctionLines: Math.max(0, ...functions.map((span) => span.lines)),
      imports,
      importCycles: cyclesOf(edges).length,
      arrowViolations: objections.length,
      any: sum(escapes.map((item) => item.any)),
      asPerThousandLines: Number(((1000 * sum(escapes.map((item) => item.as))) / sum(lines)).toFixed(2)),
      documentedExportsPercent: Number(
        ((100 * documented.filter((item) => item.documented).length) / Math.max(1, documented.length)).toFixed(1),
      ),
      duplicatedLinesPercent: Number(((100 * duplication.duplicated) / Math.max(1, duplication.lines)).toFixed(2)),
      testLinesPerSourceLine: Number((sum(units.filter(({ test }) => test).map((unit) => unit.lines)) / sum(lines)).toFixed(2)),
      editsPerShelfAddition: Math.max(...shelves.map((shelf) => editsPerEntry(units, shelf))),
    },
  }
}
