import { visitOrder } from '@dacryon/data'
import type { Context } from './context.ts'

/** Category of each subject, by position: the text of the concept at the earliest visit (and first instance) that has one. */
export const categoriesOf = async (context: Context, concept: number): Promise<ReadonlyMap<number, string>> => {
  const { ranks } = visitOrder(context.dictionaries.visits)
  const found = new Map<number, { readonly text: string; readonly rank: number; readonly instance: number }>()
  const rows = await context.database.rows(
    `select subject, visit, instance, "text" from ${context.schema}.obs where concept = ${concept} and kind = 1`,
  )
  for (const [subject, visit, instance, text] of rows) {
    const next = { text: String(text), rank: ranks[Number(visit)] ?? 0, instance: Number(instance) }
    const known = found.get(Number(subject))
    const earlier =
      known === undefined ||
      next.rank < known.rank ||
      (next.rank === known.rank && (next.instance < known.instance || (next.instance === known.instance && next.text < known.text)))
    if (earlier) found.set(Number(subject), next)
  }
  return new Map([...found].map(([subject, { text }]) => [subject, text]))
}
