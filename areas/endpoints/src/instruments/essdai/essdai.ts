import { instrument } from '../../definition/instrument.ts'
import { activityOptions, activityResults, scoreActivity } from './activity-index.ts'
import { essdai2010, essdaiGuide2015, thresholds2016 } from './citations.ts'
import { domains } from './domains.ts'
import { essdaiWeights } from './weights.ts'

const items = {
  ...domains,
  baseline_essdai: {
    kind: 'number',
    label: { en: 'ESSDAI of the earlier visit', fr: 'ESSDAI de la visite précédente' },
    unit: '{score}',
    min: '0',
    max: '123',
    whole: true,
    visit: 'baseline',
    variables: ['essdai.total'],
    from: { instrument: 'essdai', result: 'total' },
    optional: true,
  },
} as const

const zeros = Object.fromEntries(Object.keys(domains).map((id) => [id, '0']))

/** EULAR Sjögren's syndrome disease activity index: systemic activity as rated by a physician, 0 to 123, higher is worse. */
export const essdai = instrument({
  id: 'essdai',
  version: '2010',
  short: 'ESSDAI',
  title: { en: 'EULAR Sjögren’s syndrome disease activity index', fr: 'Indice EULAR d’activité systémique du syndrome de Sjögren' },
  section: 'activity',
  measures: { en: 'Systemic disease activity, rated by a physician', fr: 'Activité systémique de la maladie, cotée par un médecin' },
  items,
  options: activityOptions,
  results: activityResults('123'),
  main: 'total',
  earlier: { item: 'baseline_essdai', result: 'total' },
  rule: {
    en: 'Each of twelve domains gets an activity level. The score is the sum of weight times level, 0 to 123. Low below 5, moderate 5 to 13, high from 14.',
    fr: 'Chacun des douze domaines reçoit un niveau d’activité. Le score est la somme des poids multipliés par les niveaux, de 0 à 123. Faible sous 5, modérée de 5 à 13, élevée à partir de 14.',
  },
  missingRule: {
    en: 'The source is silent. Any domain that is not rated makes the total missing; the sum of the known domains is given as a lower bound. Nothing is imputed.',
    fr: 'La source ne dit rien. Un domaine non coté rend le total manquant ; la somme des domaines connus est donnée comme borne inférieure. Rien n’est imputé.',
  },
  thresholds: [
    {
      label: { en: 'Low activity', fr: 'Activité faible' },
      value: '< 5',
      option: 'moderate_from',
      mark: 'primary',
      citation: thresholds2016,
    },
    { label: { en: 'Moderate activity', fr: 'Activité modérée' }, value: '5 to 13', mark: 'primary', citation: thresholds2016 },
    {
      label: { en: 'High activity', fr: 'Activité élevée' },
      value: '>= 14',
      option: 'high_from',
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
    { label: { en: 'Usual entry to trials', fr: 'Seuil d’entrée habituel dans les essais' }, value: '>= 5', mark: 'secondary' },
  ],
  mark: 'primary',
  marks: [
    { what: { en: 'weights of the twelve domains', fr: 'poids des douze domaines' }, mark: 'primary', where: 'ESSDAI 2010, table 2' },
    {
      what: { en: 'levels of the first seven domains', fr: 'niveaux des sept premiers domaines' },
      mark: 'primary',
      where: 'ESSDAI 2010, table 3',
    },
    {
      what: { en: 'activity states, important improvement', fr: 'états d’activité, amélioration importante' },
      mark: 'primary',
      where: 'Seror 2016, abstract',
    },
    {
      what: { en: 'levels of the other five domains', fr: 'niveaux des cinq autres domaines' },
      mark: 'secondary',
      where: 'an open implementation of the user guide; the maxima sum to the published 123',
    },
    { what: { en: 'recall period', fr: 'période de référence' }, mark: 'unverified' },
  ],
  citations: [essdai2010, essdaiGuide2015, thresholds2016],
  disagreements: [
    {
      en: 'The EULAR 2020 recommendations word low activity as 1 to 4 and severe disease as more than 14, not 14 or more.',
      fr: 'Les recommandations EULAR 2020 définissent l’activité faible de 1 à 4 et la maladie sévère au-dessus de 14, et non à partir de 14.',
    },
    {
      en: 'One phase 2 trial (NCT04968912) registered a fall of 4 points as its responder: the amount is an option.',
      fr: 'Un essai de phase 2 (NCT04968912) a retenu une baisse de 4 points : le seuil est une option.',
    },
  ],
  edgeCases: [
    { en: 'The central nervous system has no level 1.', fr: 'Le système nerveux central n’a pas de niveau 1.' },
    { en: 'IgG of exactly 16 or exactly 20 g/L is level 1.', fr: 'Des IgG d’exactement 16 ou 20 g/L sont de niveau 1.' },
    {
      en: 'A score of 0 is labelled low; one may say “no activity”.',
      fr: 'Un score de 0 est dit faible ; on peut dire « pas d’activité ».',
    },
  ],
  examples: [
    {
      title: { en: 'Arthritis and raised IgG', fr: 'Arthrite et IgG élevées' },
      input: { ...zeros, articular: '2', biological: '1' },
      expect: { total: '5', state: 'moderate' },
    },
    {
      title: { en: 'Several domains', fr: 'Plusieurs domaines' },
      input: { ...zeros, constitutional: '1', pulmonary: '2', haematological: '1', biological: '2' },
      expect: { total: '17', state: 'high' },
    },
    {
      title: { en: 'A level that does not exist', fr: 'Un niveau qui n’existe pas' },
      input: { ...zeros, cns: '1' },
      expect: { total: 'NA', reason: 'invalid:cns' },
    },
  ],
  compute: (given, options) => scoreActivity(essdaiWeights, items, given, { id: 'baseline_essdai', total: given.baseline_essdai }, options),
})
