import type { Composite } from '../../composites/composite.ts'
import { cress2021 as paper, tractiss2024 } from '../cress/citations.ts'
import { cress2021 } from '../cress/cress-2021.ts'

const { oss: _, hocevar: __, ...measures } = cress2021.measures
const [systemic, symptoms, tear, saliva, serology] = cress2021.domains

/** Concise CRESS as a value: CRESS without the tests that many trials did not collect. */
export const ccress2024 = {
  ...cress2021,
  id: 'ccress',
  version: '2024',
  short: 'cCRESS',
  title: {
    en: 'Concise CRESS, without ocular staining and ultrasound',
    fr: 'CRESS concis, sans coloration oculaire ni échographie',
  },
  measures,
  domains: [
    systemic,
    symptoms,
    {
      ...tear,
      rule: {
        en: 'Schirmer abnormal at baseline (mean 5 mm or less) rises by 5 mm or more; normal stays normal.',
        fr: 'Le Schirmer anormal au départ (moyenne ≤ 5 mm) augmente d’au moins 5 mm ; normal, il le reste.',
      },
      tests: [tear.tests[0]],
    },
    {
      ...saliva,
      rule: {
        en: 'Saliva flow rises by 25 % or more, or at all from zero.',
        fr: 'Le débit salivaire augmente d’au moins 25 %, ou augmente à partir de zéro.',
      },
      tests: [saliva.tests[0]],
    },
    serology,
  ],
  rule: {
    en: 'As CRESS, at least three of five, with Schirmer as the only tear test and unstimulated flow as the only saliva test.',
    fr: 'Comme CRESS, au moins trois sur cinq, avec le Schirmer pour seul examen lacrymal et le débit non stimulé pour seul examen salivaire.',
  },
  mark: 'unverified',
  marks: [
    {
      what: { en: 'that it exists and was used in TRACTISS', fr: 'son existence et son emploi dans TRACTISS' },
      mark: 'primary',
      where: 'abstract',
    },
    { what: { en: 'its definition', fr: 'sa définition' }, mark: 'unverified' },
  ],
  thresholds: [
    { label: { en: 'Responder', fr: 'Répondeur' }, value: '>= 3 of 5', mark: 'unverified', citation: paper },
    { label: { en: 'Schirmer abnormal', fr: 'Schirmer anormal' }, value: '<= 5 mm', mark: 'unverified' },
  ],
  citations: [paper, tractiss2024],
  disagreements: [
    {
      en: 'A mean Schirmer of exactly 5 mm is abnormal here and normal in STAR.',
      fr: 'Un Schirmer moyen d’exactement 5 mm est anormal ici et normal pour STAR.',
    },
  ],
  edgeCases: [
    {
      en: 'A patient who starts with a ClinESSDAI below 5 earns the systemic item by staying there.',
      fr: 'Un patient qui commence avec un ClinESSDAI inférieur à 5 obtient l’élément systémique en y restant.',
    },
  ],
  examples: [
    {
      title: { en: 'A normal Schirmer that stays normal', fr: 'Un Schirmer normal qui le reste' },
      input: {
        clinessdai_f: '4',
        esspri_sum_b: '24',
        esspri_sum_f: '22',
        schirmer_r_b: '9',
        schirmer_l_b: '9',
        schirmer_r_f: '6',
        schirmer_l_f: '6',
        uwsf_b: '0.1',
        uwsf_f: '0.1',
        rf_b: '100',
        rf_f: '75',
      },
      expect: { systemic: '1', symptoms: '0', tear: '1', saliva: '0', serology: '1', n_met: '3', responder: '1' },
    },
  ],
} as const satisfies Composite
