import type { Issue } from '@dacryon/core'
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
import { contentOf } from './mapping-content.ts'
import { type Mapping, mappingSchema } from './mapping-schema.ts'
import { syntaxIssues } from './mapping-syntax.ts'
import { plainProblem } from './plain-problem.ts'

type Path = readonly (string | number)[]

/** Line and column of a part of the mapping file. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** A mapping, and where its parts stand in the file. */
export interface ParsedMapping {
  readonly mapping: Mapping
  /** Place of the value at a path, or of the nearest part above that exists. */
  place(path: Path): Place
}

export type MappingOutcome = ({ readonly ok: true } & ParsedMapping) | { readonly ok: false; readonly issues: readonly Issue[] }

const offsetOf = (document: Document, path: Path): number => {
  for (let length = path.length; length >= 0; length--) {
    const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}

/** Where the key itself stands, for keys that should not be there. */
const keyOffset = (document: Document, path: Path, key: string): number => {
  const parent: unknown = path.length === 0 ? document.contents : document.getIn(path, true)
  const pair = isMap(parent) ? parent.items.find((item) => isScalar(item.key) && String(item.key.value) === key) : undefined
  return pair !== undefined && isNode(pair.key) && pair.key.range ? pair.key.range[0] : offsetOf(document, path)
}

/** Read a mapping file: YAML 1.2, checked against its schema. Every issue names line and column of the mapping file. */
export const parseMapping = (text: string, file: string): MappingOutcome => {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false })
  const at = (offset: number): Place => {
    const { line, col } = counter.linePos(offset)
    return { line, column: col }
  }
  if (document.errors.length > 0) return { ok: false, issues: syntaxIssues(document.errors, file, at) }
  const content = contentOf(document, file, at)
  if (!content.ok) return content
  const checked = mappingSchema.safeParse(content.value)
  if (checked.success) return { ok: true, mapping: checked.data, place: (path) => at(offsetOf(document, path)) }
  const issues = checked.error.issues.flatMap((problem): readonly Issue[] => {
    const path = problem.path.filter((part) => typeof part !== 'symbol')
    const where = path.length === 0 ? 'the mapping' : path.join('.')
    if (problem.code === 'unrecognized_keys')
      return problem.keys.map((key) => ({
        code: 'mapping-key-unknown',
        severity: 'error',
        message: `${where} has no key ${key}.`,
        remedy: 'Check its spelling and indentation against the description of mapping files.',
        file,
        ...at(keyOffset(document, path, key)),
        value: key,
      }))
    return [
      {
        code: 'mapping-invalid',
        severity: 'error',
        message: `${where}: ${plainProblem(problem)}.`,
        remedy: 'Correct the mapping.',
        file,
        ...at(offsetOf(document, path)),
      },
    ]
  })
  return { ok: false, issues }
}
