import { compareExact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import { chisholmMason1968 } from '../../histology/citations.ts'
import { ifKnown, orMissing } from '../../rules/known.ts'

/** Chisholm-Mason grade of a labial gland biopsy, 0 to 4 as the pathologist rated it. Higher is worse. */
export const chisholmMason = instrument({
  id: 'chisholm_mason',
  version: '1968',
  short: 'Chisholm-Mason',
  title: { en: 'Chisholm-Mason grade', fr: 'Grade de Chisholm et Mason' },
  aliases: ['chisholm'],
  section: 'histology',
  measures: { en: 'Lymphocytic infiltrate of the minor salivary glands', fr: 'Infiltrat lymphocytaire des glandes salivaires accessoires' },
  items: {
    rated: {
      kind: 'level',
      label: { en: 'Grade', fr: 'Grade' },
      levels: [0, 1, 2, 3, 4],
      meanings: {
        0: { en: 'no infiltrate', fr: 'pas d’infiltrat' },
        1: { en: 'slight infiltrate', fr: 'infiltrat léger' },
        2: { en: 'moderate infiltrate, or less than one focus per 4 mm²', fr: 'infiltrat modéré, ou moins d’un foyer pour 4 mm²' },
        3: { en: 'one focus per 4 mm²', fr: 'un foyer pour 4 mm²' },
        4: { en: 'more than one focus per 4 mm²', fr: 'plus d’un foyer pour 4 mm²' },
      },
      worse: 'higher',
      variables: ['hist.chisholm_mason'],
    },
  },
  options: {
    positive_from: {
      kind: 'number',
      label: { en: 'Positive from grade', fr: 'Positif à partir du grade' },
      default: '3',
      min: '0',
      max: '4',
      mark: 'convention',
    },
  },
  results: {
    grade: { kind: 'number', label: { en: 'Grade', fr: 'Grade' }, unit: '{grade}', min: '0', max: '4', better: 'lower' },
    positive: {
      kind: 'yes-no',
      label: { en: 'Corresponds to a focus score of 1 or more', fr: 'Correspond à un focus score d’au moins 1' },
      yes: 'bad',
    },
  },
  main: 'grade',
  rule: {
    en: 'Rated by the pathologist per 4 mm² of gland. Grades 3 and 4 correspond to a focus score of 1 or more.',
    fr: 'Coté par le pathologiste pour 4 mm² de glande. Les grades 3 et 4 correspondent à un focus score d’au moins 1.',
  },
  missingRule: { en: 'Rated or missing.', fr: 'Coté ou manquant.' },
  thresholds: [{ label: { en: 'Positive', fr: 'Positif' }, value: '>= 3', option: 'positive_from', mark: 'convention' }],
  mark: 'secondary',
  marks: [
    {
      what: { en: 'grades', fr: 'grades' },
      mark: 'secondary',
      where: 'the page of the Charité pathology department and a public collection of medical algorithms, which agree',
    },
    {
      what: { en: 'grades 3 and 4 as a focus score of 1 or more', fr: 'grades 3 et 4 comme focus score d’au moins 1' },
      mark: 'convention',
    },
  ],
  citations: [chisholmMason1968],
  edgeCases: [
    {
      en: 'A grade is never turned back into a focus score: grade 4 may be 1.2 or 10.',
      fr: 'Un grade n’est jamais reconverti en focus score : le grade 4 peut valoir 1,2 ou 10.',
    },
    {
      en: 'From a focus score the grade is 2 below 1, 3 at exactly 1, 4 above.',
      fr: 'À partir d’un focus score, le grade est 2 sous 1, 3 à exactement 1, 4 au-dessus.',
    },
  ],
  examples: [
    { title: { en: 'One focus', fr: 'Un foyer' }, input: { rated: '3' }, expect: { grade: '3', positive: '1' } },
    { title: { en: 'Less than one focus', fr: 'Moins d’un foyer' }, input: { rated: '2' }, expect: { grade: '2', positive: '0' } },
  ],
  compute: ({ rated }, { positive_from }) => {
    const grade = orMissing(rated, 'missing:rated')
    return { values: { grade, positive: ifKnown(grade, (value) => compareExact(value, positive_from) >= 0) } }
  },
})
