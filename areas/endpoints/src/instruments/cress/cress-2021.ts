import type { Composite } from '../../composites/composite.ts'
import { measures } from '../../composites/measures.ts'
import { cress2021 as paper } from './citations.ts'
import { cressDomains } from './domains.ts'

const { clinessdai, esspri_sum, schirmer, oss, uwsf, hocevar, igg, rf } = measures

/** CRESS of 2021 as a value (Arends 2021, abstract; cut-offs from secondary texts and memory, as marked). */
export const cress2021 = {
  id: 'cress',
  version: '2021',
  short: 'CRESS',
  title: { en: 'Composite of relevant endpoints for Sjögren’s syndrome', fr: 'Critère composite de réponse pour le syndrome de Sjögren' },
  describes: {
    en: 'Response to treatment at a visit in five items of equal weight',
    fr: 'Réponse au traitement à une visite, en cinq éléments de même poids',
  },
  measures: { clinessdai, esspri_sum, schirmer, oss, uwsf, hocevar, igg, rf },
  domains: cressDomains,
  responder: { atLeast: 3, whenMissing: { fewerThan: 3 } },
  rule: {
    en: 'Five items of one point each; a responder meets at least three. The systemic item is a state at the visit, the others are changes since baseline.',
    fr: 'Cinq éléments d’un point chacun ; un répondeur en atteint au moins trois. L’élément systémique est un état à la visite, les autres sont des changements depuis la visite initiale.',
  },
  missingRule: {
    en: 'An item is available when one of its tests can be evaluated. With fewer than three available items the patient is a non-responder and stays in the denominator; with three or more, missing items count as not met.',
    fr: 'Un élément est disponible si l’un de ses examens peut être évalué. Avec moins de trois éléments disponibles, le patient est non-répondeur et reste au dénominateur ; avec trois ou plus, les éléments manquants comptent comme non atteints.',
  },
  mark: 'unverified',
  marks: [
    {
      what: {
        en: 'the five items, 3 of 5, fewer than three available items',
        fr: 'les cinq éléments, 3 sur 5, moins de trois disponibles',
      },
      mark: 'primary',
      where: 'abstract',
    },
    {
      what: {
        en: 'cut-offs of the systemic, symptom, saliva and serology items',
        fr: 'seuils systémique, symptômes, salive et sérologie',
      },
      mark: 'secondary',
      where: 'summary in a public code repository',
    },
    {
      what: {
        en: 'cut-offs of the tear item, Schirmer abnormal at 5 mm or less, and the rule for normal tests',
        fr: 'seuils de l’élément lacrymal, Schirmer anormal à 5 mm ou moins, et règle des examens normaux',
      },
      mark: 'unverified',
    },
    { what: { en: 'when an item counts as available', fr: 'quand un élément est disponible' }, mark: 'convention' },
  ],
  thresholds: [
    { label: { en: 'Responder', fr: 'Répondeur' }, value: '>= 3 of 5', mark: 'primary', citation: paper },
    { label: { en: 'Low systemic activity', fr: 'Activité systémique faible' }, value: 'ClinESSDAI < 5', mark: 'secondary' },
    { label: { en: 'Schirmer abnormal', fr: 'Schirmer anormal' }, value: '<= 5 mm', mark: 'unverified' },
    { label: { en: 'OSS abnormal', fr: 'OSS anormal' }, value: '>= 3', mark: 'unverified' },
  ],
  citations: [paper],
  disagreements: [
    {
      en: 'A report of the development at the EULAR congress of 2020 has what seems an earlier version: ESSDAI below 5, OSS, stimulated saliva flow, and rheumatoid factor lower by 25 % or IgG by 5 %. It is not used here.',
      fr: 'Un compte rendu du développement au congrès EULAR 2020 décrit ce qui semble une version antérieure : ESSDAI inférieur à 5, OSS, débit salivaire stimulé, et baisse de 25 % du facteur rhumatoïde ou de 5 % des IgG. Elle n’est pas utilisée ici.',
    },
    {
      en: 'The registration NCT05817669, which has CRESS as its primary endpoint, says that the score runs from 0 to 9 and that higher is worse. CRESS runs from 0 to 5 items, and higher is better.',
      fr: 'L’enregistrement NCT05817669, dont CRESS est le critère principal, indique un score de 0 à 9 où plus haut est pire. CRESS va de 0 à 5 éléments, et plus haut est mieux.',
    },
    {
      en: 'A mean Schirmer of exactly 5 mm is abnormal here and normal in STAR.',
      fr: 'Un Schirmer moyen d’exactement 5 mm est anormal ici et normal pour STAR.',
    },
  ],
  edgeCases: [
    {
      en: 'A patient who starts with a ClinESSDAI below 5 earns the systemic item by staying there. Where the baseline is given, the result carries a warning.',
      fr: 'Un patient qui commence avec un ClinESSDAI inférieur à 5 obtient l’élément systémique en y restant. Si la valeur initiale est donnée, le résultat porte un avertissement.',
    },
    {
      en: 'An abnormal OSS that does not improve is not rescued by a Schirmer that stays normal: the tests are judged together.',
      fr: 'Un OSS anormal qui ne s’améliore pas n’est pas rattrapé par un Schirmer resté normal : les examens sont jugés ensemble.',
    },
    {
      en: 'Fewer than three available items cannot make three met ones, so the rule changes no numerator. Its effect is that these patients stay in the denominator.',
      fr: 'Moins de trois éléments disponibles ne peuvent en faire trois atteints : la règle ne change aucun numérateur. Elle garde ces patients au dénominateur.',
    },
    {
      en: 'A tear test that is missing leaves the item to the other one, which can turn an item that was not met into a met one.',
      fr: 'Un examen lacrymal manquant laisse l’élément à l’autre, ce qui peut rendre atteint un élément qui ne l’était pas.',
    },
    { en: 'An ESSPRI of zero at baseline cannot fall: not met.', fr: 'Un ESSPRI initial à zéro ne peut baisser : non atteint.' },
  ],
  notice: {
    en: 'Drugs that remove IgG or B cells meet the serology item by their mechanism: read the items beside the answer.',
    fr: 'Les médicaments qui éliminent les IgG ou les lymphocytes B atteignent l’élément sérologique par leur mécanisme : lire les éléments à côté de la réponse.',
  },
  examples: [
    {
      title: { en: 'Three of five, with a Schirmer that rises by 4 mm only', fr: 'Trois sur cinq, avec un Schirmer qui ne gagne que 4 mm' },
      input: {
        clinessdai_f: '4',
        esspri_sum_b: '18',
        esspri_sum_f: '15',
        schirmer_r_b: '2',
        schirmer_l_b: '6',
        schirmer_r_f: '7',
        schirmer_l_f: '9',
        uwsf_b: '0',
        uwsf_f: '0.02',
        igg_b: '15',
        igg_f: '14.5',
      },
      expect: { systemic: '1', symptoms: '1', tear: '0', saliva: '1', serology: '0', n_met: '3', responder: '1' },
    },
    {
      title: { en: 'Only two items known: non-responder by rule', fr: 'Deux éléments connus seulement : non-répondeur selon la règle' },
      input: { clinessdai_f: '2', esspri_sum_b: '21', esspri_sum_f: '15' },
      expect: { tear: 'NA', n_available: '2', n_met: '2', responder: '0' },
    },
  ],
} as const satisfies Composite
