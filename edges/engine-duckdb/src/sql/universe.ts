import { type KeyColumn, keyed, listKeys } from './keys.ts'

/** All things of a release that such keys tell apart, as a query: those a question counts when it asks nothing. */
export const universe = (keys: readonly KeyColumn[], schema: string): string => {
  const extra = keyed(keys)
  if (extra.length > 0) return `select distinct ${listKeys(keys)} from ${schema}.things where ${extra.join(' and ')}`
  return keys.includes('visit') ? `select subject, visit from ${schema}.subject_visits` : `select subject from ${schema}.subjects`
}
