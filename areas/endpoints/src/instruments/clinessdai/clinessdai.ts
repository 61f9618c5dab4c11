import type { Citation } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import { activityOptions, activityResults, scoreActivity } from '../essdai/activity-index.ts'
import { essdai2010 } from '../essdai/citations.ts'
import { domains } from '../essdai/domains.ts'

const clinessdai2016: Citation = {
  title: 'Development of the ClinESSDAI: a clinical score without biological domain. A tool for biological studies',
  authors: 'Seror R, Meiners P, Baron G, et al.',
  year: 2016,
  doi: '10.1136/annrheumdis-2015-208504',
  where: 'Ann Rheum Dis 2016;75:1945-50, abstract and table 4',
}

const weights = {
  constitutional: 4,
  lymphadenopathy: 4,
  glandular: 2,
  articular: 3,
  cutaneous: 3,
  pulmonary: 6,
  renal: 6,
  muscular: 7,
  pns: 5,
  cns: 5,
  haematological: 2,
} as const

const { biological: _, ...clinical } = domains

const items = {
  ...clinical,
  baseline_clinessdai: {
    kind: 'number',
    label: { en: 'ClinESSDAI of the earlier visit', fr: 'ClinESSDAI de la visite précédente' },
    unit: '{score}',
    min: '0',
    max: '135',
    whole: true,
    visit: 'baseline',
    variables: ['essdai.clin_total'],
    from: { instrument: 'clinessdai', result: 'total' },
    optional: true,
  },
} as const

const zeros = Object.fromEntries(Object.keys(clinical).map((id) => [id, '0']))

/** ESSDAI without the biological domain, with its own weights: 0 to 135, higher is worse. The systemic item of STAR and CRESS. */
export const clinessdai = instrument({
  id: 'clinessdai',
  version: '2016',
  short: 'ClinESSDAI',
  title: { en: 'Clinical ESSDAI, without the biological domain', fr: 'ESSDAI clinique, sans le domaine biologique' },
  section: 'activity',
  measures: {
    en: 'Systemic disease activity without serum results, for drugs that change IgG or complement',
    fr: 'Activité systémique sans les résultats sériques, pour les traitements qui modifient les IgG ou le complément',
  },
  items,
  options: {
    moderate_from: { ...activityOptions.moderate_from, mark: 'primary' },
    high_from: { ...activityOptions.high_from, mark: 'primary' },
    mcii: { ...activityOptions.mcii, mark: 'primary' },
  },
  results: activityResults('135'),
  main: 'total',
  earlier: { item: 'baseline_clinessdai', result: 'total' },
  rule: {
    en: 'Eleven domains with weights of their own: not the ESSDAI minus its biological points. The score is the sum of weight times level, 0 to 135.',
    fr: 'Onze domaines avec des poids propres : ce n’est pas l’ESSDAI moins ses points biologiques. Le score est la somme des poids multipliés par les niveaux, de 0 à 135.',
  },
  missingRule: {
    en: 'As ESSDAI: any domain that is not rated makes the total missing; the sum of the known domains is a lower bound.',
    fr: 'Comme l’ESSDAI : un domaine non coté rend le total manquant ; la somme des domaines connus est une borne inférieure.',
  },
  thresholds: [
    {
      label: { en: 'Low activity', fr: 'Activité faible' },
      value: '< 5',
      option: 'moderate_from',
      mark: 'primary',
      citation: clinessdai2016,
    },
    {
      label: { en: 'High activity', fr: 'Activité élevée' },
      value: '>= 14',
      option: 'high_from',
      mark: 'primary',
      citation: clinessdai2016,
    },
    {
      label: { en: 'Important improvement', fr: 'Amélioration importante' },
      value: 'fall >= 3',
      option: 'mcii',
      mark: 'primary',
      citation: clinessdai2016,
    },
  ],
  mark: 'secondary',
  marks: [
    {
      what: { en: 'weights', fr: 'poids' },
      mark: 'secondary',
      where:
        'a study protocol of 2026 and a public specification of a claims study, both citing the paper; they give the published maximum of 135',
    },
    {
      what: { en: 'moderate from 5, high from 14, fall of 3', fr: 'modérée à partir de 5, élevée à partir de 14, baisse de 3' },
      mark: 'primary',
      where: 'Seror 2016, table 4: cut-offs of the ROC curves and improvement in the whole cohort',
    },
  ],
  citations: [clinessdai2016, essdai2010],
  disagreements: [
    {
      en: 'The same table gives an important fall of 3 points (95 % CI 2 to 5) in the whole cohort and of 4 (2 to 7) among patients with an ESSDAI of 5 or more at baseline, whom trials enrol. The amount is an option; 3 is the default.',
      fr: 'Le même tableau donne une baisse importante de 3 points (IC à 95 % : 2 à 5) dans toute la cohorte et de 4 (2 à 7) chez les patients dont l’ESSDAI initial est d’au moins 5, ceux que recrutent les essais. Le seuil est une option ; 3 par défaut.',
    },
  ],
  edgeCases: [
    {
      en: 'A data set that holds only the ESSDAI total cannot give ClinESSDAI: the levels of the domains are needed.',
      fr: 'Un jeu de données qui ne contient que le total ESSDAI ne permet pas de calculer le ClinESSDAI : il faut les niveaux des domaines.',
    },
    {
      en: 'ClinTrialsESSDAI, a short form, is not computed: its domains and weights were not found.',
      fr: 'ClinTrialsESSDAI, une forme courte, n’est pas calculé : ses domaines et ses poids n’ont pas été trouvés.',
    },
  ],
  examples: [
    {
      title: { en: 'Arthritis only: the ESSDAI would be 4, low', fr: 'Arthrite seule : l’ESSDAI serait 4, faible' },
      input: { ...zeros, articular: '2' },
      expect: { total: '6', state: 'moderate' },
    },
    {
      title: { en: 'Three domains', fr: 'Trois domaines' },
      input: { ...zeros, constitutional: '1', pulmonary: '2', haematological: '1' },
      expect: { total: '18', state: 'high' },
    },
  ],
  compute: (given, options) =>
    scoreActivity(weights, items, given, { id: 'baseline_clinessdai', total: given.baseline_clinessdai }, options),
})
