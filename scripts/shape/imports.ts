import { posix } from 'node:path'
import { lineAt, type SourceUnit, type SyntaxNode, walk } from './sources.ts'

/** One import of one file. */
export interface Import {
  readonly from: SourceUnit
  readonly line: number
  readonly specifier: string
  /** Erased at run time: it counts for arrows, not for cycles. */
  readonly typeOnly: boolean
}

const stringOf = (node: unknown): string | undefined => {
  const literal = node as { type?: string; value?: unknown } | null
  return literal?.type === 'Literal' && typeof literal.value === 'string' ? literal.value : undefined
}

const everySpecifierIsType = (node: SyntaxNode): boolean => {
  const specifiers = node.specifiers as readonly SyntaxNode[] | undefined
  return (specifiers?.length ?? 0) > 0 && (specifiers ?? []).every((item) => item.importKind === 'type' || item.exportKind === 'type')
}

/** All imports of a unit: static, re-exports, dynamic with a literal, and `import('x')` types. */
export const importsOf = (unit: SourceUnit): readonly Import[] => {
  const found: Import[] = []
  walk(unit.program, (node) => {
    const specifier = stringOf(node.source) ?? (node.type === 'TSImportType' ? stringOf(node.argument) : undefined)
    if (specifier === undefined) return
    const typeOnly = node.importKind === 'type' || node.exportKind === 'type' || node.type === 'TSImportType' || everySpecifierIsType(node)
    found.push({ from: unit, line: lineAt(unit.text, node.start), specifier, typeOnly })
  })
  return found
}

/** Project file an import means, or undefined for packages and node. */
export const targetOf = (item: Import, paths: ReadonlySet<string>, packages: ReadonlyMap<string, string>): string | undefined => {
  if (item.specifier.startsWith('.')) {
    const path = posix.normalize(posix.join(posix.dirname(item.from.path), item.specifier))
    return [path, `${path}.ts`, `${path}.tsx`].find((candidate) => paths.has(candidate))
  }
  return packages.get(item.specifier)
}

/** Files that import each other in a ring at run time, each ring once. */
export const cyclesOf = (edges: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] => {
  const cycles: string[][] = []
  const state = new Map<string, 'open' | 'done'>()
  const trail: string[] = []
  const visit = (path: string): void => {
    if (state.get(path) === 'done') return
    if (state.get(path) === 'open') {
      cycles.push([...trail.slice(trail.indexOf(path)), path])
      return
    }
    state.set(path, 'open')
    trail.push(path)
    for (const next of edges.get(path) ?? []) visit(next)
    trail.pop()
    state.set(path, 'done')
  }
  for (const path of edges.keys()) visit(path)
  return cycles
}
