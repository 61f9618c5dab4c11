import type { Issue } from '@dacryon/core'
import type { YAMLError } from 'yaml'
import type { Place } from './parse-mapping.ts'

const wordings: Readonly<Record<string, Pick<Issue, 'code' | 'message' | 'remedy'>>> = {
  DUPLICATE_KEY: { code: 'mapping-key-twice', message: 'The same key or value is mapped twice.', remedy: 'Keep one of the two lines.' },
  MULTIPLE_DOCS: {
    code: 'mapping-syntax',
    message: 'A line --- begins a second mapping here.',
    remedy: 'Keep one mapping in the file, and take the line out.',
  },
}

const tooDeep = { code: 'mapping-too-deep', message: 'The mapping is nested without end.', remedy: 'Check the brackets of the line.' }

/** What is no YAML, one issue a line: one slip makes the parser complain about its line again and again. */
export const syntaxIssues = (errors: readonly YAMLError[], file: string, at: (offset: number) => Place): readonly Issue[] => {
  const byLine = new Map<number, Issue>()
  for (const error of errors) {
    const place = at(error.pos[0])
    const wording = /call stack/.test(error.message) ? tooDeep : wordings[error.code]
    const { code, message, remedy } = wording ?? {
      code: 'mapping-syntax',
      message: `The mapping is not valid YAML: ${error.message}.`,
      remedy: 'Correct the line; indentation is made of spaces.',
    }
    if (!byLine.has(place.line)) byLine.set(place.line, { code, severity: 'error', message, remedy, file, ...place })
  }
  return [...byLine.values()]
}
