import type { Citation } from '@dacryon/core'
import { ultrasound } from '../../ultrasound/system.ts'

const baldini2015: Citation = {
  title: 'Salivary gland ultrasonography: a highly specific tool for the early diagnosis of primary Sjögren’s syndrome',
  authors: 'Baldini C, Luciano N, Tarantini G, et al.',
  year: 2015,
  doi: '10.1186/s13075-015-0657-7',
  where: 'Arthritis Res Ther 2015, abstract',
}

const milic2019: Citation = {
  title: 'Disease activity and damage in patients with primary Sjogren’s syndrome: prognostic value of salivary gland ultrasonography',
  authors: 'Milic V, Colic J, Cirkovic A, et al.',
  year: 2019,
  doi: '10.1371/journal.pone.0226498',
  where: 'PLoS One 2019;14(12), abstract',
}

const grade = {
  label: { en: 'Grade', fr: 'Grade' },
  max: 3,
  meanings: {
    0: { en: 'normal', fr: 'normal' },
    1: { en: 'small hypoechogenic areas', fr: 'petites plages hypoéchogènes' },
    2: { en: 'multiple areas, below 2 cm', fr: 'plages multiples, de moins de 2 cm' },
    3: { en: 'large or diffuse', fr: 'grandes plages ou atteinte diffuse' },
  },
}

/** De Vita ultrasound score, 0 to 6: one grade for both parotids and one for both submandibular glands. Higher is worse. */
export const devita = ultrasound({
  id: 'devita',
  version: '1992',
  short: 'De Vita',
  title: { en: 'De Vita salivary gland ultrasound score', fr: 'Score échographique de De Vita des glandes salivaires' },
  aliases: ['de_vita'],
  glands: {
    parotid: { label: { en: 'Both parotids', fr: 'Les deux parotides' }, parameters: { grade } },
    submandibular: { label: { en: 'Both submandibular glands', fr: 'Les deux glandes submandibulaires' }, parameters: { grade } },
  },
  combine: 'sum',
  cut: { from: '1', mark: 'primary' },
  rule: {
    en: 'One grade of 0 to 3 for the pair of parotids and one for the pair of submandibular glands, summed.',
    fr: 'Un grade de 0 à 3 pour la paire de parotides et un pour la paire de glandes submandibulaires, additionnés.',
  },
  mark: 'unverified',
  marks: [
    { what: { en: 'structure and grades', fr: 'structure et grades' }, mark: 'unverified' },
    {
      what: {
        en: 'cut-off of 1: sensitivity 66 %, specificity 98 % in early disease',
        fr: 'seuil de 1 : sensibilité 66 %, spécificité 98 % au début de la maladie',
      },
      mark: 'primary',
      where: 'Baldini 2015, abstract',
    },
  ],
  thresholds: [
    { label: { en: 'Positive', fr: 'Positif' }, value: '>= 1', option: 'cut', mark: 'primary', citation: baldini2015 },
    {
      label: { en: 'Positive in another cohort', fr: 'Positif dans une autre cohorte' },
      value: '>= 2',
      option: 'cut',
      mark: 'primary',
      citation: milic2019,
    },
  ],
  citations: [
    {
      title: 'Salivary gland echography in primary and secondary Sjögren’s syndrome',
      authors: 'De Vita S, Lorenzon G, Rossi G, et al.',
      year: 1992,
      where: 'J Rheumatol 1992 (from memory, unverified)',
    },
    baldini2015,
    milic2019,
  ],
  disagreements: [
    {
      en: 'Some studies use the same grades of 0 to 3 for each gland, with 2 and 3 pathological (Zandonella Callegher 2020, abstract), instead of one grade a pair.',
      fr: 'Certaines études appliquent les mêmes grades de 0 à 3 à chaque glande, 2 et 3 étant pathologiques (Zandonella Callegher 2020, résumé), au lieu d’un grade par paire.',
    },
    {
      en: 'A cohort published in PLoS One in 2019 used 2 instead of 1: the cut-off is an option.',
      fr: 'Une cohorte publiée dans PLoS One en 2019 a retenu 2 au lieu de 1 : le seuil est une option.',
    },
  ],
  edgeCases: [{ en: 'One grade a pair, not a gland.', fr: 'Un grade par paire, et non par glande.' }],
  examples: [
    {
      title: { en: 'Positive at 1', fr: 'Positif à 1' },
      input: { parotid: '1', submandibular: '0' },
      expect: { score: '1', positive: '1' },
    },
    {
      title: { en: 'Negative at 2', fr: 'Négatif à 2' },
      input: { parotid: '1', submandibular: '0' },
      options: { cut: '2' },
      expect: { score: '1', positive: '0' },
    },
  ],
})
