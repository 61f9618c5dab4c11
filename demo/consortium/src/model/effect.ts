import type { Module } from '../genes.ts'

/** What a treatment (or its absence) has done to a person by a visit. Neutral values change nothing. */
export interface Effect {
  /** Added to systemic activity, in its standard deviations. */
  readonly activity: number
  /** Added to the ESSPRI items, in points. */
  readonly dryness: number
  readonly fatigue: number
  readonly pain: number
  /** Factors. */
  readonly igg: number
  readonly rf: number
  readonly saliva: number
  /** Added to Schirmer's test, in mm. */
  readonly schirmer: number
  /** Added to gene programmes, in standard deviations of a healthy person. */
  readonly programme: Readonly<Partial<Record<Module, number>>>
}

export const noEffect: Effect = { activity: 0, dryness: 0, fatigue: 0, pain: 0, igg: 1, rf: 1, saliva: 1, schirmer: 0, programme: {} }

/** The part of a full effect that is there after some weeks: it builds up with a time constant of eight weeks. */
export const afterWeeks = (full: Effect, weeks: number): Effect => {
  const share = weeks <= 0 ? 0 : 1 - Math.exp(-weeks / 8)
  const programme: Partial<Record<Module, number>> = {}
  for (const [module, shift] of Object.entries(full.programme) as [Module, number][]) programme[module] = share * shift
  return {
    activity: share * full.activity,
    dryness: share * full.dryness,
    fatigue: share * full.fatigue,
    pain: share * full.pain,
    igg: full.igg ** share,
    rf: full.rf ** share,
    saliva: full.saliva ** share,
    schirmer: share * full.schirmer,
    programme,
  }
}
