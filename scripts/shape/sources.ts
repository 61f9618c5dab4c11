import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { parseSync } from 'oxc-parser'

export const root = resolve(import.meta.dirname, '..', '..')

/** A syntax node as the parser gives it: `type`, a place, and whatever the type holds. */
export interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [field: string]: unknown
}

/** One source file of the project, parsed. */
export interface SourceUnit {
  /** Path from the root, forward slashes. */
  readonly path: string
  /** `foundation/core`, `apps/web`, ... or `scripts`, `bench`, `test`. */
  readonly room: string
  readonly test: boolean
  readonly text: string
  readonly lines: number
  readonly program: SyntaxNode
  readonly comments: readonly { readonly type: string; readonly value: string; readonly start: number; readonly end: number }[]
}

const rings = ['foundation', 'areas', 'journeys', 'edges', 'apps', 'demo']

const roomOf = (path: string): string => {
  const [first = '', second = ''] = path.split('/')
  return rings.includes(first) ? `${first}/${second}` : first
}

/** Parse a text as a unit; used for real files and for planted violations in tests. */
export const parseUnit = (path: string, text: string): SourceUnit => {
  const { program, comments, errors } = parseSync(path, text)
  const [problem] = errors
  if (problem !== undefined) throw new Error(`${path}: ${problem.message}`)
  return {
    path,
    room: roomOf(path),
    test: /(^|\/)test\//.test(path),
    text,
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    program: program as unknown as SyntaxNode,
    comments,
  }
}

/** Every TypeScript file that git knows or would know, parsed. Generated files are left out. */
export const readUnits = (): readonly SourceUnit[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
    .split('\n')
    .filter((path) => ['.ts', '.tsx'].includes(extname(path)) && !path.includes('/generated/') && existsSync(join(root, path)))
    .sort()
    .map((path) => parseUnit(path, readFileSync(join(root, path), 'utf8')))

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string'

/** Visit every node below, parents first. */
export const walk = (node: SyntaxNode, visit: (node: SyntaxNode, parent: SyntaxNode | undefined) => void, parent?: SyntaxNode): void => {
  visit(node, parent)
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) for (const item of value) if (isNode(item)) walk(item, visit, node)
    if (isNode(value)) walk(value, visit, node)
  }
}

/** 1-based line of an offset. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length
