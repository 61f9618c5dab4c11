import { figure } from '../figures.ts'

/** Newcastle symptom strata: low burden, pain dominant with fatigue, dryness dominant with fatigue, high burden. */
export const strata = ['LSB', 'PDF', 'DDF', 'HSB'] as const
export type Stratum = (typeof strata)[number]

/** Mean of each symptom in a stratum: ESSPRI items 0-10, HADS subscales 0-21. */
export interface SymptomProfile {
  readonly dryness: number
  readonly fatigue: number
  readonly pain: number
  readonly anxiety: number
  readonly depression: number
}

/** Invented profiles that have the shape their names say. */
export const profiles: Readonly<Record<Stratum, SymptomProfile>> = {
  LSB: { dryness: 3.6, fatigue: 3.3, pain: 2.2, anxiety: 5, depression: 3 },
  PDF: { dryness: 4.7, fatigue: 6.9, pain: 6.9, anxiety: 9, depression: 7.5 },
  DDF: { dryness: 7.2, fatigue: 6.4, pain: 2.9, anxiety: 6.5, depression: 5 },
  HSB: { dryness: 7.9, fatigue: 7.9, pain: 7.7, anxiety: 11, depression: 9.5 },
}

export const stratumShares: readonly (readonly [Stratum, number])[] = [
  ['LSB', figure('stratumLsb')],
  ['PDF', figure('stratumPdf')],
  ['DDF', figure('stratumDdf')],
  ['HSB', figure('stratumHsb')],
]
