import { instrument } from '../../definition/instrument.ts'
import { orMissing } from '../../rules/known.ts'

/** Tarpley grade of a labial gland biopsy, 0 to 4 as the pathologist rated it. Higher is worse. */
export const tarpley = instrument({
  id: 'tarpley',
  version: '1974',
  short: 'Tarpley',
  title: { en: 'Tarpley grade', fr: 'Grade de Tarpley' },
  section: 'histology',
  measures: {
    en: 'Infiltrate and loss of acini in the minor salivary glands',
    fr: 'Infiltrat et destruction acineuse des glandes salivaires accessoires',
  },
  items: {
    rated: {
      kind: 'level',
      label: { en: 'Grade', fr: 'Grade' },
      levels: [0, 1, 2, 3, 4],
      meanings: {
        0: { en: 'normal', fr: 'normal' },
        1: { en: 'one or two aggregates', fr: 'un ou deux agrégats' },
        2: { en: 'more than two aggregates', fr: 'plus de deux agrégats' },
        3: { en: 'diffuse infiltrate, part of the acini destroyed', fr: 'infiltrat diffus, destruction partielle des acini' },
        4: {
          en: 'diffuse infiltrate, all acini destroyed, with or without fibrosis',
          fr: 'infiltrat diffus, destruction complète des acini, avec ou sans fibrose',
        },
      },
      worse: 'higher',
      variables: ['hist.tarpley'],
    },
  },
  results: { grade: { kind: 'number', label: { en: 'Grade', fr: 'Grade' }, unit: '{grade}', min: '0', max: '4', better: 'lower' } },
  main: 'grade',
  rule: { en: 'Rated by the pathologist, not computed.', fr: 'Coté par le pathologiste, non calculé.' },
  missingRule: { en: 'Rated or missing.', fr: 'Coté ou manquant.' },
  mark: 'unverified',
  citations: [
    {
      title: 'Minor salivary gland involvement in Sjögren’s syndrome',
      authors: 'Tarpley TM, Anderson LG, White CL',
      year: 1974,
      where: 'Oral Surg 1974;37:64-74 (from memory, unverified)',
    },
  ],
  edgeCases: [
    {
      en: 'It counts aggregates, not foci per area: no focus score follows from it.',
      fr: 'Il compte des agrégats, non des foyers par surface : aucun focus score ne s’en déduit.',
    },
  ],
  examples: [
    { title: { en: 'More than two aggregates', fr: 'Plus de deux agrégats' }, input: { rated: '2' }, expect: { grade: '2' } },
    { title: { en: 'All acini destroyed', fr: 'Destruction complète' }, input: { rated: '4' }, expect: { grade: '4' } },
  ],
  compute: ({ rated }) => ({ values: { grade: orMissing(rated, 'missing:rated') } }),
})
