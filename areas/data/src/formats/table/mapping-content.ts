import type { Issue, Outcome } from '@dacryon/core'
import { type Document, visit } from 'yaml'
import type { Place } from './parse-mapping.ts'

/** The plain value of a YAML document whose syntax is right. Aliases without an anchor and files that grow by their aliases are issues. */
export const contentOf = (document: Document.Parsed, file: string, at: (offset: number) => Place): Outcome<unknown> => {
  const issues: Issue[] = []
  let last = 0
  visit(document, {
    Alias: (_, node) => {
      last = node.range?.[0] ?? 0
      if (node.resolve(document) !== undefined) return
      issues.push({
        code: 'mapping-alias-unknown',
        severity: 'error',
        message: `*${node.source} stands for a part named &${node.source} before it, and there is none.`,
        remedy: 'Put the text in quotes if it just begins with an asterisk.',
        file,
        ...at(last),
        value: `*${node.source}`,
      })
    },
  })
  if (issues.length > 0) return { ok: false, issues }
  try {
    return { ok: true, value: document.toJS() }
  } catch (cause) {
    // The parser's name for aliases that repeat aliases, which would fill the memory.
    if (!(cause instanceof ReferenceError)) throw cause
    return {
      ok: false,
      issues: [
        {
          code: 'mapping-grows',
          severity: 'error',
          message: 'The mapping repeats its parts by *name so often that it has no end.',
          remedy: 'Write the parts out.',
          file,
          ...at(last),
        },
      ],
    }
  }
}
