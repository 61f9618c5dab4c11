import type { ChoiceOption } from './option.ts'

/** How missing parts of a yes or no are treated. */
export const policyOption = {
  kind: 'choice',
  label: { en: 'Missing parts', fr: 'Parties manquantes' },
  help: {
    en: 'Bounds: decide only when the missing parts cannot change the answer. NRI (non-responder imputation): a missing part counts as not met.',
    fr: 'Bornes : ne conclure que si les parties manquantes ne peuvent pas changer la réponse. NRI : une partie manquante compte comme non atteinte.',
  },
  choices: {
    bounds: { en: 'Bounds', fr: 'Bornes' },
    nri: { en: 'Count as not met (NRI)', fr: 'Comptent comme non atteintes (NRI)' },
  },
  default: 'bounds',
  mark: 'convention',
} as const satisfies ChoiceOption

/** Which eyes the mean of both eyes needs. */
export const eyePolicyOption = {
  kind: 'choice',
  label: { en: 'When one eye is missing', fr: 'Quand un œil manque' },
  choices: {
    both: { en: 'No mean', fr: 'Pas de moyenne' },
    available: { en: 'Use the other eye', fr: 'Utiliser l’autre œil' },
  },
  default: 'both',
  mark: 'convention',
} as const satisfies ChoiceOption
