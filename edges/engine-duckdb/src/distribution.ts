import type { Question } from '@dacryon/core'
import { type Distribution, DistributionBuilder, visitOrder } from '@dacryon/data'
import { categoriesOf } from './categories.ts'
import type { Context } from './context.ts'
import { subjectSet } from './subject-set.ts'

/** Distribution of one concept, from all of its observations. */
export const distribution = async (
  context: Context,
  code: string,
  options: { readonly byVisit: boolean; readonly by?: string; readonly where?: Question },
): Promise<Distribution> => {
  const { conceptAt, visits } = context.dictionaries
  const concept = conceptAt.get(code)
  const by = options.by === undefined ? undefined : conceptAt.get(options.by)
  if (concept === undefined) throw new Error(`concept ${code} was not checked`)
  const arms = by === undefined ? undefined : await categoriesOf(context, by.position)
  const subjects = await subjectSet(context, options.where)
  const { ranks, labels } = visitOrder(visits)
  const builder = new DistributionBuilder()
  const sql = `select subject, visit, kind, number, "text" from ${context.schema}.obs where concept = ${concept.position}`
  for await (const chunk of context.database.chunks({ text: sql, values: [] })) {
    const [subject, visit, kind, number, text] = [0, 1, 2, 3, 4].map((at) => chunk.getColumnVector(at))
    for (let row = 0; row < chunk.rowCount; row++) {
      const at = Number(subject?.getItem(row))
      if (subjects !== undefined && subjects[at] !== 1) continue
      builder.add({
        subject: at,
        visit: options.byVisit ? (ranks[Number(visit?.getItem(row))] ?? 0) : 0,
        arm: arms?.of(at),
        kind: Number(kind?.getItem(row)),
        number: Number(number?.getItem(row)),
        text: String(text?.getItem(row)),
      })
    }
  }
  return builder.finish(code, concept.unit, options.byVisit ? labels : undefined)
}
