import type { Domain } from '../../composites/composite.ts'
import { measures } from '../../composites/measures.ts'

const item = { points: 1, judge: 'separately', gaps: 'ignored' } as const

/** The five items of CRESS, one point each. A test that cannot be evaluated leaves the item to the other one. */
export const cressDomains = [
  {
    ...item,
    id: 'systemic',
    label: { en: 'Systemic activity', fr: 'Activité systémique' },
    rule: {
      en: 'ClinESSDAI below 5 at the visit, whatever it was at baseline.',
      fr: 'ClinESSDAI inférieur à 5 à la visite, quelle que soit la valeur initiale.',
    },
    warn: {
      flag: 'low_at_baseline',
      words: {
        en: 'The ClinESSDAI was below 5 already at baseline: the systemic item shows no change.',
        fr: 'Le ClinESSDAI était déjà inférieur à 5 à la visite initiale : l’élément systémique ne montre pas de changement.',
      },
      measure: 'clinessdai',
      at: 'baseline',
      is: '<',
      than: '5',
    },
    tests: [
      {
        id: 'clinessdai',
        label: measures.clinessdai.label,
        measure: 'clinessdai',
        metWhen: { kind: 'state', at: 'follow-up', is: '<', than: '5' },
      },
    ],
  },
  {
    ...item,
    id: 'symptoms',
    label: { en: 'Symptoms', fr: 'Symptômes' },
    rule: { en: 'ESSPRI falls by 1 point or more, or by 15 % or more.', fr: 'L’ESSPRI baisse d’au moins 1 point, ou d’au moins 15 %.' },
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
    ...item,
    id: 'tear',
    label: { en: 'Tear gland', fr: 'Glande lacrymale' },
    rule: {
      en: 'Schirmer abnormal at baseline (mean 5 mm or less) rises by 5 mm or more, or OSS abnormal at baseline (mean 3 or more) falls by 2 or more. When every test was normal at baseline, none may become abnormal.',
      fr: 'Le Schirmer anormal au départ (moyenne ≤ 5 mm) augmente d’au moins 5 mm, ou l’OSS anormal au départ (moyenne ≥ 3) baisse d’au moins 2. Si tous les examens étaient normaux au départ, aucun ne doit devenir anormal.',
    },
    judge: 'jointly',
    tests: [
      {
        id: 'schirmer',
        label: { en: 'Schirmer', fr: 'Schirmer' },
        measure: 'schirmer',
        metWhen: { kind: 'change', to: 'rise', by: '5' },
        abnormal: { is: '<=', than: '5' },
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
    ...item,
    id: 'saliva',
    label: { en: 'Salivary gland', fr: 'Glande salivaire' },
    rule: {
      en: 'Saliva flow rises by 25 % or more, or at all from zero. Or the Hočevar score falls by 25 % or more.',
      fr: 'Le débit salivaire augmente d’au moins 25 %, ou augmente à partir de zéro. Ou le score de Hočevar baisse d’au moins 25 %.',
    },
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
    ...item,
    id: 'serology',
    label: { en: 'Serology', fr: 'Sérologie' },
    rule: {
      en: 'Rheumatoid factor falls by 25 % or more, or IgG by 10 % or more.',
      fr: 'Le facteur rhumatoïde baisse d’au moins 25 %, ou les IgG d’au moins 10 %.',
    },
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
] as const satisfies readonly Domain[]
