import type { Exact } from '@dacryon/core'
import type { Missing } from '../../definition/reason.ts'
import type { Words } from '../../definition/words.ts'
import { fallsByPercent } from '../../rules/change.ts'
import { lacking } from '../../rules/known.ts'

/** Whether a marker fell by so many percent of its baseline; missing when a visit is. */
export const percentFall = (
  given: Readonly<Record<string, Exact | undefined>>,
  base: string,
  follow: string,
  percent: Exact,
): boolean | Missing => {
  const [before, after] = [given[base], given[follow]]
  return before === undefined || after === undefined
    ? (lacking(given, [base, follow]) ?? { missing: [] })
    : fallsByPercent(before, after, percent)
}

/** Words of the flag that a default limit was used because the laboratory's own was not given. */
export const defaultLimitFlag: { readonly default_limit: Words } = {
  default_limit: {
    en: 'The laboratory’s own limit was not given; a default was used.',
    fr: 'La limite du laboratoire n’était pas donnée ; une valeur par défaut a été utilisée.',
  },
}

/** What happens to values below the limit of the test. */
export const censoredRule: Words = {
  en: 'Convention. A follow-up below the limit of the test counts as half of it; a baseline below it leaves the change missing.',
  fr: 'Convention. Un suivi sous la limite de détection compte pour sa moitié ; une valeur initiale sous cette limite laisse le changement manquant.',
}

export const baselineGroup: Words = { en: 'Baseline', fr: 'Visite initiale' }
export const followUpGroup: Words = { en: 'Follow-up', fr: 'Suivi' }
export const limitGroup: Words = { en: 'Limits of the laboratory', fr: 'Limites du laboratoire' }
