import { compareExact } from '@dacryon/core'
import { policyOption } from '../../definition/common-options.ts'
import { instrument } from '../../definition/instrument.ts'
import type { NumberItem } from '../../definition/item.ts'
import { missing } from '../../definition/reason.ts'
import { fallsBy } from '../../rules/change.ts'
import { thresholds2016 } from '../essdai/citations.ts'
import { amongEligible, eligibleReasons, eligibleResults } from './eligible-responder.ts'

const total = <const V extends 'baseline' | 'follow-up'>(visit: V) =>
  ({
    kind: 'number',
    label: { en: 'ESSDAI', fr: 'ESSDAI' },
    unit: '{score}',
    min: '0',
    max: '123',
    whole: true,
    visit,
    group: visit === 'baseline' ? { en: 'Baseline', fr: 'Visite initiale' } : { en: 'Follow-up', fr: 'Suivi' },
    variables: ['essdai.total'],
    from: { instrument: 'essdai', result: 'total' },
    ...(visit === 'follow-up' && { worse: 'higher' }),
  }) as const satisfies NumberItem

/** Important improvement of ESSDAI among patients who were at least moderately active at baseline. */
export const essdaiResponder = instrument({
  id: 'essdai_responder',
  version: '2016',
  short: 'ESSDAI responder',
  title: { en: 'ESSDAI responder among the active', fr: 'Répondeur ESSDAI parmi les patients actifs' },
  section: 'response',
  measures: {
    en: 'Important improvement of systemic activity, where there was enough to improve',
    fr: 'Amélioration importante de l’activité systémique, lorsqu’il y avait de quoi s’améliorer',
  },
  items: { essdai_b: total('baseline'), essdai_f: total('follow-up') },
  options: {
    policy: policyOption,
    entry_from: {
      kind: 'number',
      label: { en: 'In the denominator from a baseline of', fr: 'Au dénominateur à partir d’une valeur initiale de' },
      default: '5',
      min: '0',
      mark: 'primary',
    },
    mcii: {
      kind: 'number',
      label: { en: 'Important improvement: fall of at least', fr: 'Amélioration importante : baisse d’au moins' },
      default: '3',
      min: '0',
      mark: 'primary',
    },
  },
  results: eligibleResults,
  main: 'responder',
  rule: {
    en: 'Among patients with an ESSDAI of 5 or more at baseline, a responder falls by 3 or more.',
    fr: 'Parmi les patients dont l’ESSDAI initial est d’au moins 5, un répondeur baisse d’au moins 3.',
  },
  missingRule: {
    en: 'Outside the denominator there is no answer. An eligible patient without follow-up is missing, or a non-responder under NRI.',
    fr: 'Hors du dénominateur, il n’y a pas de réponse. Un patient éligible sans suivi est manquant, ou non-répondeur avec NRI.',
  },
  thresholds: [
    {
      label: { en: 'Denominator', fr: 'Dénominateur' },
      value: 'baseline >= 5',
      option: 'entry_from',
      mark: 'primary',
      citation: thresholds2016,
    },
    {
      label: { en: 'Important improvement', fr: 'Amélioration importante' },
      value: 'fall >= 3',
      option: 'mcii',
      mark: 'primary',
      citation: thresholds2016,
    },
  ],
  mark: 'primary',
  marks: [{ what: { en: 'missing rule', fr: 'règle des données manquantes' }, mark: 'convention' }],
  citations: [thresholds2016],
  disagreements: [
    {
      en: 'NCT04968912 registers a fall of 4 or more and calls it the important improvement.',
      fr: 'NCT04968912 enregistre une baisse d’au moins 4 et l’appelle amélioration importante.',
    },
  ],
  edgeCases: [
    {
      en: 'The denominator of a rate is the eligible patients, not all of them.',
      fr: 'Le dénominateur d’un taux est formé des patients éligibles, pas de tous.',
    },
  ],
  reasonWords: eligibleReasons,
  examples: [
    { title: { en: '8 to 5', fr: '8 à 5' }, input: { essdai_b: '8', essdai_f: '5' }, expect: { eligible: '1', responder: '1' } },
    {
      title: { en: '4 to 0: not in the denominator', fr: '4 à 0 : hors du dénominateur' },
      input: { essdai_b: '4', essdai_f: '0' },
      expect: { eligible: '0', responder: 'NA', reason: 'not_eligible' },
    },
  ],
  compute: ({ essdai_b, essdai_f }, { entry_from, mcii, policy }) => ({
    values: amongEligible(
      essdai_b === undefined ? missing('missing:essdai_b') : compareExact(essdai_b, entry_from) >= 0,
      () => (essdai_b === undefined || essdai_f === undefined ? missing('missing:essdai_f') : fallsBy(essdai_b, essdai_f, mcii)),
      policy,
    ),
  }),
})
