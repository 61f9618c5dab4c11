import { IssueError } from '@dacryon/core'
import { readSmallText, type Source } from '@dacryon/data'
import type { z } from 'zod'

const refuse = (code: string, file: string, message: string, remedy: string): never => {
  throw new IssueError([{ code, severity: 'error', message, remedy, file }])
}

/** A JSON file of the directory, checked. Throws an `IssueError`: `json-invalid`, `reference-invalid` with every place that is wrong. */
export const readJson = async <Schema extends z.ZodType>(source: Source, path: string, schema: Schema): Promise<z.output<Schema>> => {
  const text = await readSmallText(source, path)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    return refuse('json-invalid', path, `${path} is not JSON: ${cause instanceof Error ? cause.message : ''}`, 'Write the file again.')
  }
  const read = schema.safeParse(json)
  if (read.success) return read.data
  throw new IssueError(
    read.error.issues.slice(0, 20).map((issue) => ({
      code: 'reference-invalid',
      severity: 'error',
      message: `${issue.path.join('.')}: ${issue.message}.`,
      remedy: 'Compare the file with the format of a reference directory.',
      file: path,
      column: issue.path.join('.'),
    })),
  )
}
