import { everyone, type Question } from '@dacryon/core'
import type { Context } from './context.ts'
import { keysOf } from './sql/keys.ts'

/** Subjects that satisfy a question, by position; undefined when that is everyone. */
export const subjectSet = async (context: Context, question: Question | undefined): Promise<Uint8Array | undefined> => {
  if (question === undefined || question === everyone) return undefined
  const set = new Uint8Array(context.dictionaries.subjects.length)
  for await (const chunk of context.database.chunks(await context.ask(question, keysOf(question.scope)))) {
    const column = chunk.getColumnVector(0)
    for (let row = 0; row < chunk.rowCount; row++) set[Number(column.getItem(row))] = 1
  }
  return set
}
