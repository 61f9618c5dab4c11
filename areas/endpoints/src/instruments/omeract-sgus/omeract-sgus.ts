import { instrument } from '../../definition/instrument.ts'
import { oneGrade } from '../../ultrasound/four-glands.ts'
import { anyGlandFrom, glandParts, glandScores, sumOfGlands, worstGland } from '../../ultrasound/gland-scores.ts'
import { gradedItems } from '../../ultrasound/glands.ts'

const glands = oneGrade(
  3,
  {
    0: { en: 'normal gland', fr: 'glande normale' },
    1: { en: 'minimal: slightly uneven, no dark areas', fr: 'minime : légèrement hétérogène, sans plage sombre' },
    2: {
      en: 'moderate: uneven with focal hypoechoic or anechoic areas',
      fr: 'modéré : hétérogène avec des plages hypoéchogènes ou anéchogènes focales',
    },
    3: {
      en: 'severe: such areas over the whole gland, or a fibrous gland',
      fr: 'sévère : de telles plages dans toute la glande, ou glande fibreuse',
    },
  },
  (gland) => `sgus.omeract_${gland}`,
)

/** OMERACT grey-scale grading of the four salivary glands, 0 to 3 each. Positive from grade 2 in any gland. Higher is worse. */
export const omeractSgus = instrument({
  id: 'omeract_sgus',
  version: '2019',
  short: 'OMERACT SGUS',
  title: { en: 'OMERACT salivary gland ultrasound grading', fr: 'Gradation échographique OMERACT des glandes salivaires' },
  aliases: ['omeract'],
  section: 'ultrasound',
  measures: { en: 'Structure of the salivary glands in ultrasound', fr: 'Structure échographique des glandes salivaires' },
  items: gradedItems(glands),
  options: {
    positive_from: {
      kind: 'number',
      label: { en: 'Positive from grade', fr: 'Positif à partir du grade' },
      default: '2',
      min: '0',
      max: '3',
      mark: 'primary',
    },
  },
  results: {
    max: {
      kind: 'number',
      label: { en: 'Worst gland', fr: 'Glande la plus atteinte' },
      unit: '{grade}',
      min: '0',
      max: '3',
      better: 'lower',
    },
    sum: {
      kind: 'number',
      label: { en: 'Sum of the four grades', fr: 'Somme des quatre grades' },
      help: {
        en: 'A value for research, no part of the definition.',
        fr: 'Une valeur de recherche, qui ne fait pas partie de la définition.',
      },
      unit: '{score}',
      min: '0',
      max: '12',
      better: 'lower',
    },
    positive: { kind: 'yes-no', label: { en: 'Positive', fr: 'Positif' }, yes: 'bad' },
  },
  main: 'max',
  rule: {
    en: 'Each gland gets a grade of 0 to 3 on grey scale. Positive when at least one gland is 2 or 3.',
    fr: 'Chaque glande reçoit un grade de 0 à 3 en échelle de gris. Positif si au moins une glande est à 2 ou 3.',
  },
  missingRule: {
    en: 'Positive when any known gland reaches the grade; negative only when all four are known. Worst gland and sum need all four.',
    fr: 'Positif si une glande connue atteint le grade ; négatif seulement si les quatre sont connues. La glande la plus atteinte et la somme demandent les quatre.',
  },
  sideRule: { en: 'Any gland.', fr: 'Une glande suffit.' },
  thresholds: [
    { label: { en: 'Positive, any gland', fr: 'Positif, une glande' }, value: '>= 2', option: 'positive_from', mark: 'primary' },
  ],
  mark: 'secondary',
  marks: [
    {
      what: { en: 'grades of 0 to 3 and their use in Sjögren’s', fr: 'grades de 0 à 3 et usage dans le Sjögren' },
      mark: 'secondary',
      where: 'PMC9444027',
    },
    {
      what: { en: 'cut-off of 2: sensitivity 104/175, specificity 66/71', fr: 'seuil de 2 : sensibilité 104/175, spécificité 66/71' },
      mark: 'primary',
      where: 'a cohort of 246, PMC9761832, abstract',
    },
    {
      what: { en: 'wording of grades 0 and 1', fr: 'formulation des grades 0 et 1' },
      mark: 'secondary',
      where: 'RMD Open 2021;7:e001503, introduction',
    },
    { what: { en: 'wording of grades 2 and 3', fr: 'formulation des grades 2 et 3' }, mark: 'unverified' },
    { what: { en: 'sum of the four grades', fr: 'somme des quatre grades' }, mark: 'convention' },
  ],
  citations: [
    {
      title:
        'Video clip assessment of a salivary gland ultrasound scoring system in Sjögren’s syndrome using consensual definitions: an OMERACT ultrasound working group reliability exercise',
      authors: 'Jousse-Joulin S, D’Agostino MA, Nicolas C, et al.',
      year: 2019,
      where: 'Ann Rheum Dis 2019;78:967-73, abstract',
    },
  ],
  edgeCases: [
    {
      en: '2, 1, 1, 0 and 1, 1, 1, 1 have the same sum; only the first is positive.',
      fr: '2, 1, 1, 0 et 1, 1, 1, 1 ont la même somme ; seul le premier est positif.',
    },
    { en: 'A removed gland is missing, not 0.', fr: 'Une glande retirée est manquante, et non 0.' },
  ],
  examples: [
    {
      title: { en: 'One gland of grade 2', fr: 'Une glande de grade 2' },
      input: { pr: '2', pl: '1', sr: '1', sl: '0' },
      expect: { max: '2', sum: '4', positive: '1' },
    },
    {
      title: { en: 'The same sum, negative', fr: 'La même somme, négatif' },
      input: { pr: '1', pl: '1', sr: '1', sl: '1' },
      expect: { max: '1', sum: '4', positive: '0' },
    },
    {
      title: { en: 'A gland is missing', fr: 'Une glande manque' },
      input: { pr: '3', sr: '0', sl: '0' },
      expect: { max: 'NA', sum: 'NA', positive: '1', reason: 'missing:pl' },
    },
  ],
  compute: (given, { positive_from }) => {
    const scores = glandScores(glands, given)
    return {
      values: { max: worstGland(scores), sum: sumOfGlands(scores), positive: anyGlandFrom(scores, positive_from) },
      parts: glandParts(glands, scores),
    }
  },
})
