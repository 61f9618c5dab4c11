import { compareExact, type Exact, exact } from '@dacryon/core'
import { type Missing, missing, type Reason } from '../../definition/reason.ts'
import { domainItems, levelId } from './items.ts'

/** What counts as new: from no or low activity, from no activity only, or any rise to moderate or severe. */
export type NewMeans = 'from_low' | 'from_none' | 'any_rise'

type Given = Readonly<Record<string, Exact | undefined>>

const [one, two] = [exact(1), exact(2)]

/** The level that a domain must have been below at baseline for this follow-up level to be new. */
const below = (means: NewMeans, follow: Exact): Exact => (means === 'from_low' ? two : means === 'from_none' ? one : follow)

const missingOf = (id: string): Reason => `missing:${id}`

const inDomain = (given: Given, domain: string, means: NewMeans): boolean | Reason => {
  const [before, after] = [levelId(domain, 'baseline'), levelId(domain, 'follow-up')]
  const [base, follow] = [given[before], given[after]]
  if (follow !== undefined && compareExact(follow, two) < 0) return false
  const most = exact(Math.max(...(domainItems[domain]?.levels ?? [3])))
  if (base !== undefined && compareExact(base, below(means, follow ?? most)) >= 0) return false
  if (follow === undefined) return missingOf(after)
  return base === undefined ? missingOf(before) : true
}

/** Whether any domain has moderate or severe activity that is new; missing when a level that could show it is not known. */
export const newActivity = (given: Given, means: NewMeans): boolean | Missing => {
  const found = Object.keys(domainItems).map((domain) => inDomain(given, domain, means))
  if (found.includes(true)) return true
  const [first, ...more] = found.filter((answer) => typeof answer === 'string')
  return first === undefined ? false : missing(first, ...more)
}
