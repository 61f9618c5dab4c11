import { type Missingness, visitOrder } from '@dacryon/data'
import type { Context } from './context.ts'

/** Observations of repeated concepts that one query looks at, to keep its memory bounded. */
const rowsAtOnce = 4_000_000

/** Concepts in runs that are small enough for one query each. */
const inRuns = (concepts: readonly { readonly position: number; readonly observations: number }[]): readonly (readonly number[])[] => {
  const runs: number[][] = []
  let waiting = Number.POSITIVE_INFINITY
  for (const { position, observations } of concepts) {
    if (waiting + observations > rowsAtOnce) {
      runs.push([])
      waiting = 0
    }
    runs.at(-1)?.push(position)
    waiting += observations
  }
  return runs
}

/**
 * Subjects with a value, and with only a reason, for every concept at every visit. Where a concept has one observation a subject and visit
 * (no instances, eyes, glands, readers or samples) rows are subjects, and one pass over the table is enough.
 */
export const missingness = async ({ database, schema, dictionaries }: Context): Promise<Missingness> => {
  const { ranks, labels: visits } = visitOrder(dictionaries.visits)
  const blank = () => visits.map(() => 0)
  const rows = dictionaries.concepts.map(({ code }) => ({ concept: code, present: blank(), withReason: blank() }))
  const put = (concept: number, visit: number, present: number, withReason: number): void => {
    const row = rows[concept]
    const rank = ranks[visit]
    if (row === undefined || rank === undefined) throw new Error('An observation names a concept or visit that is not in the tables')
    row.present[rank] = present
    row.withReason[rank] = withReason
  }
  const repeated = new Set<number>()
  const once = await database.rows(
    `select concept, visit, count(*) filter (kind <> 4), count(*) filter (kind = 4),
       bool_or(instance <> 1 or eye is not null or gland is not null or reader is not null or "sample" is not null)
     from ${schema}.obs group by concept, visit`,
  )
  for (const [concept, visit, present, withReason, again] of once) {
    if (again === true) repeated.add(Number(concept))
    put(Number(concept), Number(visit), Number(present), Number(withReason))
  }
  for (const run of inRuns(dictionaries.concepts.filter(({ position }) => repeated.has(position)))) {
    const found = await database.rows(
      `select concept, visit, count(*) filter (valued), count(*) filter (not valued)
       from (select concept, visit, subject, bool_or(kind <> 4) as valued from ${schema}.obs
             where concept in (${run.join(', ')}) group by concept, visit, subject) q
       group by concept, visit`,
    )
    for (const [concept, visit, present, withReason] of found) put(Number(concept), Number(visit), Number(present), Number(withReason))
  }
  const expected = blank()
  for (const [visit, subjects] of await database.rows(
    `select visit, count(distinct subject) from ${schema}.subject_visits group by visit`,
  )) {
    const rank = ranks[Number(visit)]
    if (rank !== undefined) expected[rank] = Number(subjects)
  }
  return { visits, rows, expected }
}
