import { visitOrder } from '@dacryon/data'
import type { Context } from './context.ts'
import { parquet } from './files.ts'

/** Observations that one query sorts, so that a large export starts at once and needs little memory. */
const rowsAtOnce = 500_000

/** Subjects named one by one in a query. */
const longestList = 1000

const positionsIn = (subjects: Uint8Array, first: number, last: number): readonly number[] => {
  const found: number[] = []
  for (let at = first; at <= last; at++) if (subjects[at] === 1) found.push(at)
  return found
}

/** Order of observations `o`: subject and concept in the order of the source, visits in time. */
export const observationOrder = (context: Context): string => {
  const { ranks } = visitOrder(context.dictionaries.visits)
  const visit = ranks.every((rank, at) => rank === at) ? 'o.visit' : `list_extract([${ranks.join(', ')}], o.visit + 1)`
  return `order by o.subject, ${visit}, o.concept, o.instance, o.origin, o.line`
}

/**
 * Queries that give, one after the other, the observations of the subjects, sorted. A few concepts are read from the table that is sorted by
 * concept; everything is read from the table that is sorted by subject, some subjects at a time.
 *
 * @param subjects 1 at the positions of those wanted; undefined for all
 * @param concepts positions; undefined for all
 */
export function* observationQueries(
  context: Context,
  columns: string,
  subjects: Uint8Array | undefined,
  concepts: readonly number[] | undefined,
): Generator<string> {
  const order = observationOrder(context)
  if (concepts !== undefined) {
    if (concepts.length > 0)
      yield `select ${columns} from ${parquet(context.folder, 'observations')} o where concept in (${concepts.join(', ')}) ${order}`
    return
  }
  const { observations } = context.release.content.counts
  const all = context.dictionaries.subjects.length
  const step = Math.max(1, Math.floor((rowsAtOnce * all) / Math.max(1, observations)))
  for (let first = 0; first < all; first += step) {
    const last = Math.min(all, first + step) - 1
    const chosen = subjects === undefined ? undefined : positionsIn(subjects, first, last)
    if (chosen?.length === 0) continue
    // a longer list costs more than the rows it spares; the reader leaves out what is not wanted
    const only = chosen === undefined || chosen.length > longestList ? '' : ` and subject in (${chosen.join(', ')})`
    yield `select ${columns} from ${parquet(context.folder, 'observations-by-subject')} o where subject between ${first} and ${last}${only} ${order}`
  }
}
