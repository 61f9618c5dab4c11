import { EarliestCategories, visitOrder } from '@dacryon/data'
import type { Context } from './context.ts'

/** Category of each subject, by position. */
export const categoriesOf = async ({ database, schema, dictionaries }: Context, concept: number): Promise<EarliestCategories<number>> => {
  const { ranks } = visitOrder(dictionaries.visits)
  const categories = new EarliestCategories<number>()
  const rows = await database.rows(`select subject, visit, instance, "text" from ${schema}.obs where concept = ${concept} and kind = 1`)
  for (const [subject, visit, instance, text] of rows) {
    categories.add(Number(subject), { text: String(text), rank: ranks[Number(visit)] ?? 0, instance: Number(instance) })
  }
  return categories
}
