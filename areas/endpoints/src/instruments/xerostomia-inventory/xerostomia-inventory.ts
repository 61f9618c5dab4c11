import { subtractExact, sumExact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import { missing } from '../../definition/reason.ts'
import { fallsBy, risesBy } from '../../rules/change.ts'
import { ifKnown, lacking } from '../../rules/known.ts'
import { items, questions } from './items.ts'

const ids = Object.keys(questions) as (keyof typeof questions)[]
const all = (value: string) => Object.fromEntries(ids.map((id) => [id, value]))

/** Xerostomia inventory: how often eleven signs of a dry mouth are felt, 11 to 55. Higher is worse. */
export const xerostomiaInventory = instrument({
  id: 'xerostomia_inventory',
  version: '1999',
  short: 'XI',
  title: { en: 'Xerostomia inventory', fr: 'Inventaire de xérostomie' },
  aliases: ['xi'],
  section: 'oral',
  measures: { en: 'Symptoms of dry mouth, as patients rate them', fr: 'Symptômes de bouche sèche, cotés par les patients' },
  items,
  options: {
    mcid: {
      kind: 'number',
      label: { en: 'Meaningful change: at least', fr: 'Changement important : au moins' },
      default: '6',
      min: '0',
      mark: 'secondary',
    },
  },
  results: {
    total: { kind: 'number', label: { en: 'Total', fr: 'Total' }, unit: '{score}', min: '11', max: '55', better: 'lower' },
    change: {
      kind: 'number',
      label: { en: 'Change since the earlier visit', fr: 'Changement depuis la visite précédente' },
      unit: '{score}',
      min: '-44',
      max: '44',
      better: 'lower',
      optional: true,
    },
    improved: { kind: 'yes-no', label: { en: 'Meaningfully better', fr: 'Amélioration importante' }, yes: 'good', optional: true },
    worsened: { kind: 'yes-no', label: { en: 'Meaningfully worse', fr: 'Aggravation importante' }, yes: 'bad', optional: true },
  },
  main: 'total',
  earlier: { item: 'baseline_total', result: 'total' },
  rule: {
    en: 'Eleven answers from 1, never, to 5, very often, are summed. A change of 6 points or more is likely to matter.',
    fr: 'Onze réponses de 1, jamais, à 5, très souvent, sont additionnées. Un changement d’au moins 6 points compte probablement.',
  },
  missingRule: {
    en: 'The source is silent. Any answer that is missing makes the total missing.',
    fr: 'La source ne dit rien. Une réponse manquante rend le total manquant.',
  },
  thresholds: [{ label: { en: 'Meaningful change', fr: 'Changement important' }, value: '>= 6 points', option: 'mcid', mark: 'secondary' }],
  mark: 'secondary',
  marks: [
    { what: { en: 'eleven answers, summed', fr: 'onze réponses, additionnées' }, mark: 'primary', where: 'Thomson 1999, abstract' },
    {
      what: { en: 'answers of 1 to 5 and meaningful change', fr: 'réponses de 1 à 5 et changement important' },
      mark: 'secondary',
      where: 'a university course page',
    },
    { what: { en: 'missing rule', fr: 'règle des données manquantes' }, mark: 'convention' },
  ],
  citations: [
    {
      title: 'The Xerostomia Inventory: a multi-item approach to measuring dry mouth',
      authors: 'Thomson WM, Chalmers JM, Spencer AJ, Williams SM',
      year: 1999,
      where: 'Community Dent Health 1999;16:12-7, abstract',
    },
    {
      title: 'Measuring change in dry-mouth symptoms over time using the Xerostomia Inventory',
      authors: 'Thomson WM',
      year: 2007,
      doi: '10.1111/j.1741-2358.2007.00137.x',
      where: 'Gerodontology 2007;24:30-5: its number could not be read',
    },
  ],
  disagreements: [
    {
      en: 'In Sjögren’s, a study of the important difference found 4 points over a week and 7 points over 16 weeks or more (Oral Dis 2024;30:4356-63, abstract), not 6: the amount is an option.',
      fr: 'Dans le Sjögren, une étude de la différence importante trouve 4 points sur une semaine et 7 points sur 16 semaines ou plus (Oral Dis 2024;30:4356-63, résumé), et non 6 : le seuil est une option.',
    },
  ],
  edgeCases: [{ en: 'The least score is 11, not 0.', fr: 'Le score le plus bas est 11, et non 0.' }],
  licence: { en: 'Only numbered answers are kept, not the wording.', fr: 'Seules des réponses numérotées sont conservées, pas le texte.' },
  examples: [
    { title: { en: 'The middle throughout', fr: 'Le milieu partout' }, input: all('3'), expect: { total: '33' } },
    {
      title: { en: '40 to 34', fr: 'De 40 à 34' },
      input: { ...all('3'), q1: '4', baseline_total: '40' },
      expect: { total: '34', change: '-6', improved: '1', worsened: '0' },
    },
    {
      title: { en: 'One answer is missing', fr: 'Une réponse manque' },
      input: Object.fromEntries(ids.slice(1).map((id) => [id, '3'])),
      expect: { total: 'NA', reason: 'missing:q1' },
    },
  ],
  compute: (given, { mcid }) => {
    const total = lacking(given, ids) ?? sumExact(ids.flatMap((id) => given[id] ?? []))
    const { baseline_total: base } = given
    const since = <T>(then: (earlier: NonNullable<typeof base>, now: NonNullable<typeof base>) => T) =>
      ifKnown(total, (now) => (base === undefined ? missing('missing:baseline_total') : then(base, now)))
    return {
      values: {
        total,
        change: since((earlier, now) => subtractExact(now, earlier)),
        improved: since((earlier, now) => fallsBy(earlier, now, mcid)),
        worsened: since((earlier, now) => risesBy(earlier, now, mcid)),
      },
      parts: ids.map((id) => ({ id, label: questions[id].label, of: 5, ...(given[id] && { got: given[id] }) })),
    }
  },
})
