import type { Item, NumberItem } from '../definition/item.ts'
import type { Words } from '../definition/words.ts'
import type { Composite, Domain, Measure } from './composite.ts'
import { reads } from './met.ts'

type Visit = 'baseline' | 'follow-up'
type Eye = 'right' | 'left'

const eyes: readonly Eye[] = ['right', 'left']

/** Id of an item: `uwsf_b`, `schirmer_r_f`. */
export const itemId = (measure: string, visit: Visit, eye?: Eye): string =>
  `${measure}${eye === undefined ? '' : `_${eye.charAt(0)}`}_${visit === 'baseline' ? 'b' : 'f'}`

const eyeWords: Readonly<Record<Eye, Words>> = { right: { en: 'right eye', fr: 'œil droit' }, left: { en: 'left eye', fr: 'œil gauche' } }

const variablesOf = ({ variables }: Measure, eye: Eye | undefined): readonly string[] | undefined =>
  variables === undefined || 'length' in variables ? variables : variables[eye ?? 'right']

const itemOf = (measure: Measure, group: Words, visit: Visit, eye: Eye | undefined): NumberItem => {
  const { label, help, unit, accepts, min, max, whole, halfLimit, from, worse } = measure
  const variables = variablesOf(measure, eye)
  const words = eye === undefined ? undefined : eyeWords[eye]
  return {
    kind: 'number',
    label: words === undefined ? label : { en: `${label.en}, ${words.en}`, fr: `${label.fr}, ${words.fr}` },
    unit,
    group,
    visit,
    optional: true,
    ...(help !== undefined && { help }),
    ...(accepts !== undefined && { accepts }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(whole !== undefined && { whole }),
    ...(halfLimit !== undefined && { halfLimit }),
    ...(from !== undefined && { from }),
    ...(variables !== undefined && { variables }),
    ...(eye !== undefined && { eye }),
    ...(visit === 'follow-up' && { worse }),
  }
}

/** The items of a composite: each measure at the visits that its rules and warnings read, on each eye where it has two, in the order of the domains. */
export const itemsOf = (composite: Composite): Readonly<Record<string, Item>> => {
  const items: Record<string, Item> = {}
  const add = (domain: Domain, name: string, visits: readonly Visit[]): void => {
    const measure = composite.measures[name]
    if (measure === undefined) return
    const sides: readonly (Eye | undefined)[] = measure.eyes === undefined ? [undefined] : eyes
    for (const visit of visits) for (const eye of sides) items[itemId(name, visit, eye)] = itemOf(measure, domain.label, visit, eye)
  }
  for (const domain of composite.domains) {
    if (domain.warn !== undefined) add(domain, domain.warn.measure, [domain.warn.at])
    for (const test of domain.tests) {
      const needs = reads(test.metWhen)
      add(domain, test.measure, [...(needs.baseline ? (['baseline'] as const) : []), ...(needs.followUp ? (['follow-up'] as const) : [])])
    }
  }
  return items
}
