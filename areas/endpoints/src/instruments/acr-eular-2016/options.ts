import { policyOption } from '../../definition/common-options.ts'
import type { NumberOption, Options } from '../../definition/option.ts'
import type { Words } from '../../definition/words.ts'

const edge = (value: string, label: Words, unit?: NumberOption['unit']) =>
  ({ kind: 'number', label, default: value, min: '0', mark: 'primary', ...(unit && { unit }) }) as const satisfies NumberOption

/** Thresholds of 2016 with their published values, and what a study must choose. */
export const options = {
  policy: policyOption,
  ssa_definition: {
    kind: 'choice',
    label: { en: 'Anti-SSA/Ro means', fr: 'Anti-SSA/Ro désigne' },
    help: {
      en: 'The text of 2016 does not tell Ro60 from Ro52; a later review counts Ro60 alone.',
      fr: 'Le texte de 2016 ne distingue pas Ro60 de Ro52 ; une revue ultérieure ne compte que Ro60.',
    },
    choices: { any_ro: { en: 'Ro60 or Ro52', fr: 'Ro60 ou Ro52' }, ro60: { en: 'Ro60 only', fr: 'Ro60 seulement' } },
    default: 'any_ro',
    mark: 'secondary',
  },
  score_from: edge('4', { en: 'Classified from a score of', fr: 'Classé à partir d’un score de' }),
  focus_score_from: edge('1', { en: 'Focus score positive from', fr: 'Focus score positif à partir de' }, '{foci}/(4.mm2)'),
  oss_from: edge('5', { en: 'Ocular staining score positive from', fr: 'Score de coloration oculaire positif à partir de' }),
  vbs_from: edge('4', { en: 'van Bijsterveld score positive from', fr: 'Score de van Bijsterveld positif à partir de' }),
  schirmer_to: edge('5', { en: 'Schirmer positive up to', fr: 'Schirmer positif jusqu’à' }, 'mm'),
  uwsf_to: edge('0.1', { en: 'Saliva flow positive up to', fr: 'Débit salivaire positif jusqu’à' }, 'mL/min'),
} as const satisfies Options
