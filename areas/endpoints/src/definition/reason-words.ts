import type { Words } from './words.ts'

/** What the codes mean that several instruments use. */
export const reasonWords = {
  one_eye: {
    en: 'The mean of both eyes is needed and one eye is missing.',
    fr: 'La moyenne des deux yeux est nécessaire et un œil manque.',
  },
  zero_baseline: {
    en: 'The baseline is zero, so a percentage of it says nothing.',
    fr: 'La valeur initiale est zéro : un pourcentage n’a pas de sens.',
  },
  items_missing: { en: 'Too many items are missing to decide.', fr: 'Trop d’éléments manquent pour conclure.' },
  undetermined: {
    en: 'The missing parts could still change the answer.',
    fr: 'Les parties manquantes pourraient encore changer la réponse.',
  },
  not_collected: { en: 'None of its tests was done.', fr: 'Aucun de ses examens n’a été fait.' },
  follow_up_before_baseline: {
    en: 'The follow-up is dated before the baseline.',
    fr: 'La visite de suivi est datée d’avant la visite initiale.',
  },
  duplicate_visit: {
    en: 'The same subject and visit stand in several rows.',
    fr: 'Le même sujet et la même visite figurent sur plusieurs lignes.',
  },
  censored_baseline: {
    en: 'The baseline is below or above what the test can measure.',
    fr: 'La valeur initiale est hors des limites de mesure de l’examen.',
  },
  too_few_cells: { en: 'The row has fewer cells than the header.', fr: 'La ligne a moins de cellules que l’en-tête.' },
  too_many_cells: { en: 'The row has more cells than the header.', fr: 'La ligne a plus de cellules que l’en-tête.' },
} as const satisfies Readonly<Record<string, Words>>
