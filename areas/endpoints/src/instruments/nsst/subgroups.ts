import type { Words } from '../../definition/words.ts'

/** The four subgroups in the order that decides a tie. */
export const subgroups = ['LSB', 'HSB', 'DDF', 'PDF'] as const
export type Subgroup = (typeof subgroups)[number]

export const subgroupWords: Readonly<Record<Subgroup, Words>> = {
  LSB: { en: 'Low symptom burden', fr: 'Faible charge de symptômes' },
  HSB: { en: 'High symptom burden', fr: 'Forte charge de symptômes' },
  DDF: { en: 'Dryness dominant with fatigue', fr: 'Sécheresse dominante avec fatigue' },
  PDF: { en: 'Pain dominant with fatigue', fr: 'Douleur dominante avec fatigue' },
}

/** The five inputs in the order of the coefficients. */
export const inputs = ['pain', 'fatigue', 'dryness', 'anxiety', 'depression'] as const
export type NsstInput = (typeof inputs)[number]
