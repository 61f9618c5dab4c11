import { isDownload, type Operation, type OperationContext } from '@dacryon/core/operation'
import type { z } from 'zod'
import type { ReleaseScoreDoors } from '../src/index.ts'

const context: OperationContext = { signal: new AbortController().signal, progress: () => undefined }

/** Ask an operation as the program does: input and answer go through their schemas. */
export const run = async <I extends z.ZodObject, O extends z.ZodType>(
  operation: Operation<ReleaseScoreDoors, I, O>,
  doors: ReleaseScoreDoors,
  input: z.input<I>,
): Promise<z.output<O>> => {
  const answer = await operation.run(doors, operation.input.parse(input), context)
  if (isDownload(answer)) throw new Error('a file was not expected')
  return operation.output.parse(answer)
}

/** The text of an operation that answers with a file. */
export const textOf = async <I extends z.ZodObject>(
  operation: Operation<ReleaseScoreDoors, I, z.ZodNever>,
  doors: ReleaseScoreDoors,
  input: z.input<I>,
): Promise<string> => {
  const answer = await operation.run(doors, operation.input.parse(input), context)
  if (!isDownload(answer)) throw new Error('a file was expected')
  const decoder = new TextDecoder()
  let text = ''
  for await (const bytes of answer.bytes) text += decoder.decode(bytes, { stream: true })
  return text
}
