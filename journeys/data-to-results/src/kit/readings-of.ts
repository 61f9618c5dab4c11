import { IssueError } from '@dacryon/core'
import { type Ratings, ratingsOf } from '@dacryon/stats/agreement'
import { type Frame, factorOf } from '@dacryon/stats/data'
import { ask } from './ask.ts'

const isNumber = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text))

/** Readings of all readers on one scale; numbers where every reading and every category is one. */
export const readingsOf = (frame: Frame, readers: readonly string[], categories: readonly string[]): Ratings => {
  const factors = readers.map((name) => ask(factorOf(frame, name)))
  const numeric = [...categories, ...factors.flatMap(({ levels }) => levels)].every(isNumber)
  const read = (text: string): string | number => (numeric ? Number(text) : text)
  const rows = Array.from({ length: frame.rows }, (_, row) =>
    factors.map(({ levels, codes }) => {
      const text = levels[codes[row] ?? -1]
      return text === undefined ? null : read(text)
    }),
  )
  const made = ratingsOf(rows, categories.length > 0 ? [...new Set(categories.map(read))] : undefined)
  if (made.ok) return made.value
  throw new IssueError(
    made.issues.map((issue) => ({ ...issue, column: issue.code === 'category-unknown' ? 'categories' : (readers[0] ?? 'readers') })),
  )
}
