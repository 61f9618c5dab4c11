import { type Effect, noEffect } from '../model/effect.ts'
import type { Findings } from '../model/findings.ts'
import type { Person } from '../model/person.ts'
import { cxcl13Of } from '../model/proteins.ts'

/** What happens in every arm, placebo included: people enter at a bad time and expect to get better. */
export const placeboEffect: Effect = { ...noEffect, activity: -0.2, dryness: -0.3, fatigue: -0.5, pain: -0.4 }

const onTop = (more: Partial<Effect>): Effect => ({
  ...placeboEffect,
  ...more,
  activity: placeboEffect.activity + (more.activity ?? 0),
  dryness: placeboEffect.dryness + (more.dryness ?? 0),
  fatigue: placeboEffect.fatigue + (more.fatigue ?? 0),
  pain: placeboEffect.pain + (more.pain ?? 0),
})

/** Invented B-cell depleting antibody of SYN-DOGWOOD: antibodies fall in everybody, saliva rises in the dryness-dominant stratum only. */
export const dogwoodEffect = (arm: string, person: Person): Effect =>
  arm === 'Placebo'
    ? placeboEffect
    : onTop({
        activity: -0.35,
        fatigue: -0.5,
        igg: 0.87,
        rf: 0.6,
        saliva: person.stratum === 'DDF' ? 1.6 : 1,
        dryness: person.stratum === 'DDF' ? -1.2 : 0,
        programme: { 'b-cell': -1.8 },
      })

/** Invented oral immunomodulator of SYN-ELDER: symptoms fall in the high-burden stratum only. */
export const elderEffect = (arm: string, person: Person): Effect =>
  arm === 'Placebo'
    ? placeboEffect
    : onTop({ igg: 0.94, ...(person.stratum === 'HSB' ? { dryness: -1.4, fatigue: -1.8, pain: -1.8 } : {}) })

/** The responder subgroup of SYN-FIR, arm A. */
export const firSubgroup = { iggFrom: 15, durationTo: 8 } as const

/** In the subgroup: IgG at least 15 g/L and at most 8 years since diagnosis, both at baseline. */
export const inFirSubgroup = (person: Person, baseline: Findings): boolean =>
  Number(baseline['imm.igg']) >= firSubgroup.iggFrom && person.diseaseDuration <= firSubgroup.durationTo

/** Effect of arm A on activity in the subgroup and outside it. */
export const firArmA = { inside: -2.8, outside: -0.1 } as const

/** Symptom effect of arm A by stratum, in ESSPRI points on every item. */
export const firSymptomEffect = { LSB: 0, PDF: -1.4, DDF: -0.3, HSB: -1 } as const

/** Effect of arm B on activity: at mean CXCL13, and a standard deviation of CXCL13 more. */
export const firArmB = { atMean: -0.5, perSd: -0.6 } as const

/** Two invented combinations of SYN-FIR. */
export const firEffect = (arm: string, person: Person, baseline: Findings): Effect => {
  if (arm === 'Placebo') return placeboEffect
  if (arm === 'Combination A') {
    const points = firSymptomEffect[person.stratum]
    return onTop({
      activity: inFirSubgroup(person, baseline) ? firArmA.inside : firArmA.outside,
      dryness: points,
      fatigue: points,
      pain: points,
      igg: 0.95,
      programme: { interferon: -1 },
    })
  }
  return onTop({
    activity: Math.min(0.2, firArmB.atMean + firArmB.perSd * cxcl13Of(person)),
    igg: 0.86,
    rf: 0.65,
    saliva: person.stratum === 'DDF' ? 1.4 : 1.05,
    programme: { 'b-cell': -1.2, 'plasma-cell': -0.6 },
  })
}
