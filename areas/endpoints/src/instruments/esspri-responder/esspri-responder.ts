import { compareExact, exact, multiplyExact } from '@dacryon/core'
import { measures } from '../../composites/measures.ts'
import { policyOption } from '../../definition/common-options.ts'
import { instrument } from '../../definition/instrument.ts'
import type { NumberItem } from '../../definition/item.ts'
import { missing } from '../../definition/reason.ts'
import { fallsBy, fallsByPercent } from '../../rules/change.ts'
import { thresholds2016 } from '../essdai/citations.ts'
import { amongEligible, eligibleReasons, eligibleResults } from '../essdai-responder/eligible-responder.ts'
import { mciiOptions } from '../esspri/mcii-options.ts'

const { label, help, unit, min, max, from } = measures.esspri_sum

const sum = <const V extends 'baseline' | 'follow-up'>(visit: V) =>
  ({
    kind: 'number',
    label,
    help,
    unit,
    min,
    max,
    from,
    visit,
    group: visit === 'baseline' ? { en: 'Baseline', fr: 'Visite initiale' } : { en: 'Follow-up', fr: 'Suivi' },
    ...(visit === 'follow-up' && { worse: 'higher' }),
  }) as const satisfies NumberItem

const three = exact(3)

/** Important improvement of ESSPRI among patients with an unsatisfactory symptom state at baseline. */
export const esspriResponder = instrument({
  id: 'esspri_responder',
  version: '2016',
  short: 'ESSPRI responder',
  title: { en: 'ESSPRI responder among the symptomatic', fr: 'Répondeur ESSPRI parmi les patients symptomatiques' },
  section: 'response',
  measures: {
    en: 'Important improvement of symptoms, where there was enough to improve',
    fr: 'Amélioration importante des symptômes, lorsqu’il y avait de quoi s’améliorer',
  },
  items: { esspri_sum_b: sum('baseline'), esspri_sum_f: sum('follow-up') },
  options: {
    policy: policyOption,
    entry_from: {
      kind: 'number',
      label: { en: 'In the denominator from a baseline ESSPRI of', fr: 'Au dénominateur à partir d’un ESSPRI initial de' },
      default: '5',
      min: '0',
      mark: 'primary',
    },
    ...mciiOptions,
  },
  results: eligibleResults,
  main: 'responder',
  rule: {
    en: 'Among patients with an ESSPRI of 5 or more at baseline, a responder falls by 1 point or more, or by 15 % or more.',
    fr: 'Parmi les patients dont l’ESSPRI initial est d’au moins 5, un répondeur baisse d’au moins 1 point, ou d’au moins 15 %.',
  },
  missingRule: {
    en: 'Outside the denominator there is no answer. An eligible patient without follow-up is missing, or a non-responder under NRI.',
    fr: 'Hors du dénominateur, il n’y a pas de réponse. Un patient éligible sans suivi est manquant, ou non-répondeur avec NRI.',
  },
  thresholds: [
    {
      label: { en: 'Denominator', fr: 'Dénominateur' },
      value: 'baseline ESSPRI >= 5 (sum >= 15)',
      option: 'entry_from',
      mark: 'primary',
      citation: thresholds2016,
    },
    {
      label: { en: 'Important improvement', fr: 'Amélioration importante' },
      value: 'fall >= 1 point',
      option: 'mcii_points',
      mark: 'primary',
      citation: thresholds2016,
    },
    { label: { en: 'or', fr: 'ou' }, value: 'fall >= 15 %', option: 'mcii_percent', mark: 'primary', citation: thresholds2016 },
  ],
  mark: 'primary',
  marks: [{ what: { en: 'missing rule', fr: 'règle des données manquantes' }, mark: 'convention' }],
  citations: [thresholds2016],
  edgeCases: [
    {
      en: 'An ESSPRI of 14/3 is below 5: a sum of 14 is not in the denominator, a sum of 15 is.',
      fr: 'Un ESSPRI de 14/3 est inférieur à 5 : une somme de 14 est hors du dénominateur, une somme de 15 y est.',
    },
  ],
  reasonWords: eligibleReasons,
  examples: [
    {
      title: { en: 'From 5 by exactly 15 %', fr: 'De 5, d’exactement 15 %' },
      input: { esspri_sum_b: '15', esspri_sum_f: '12.75' },
      expect: { eligible: '1', responder: '1' },
    },
    {
      title: { en: '14/3: not in the denominator', fr: '14/3 : hors du dénominateur' },
      input: { esspri_sum_b: '14', esspri_sum_f: '3' },
      expect: { eligible: '0', responder: 'NA', reason: 'not_eligible' },
    },
  ],
  compute: ({ esspri_sum_b: base, esspri_sum_f: follow }, { entry_from, mcii_points, mcii_percent, policy }) => ({
    values: amongEligible(
      base === undefined ? missing('missing:esspri_sum_b') : compareExact(base, multiplyExact(entry_from, three)) >= 0,
      () =>
        base === undefined || follow === undefined
          ? missing('missing:esspri_sum_f')
          : fallsBy(base, follow, multiplyExact(mcii_points, three)) || fallsByPercent(base, follow, mcii_percent),
      policy,
    ),
  }),
})
