import { ultrasound } from '../../ultrasound/system.ts'

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
      where: 'Arthritis Res Ther 2015',
    },
  ],
  thresholds: [
    { label: { en: 'Positive', fr: 'Positif' }, value: '>= 1', option: 'cut', mark: 'primary' },
    { label: { en: 'Positive in another cohort', fr: 'Positif dans une autre cohorte' }, value: '>= 2', option: 'cut', mark: 'primary' },
  ],
  citations: [
    {
      title: 'Salivary gland echography in primary and secondary Sjögren’s syndrome',
      authors: 'De Vita S, Lorenzon G, Rossi G, et al.',
      year: 1992,
      where: 'J Rheumatol 1992 (from memory, unverified)',
    },
  ],
  disagreements: [
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
