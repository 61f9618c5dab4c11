import type { Composite } from '../../composites/composite.ts'
import { measures } from '../../composites/measures.ts'

const { clinessdai, esspri_sum, schirmer, oss, uwsf, hocevar, igg, rf } = measures

/** The candidate STAR of 2022 as a value (Seror 2022, table 3 and its footnotes). */
export const star2022 = {
  id: 'star',
  version: '2022-candidate',
  short: 'STAR',
  title: { en: 'Sjögren’s tool for assessing response', fr: 'Outil d’évaluation de la réponse au traitement dans la maladie de Sjögren' },
  aliases: ['STAR-2022-candidate', 'candidate STAR', 'preliminary STAR'],
  describes: {
    en: 'Response to treatment between baseline and follow-up in five domains',
    fr: 'Réponse au traitement entre la visite initiale et le suivi, dans cinq domaines',
  },
  measures: { clinessdai, esspri_sum, schirmer, oss, uwsf, hocevar, igg, rf },
  domains: [
    {
      id: 'systemic',
      label: { en: 'Systemic activity', fr: 'Activité systémique' },
      rule: { en: 'ClinESSDAI falls by 3 or more.', fr: 'Le ClinESSDAI baisse d’au moins 3.' },
      points: 3,
      judge: 'separately',
      gaps: 'undecided',
      tests: [{ id: 'clinessdai', label: clinessdai.label, measure: 'clinessdai', metWhen: { kind: 'change', to: 'fall', by: '3' } }],
    },
    {
      id: 'pro',
      label: { en: 'Symptoms', fr: 'Symptômes' },
      rule: { en: 'ESSPRI falls by 1 point or more, or by 15 % or more.', fr: 'L’ESSPRI baisse d’au moins 1 point, ou d’au moins 15 %.' },
      points: 3,
      judge: 'separately',
      gaps: 'undecided',
      tests: [
        {
          id: 'esspri',
          label: { en: 'ESSPRI', fr: 'ESSPRI' },
          measure: 'esspri_sum',
          metWhen: {
            kind: 'any',
            of: [
              { kind: 'change', to: 'fall', by: '3' },
              { kind: 'percent', to: 'fall', by: '15' },
            ],
          },
        },
      ],
    },
    {
      id: 'lachrymal',
      label: { en: 'Lacrimal gland', fr: 'Glande lacrymale' },
      rule: {
        en: 'Schirmer: from abnormal (mean below 5 mm) a rise of 5 mm or more; normal stays normal. Or OSS: from abnormal (mean 3 or more) a fall of 2 or more; normal stays normal.',
        fr: 'Schirmer : anormal (moyenne < 5 mm), hausse d’au moins 5 mm ; normal, il le reste. Ou OSS : anormal (moyenne ≥ 3), baisse d’au moins 2 ; normal, il le reste.',
      },
      points: 1,
      judge: 'separately',
      gaps: 'undecided',
      option: 'opt_lachrymal',
      tests: [
        {
          id: 'schirmer',
          label: { en: 'Schirmer', fr: 'Schirmer' },
          measure: 'schirmer',
          metWhen: { kind: 'change', to: 'rise', by: '5' },
          abnormal: { is: '<', than: '5' },
        },
        {
          id: 'oss',
          label: { en: 'OSS', fr: 'OSS' },
          measure: 'oss',
          metWhen: { kind: 'change', to: 'fall', by: '2' },
          abnormal: { is: '>=', than: '3' },
        },
      ],
    },
    {
      id: 'salivary',
      label: { en: 'Salivary gland', fr: 'Glande salivaire' },
      rule: {
        en: 'Saliva flow rises by 25 % or more, or at all from zero. Or the Hočevar score falls by 25 % or more.',
        fr: 'Le débit salivaire augmente d’au moins 25 %, ou augmente à partir de zéro. Ou le score de Hočevar baisse d’au moins 25 %.',
      },
      points: 1,
      judge: 'separately',
      gaps: 'undecided',
      option: 'opt_salivary',
      tests: [
        {
          id: 'uwsf',
          label: { en: 'Saliva flow', fr: 'Débit salivaire' },
          measure: 'uwsf',
          metWhen: { kind: 'percent', to: 'rise', by: '25', fromZero: 'any-rise' },
        },
        {
          id: 'sgus',
          label: { en: 'Ultrasound', fr: 'Échographie' },
          measure: 'hocevar',
          metWhen: { kind: 'percent', to: 'fall', by: '25' },
        },
      ],
    },
    {
      id: 'biological',
      label: { en: 'Biological', fr: 'Biologie' },
      rule: {
        en: 'IgG falls by 10 % or more, or rheumatoid factor by 25 % or more.',
        fr: 'Les IgG baissent d’au moins 10 %, ou le facteur rhumatoïde d’au moins 25 %.',
      },
      points: 1,
      judge: 'separately',
      gaps: 'undecided',
      option: 'opt_biological',
      tests: [
        { id: 'igg', label: { en: 'IgG', fr: 'IgG' }, measure: 'igg', metWhen: { kind: 'percent', to: 'fall', by: '10' } },
        {
          id: 'rf',
          label: { en: 'Rheumatoid factor', fr: 'Facteur rhumatoïde' },
          measure: 'rf',
          metWhen: { kind: 'percent', to: 'fall', by: '25' },
        },
      ],
    },
  ],
  responder: { atLeast: 5, whenMissing: 'bounds' },
  rule: {
    en: 'Five domains of 3, 3, 1, 1 and 1 points, 9 in all. A responder has 5 or more: neither large domain alone is enough, nor are the three small ones together.',
    fr: 'Cinq domaines valant 3, 3, 1, 1 et 1 points, 9 au total. Un répondeur en a au moins 5 : aucun grand domaine ne suffit seul, ni les trois petits ensemble.',
  },
  missingRule: {
    en: 'The publication’s rule could not be read. Least and greatest attainable points are always given. Bounds: responder only if the least is enough, not if the greatest is not, else undetermined. NRI: a missing domain counts as not met.',
    fr: 'La règle de la publication n’a pas pu être lue. Les points minimum et maximum atteignables sont toujours donnés. Bornes : répondeur si le minimum suffit, non-répondeur si le maximum ne suffit pas, sinon indéterminé. NRI : un domaine manquant compte comme non atteint.',
  },
  mark: 'primary',
  marks: [
    {
      what: { en: 'domains, points, cut-offs, abnormal at baseline', fr: 'domaines, points, seuils, anomalie initiale' },
      mark: 'primary',
      where: 'table 3 and its footnotes',
    },
    {
      what: { en: 'what to do when both tests of a domain were done', fr: 'que faire lorsque les deux examens d’un domaine ont été faits' },
      mark: 'convention',
      where: 'the table only says “or”; the choice is an option of the trial, either by default',
    },
    { what: { en: 'missing rule', fr: 'règle des données manquantes' }, mark: 'convention' },
  ],
  thresholds: [{ label: { en: 'Responder', fr: 'Répondeur' }, value: '>= 5 of 9', mark: 'primary' }],
  citations: [
    {
      title:
        'Development and preliminary validation of the Sjögren’s Tool for Assessing Response (STAR): a consensual composite score for assessing treatment effect in primary Sjögren’s syndrome',
      authors: 'Seror R, Baron G, Camus M, et al.',
      year: 2022,
      doi: '10.1136/annrheumdis-2021-222054',
      where: 'Ann Rheum Dis 2022;81:979-89, abstract, tables 1 and 3 and their footnotes',
    },
  ],
  disagreements: [
    {
      en: 'The published object is the candidate STAR: a final version may differ. It will be a new value with a new version.',
      fr: 'L’objet publié est le STAR candidat : une version finale peut différer. Elle sera une nouvelle valeur avec une nouvelle version.',
    },
  ],
  edgeCases: [
    {
      en: 'A mean Schirmer of exactly 5.0 is normal, although 5 is abnormal in ACR/EULAR 2016.',
      fr: 'Un Schirmer moyen d’exactement 5,0 est normal, bien que 5 soit anormal pour ACR/EULAR 2016.',
    },
    {
      en: 'Rheumatoid factor may be total or IgM, in IU/mL, and saliva may be collected over 5 or 15 min: one choice for a whole trial.',
      fr: 'Le facteur rhumatoïde peut être total ou IgM, en UI/mL, et la salive recueillie sur 5 ou 15 min : un seul choix par essai.',
    },
    { en: 'Saliva flow from 0.20 to 0.25 is exactly 25 %: met.', fr: 'Un débit de 0,20 à 0,25 est exactement 25 % : atteint.' },
    {
      en: 'With “either”, a normal Schirmer that stays normal earns the point even if OSS worsens.',
      fr: 'Avec « l’un ou l’autre », un Schirmer normal qui le reste donne le point même si l’OSS s’aggrave.',
    },
    {
      en: 'A Hočevar score, IgG or factor of zero cannot fall: not met.',
      fr: 'Un score de Hočevar, des IgG ou un facteur à zéro ne peuvent baisser : non atteint.',
    },
  ],
  notice: {
    en: 'Drugs that remove IgG or B cells meet the biological domain by their mechanism: read the domains beside the total.',
    fr: 'Les médicaments qui éliminent les IgG ou les lymphocytes B atteignent le domaine biologique par leur mécanisme : lire les domaines à côté du total.',
  },
  examples: [
    {
      title: { en: 'A systemic responder with two small domains', fr: 'Réponse systémique et deux petits domaines' },
      input: {
        clinessdai_b: '12',
        clinessdai_f: '9',
        esspri_sum_b: '18',
        esspri_sum_f: '16',
        schirmer_r_b: '2',
        schirmer_l_b: '4',
        schirmer_r_f: '7',
        schirmer_l_f: '9',
        uwsf_b: '0.20',
        uwsf_f: '0.25',
        igg_b: '20',
        igg_f: '19',
      },
      expect: { systemic: '1', pro: '0', lachrymal: '1', salivary: '1', biological: '0', points: '5', responder: '1' },
    },
    {
      title: { en: 'Symptoms not known', fr: 'Symptômes non connus' },
      input: {
        clinessdai_b: '12',
        clinessdai_f: '10',
        schirmer_r_b: '6',
        schirmer_l_b: '6',
        schirmer_r_f: '5',
        schirmer_l_f: '5',
        uwsf_b: '0',
        uwsf_f: '0',
        igg_b: '20',
        igg_f: '18',
      },
      expect: { points_min: '2', points_max: '5', points: 'NA', responder: 'NA' },
    },
    {
      title: { en: 'The same, counted as not met', fr: 'Le même, compté comme non atteint' },
      options: { policy: 'nri' },
      input: {
        clinessdai_b: '12',
        clinessdai_f: '10',
        schirmer_r_b: '6',
        schirmer_l_b: '6',
        schirmer_r_f: '5',
        schirmer_l_f: '5',
        uwsf_b: '0',
        uwsf_f: '0',
        igg_b: '20',
        igg_f: '18',
      },
      expect: { responder: '0' },
    },
  ],
} as const satisfies Composite
