import type { Findings, Moment } from './findings.ts'
import { yes } from './findings.ts'
import { clamped, rounded } from './normal.ts'
import type { Person } from './person.ts'
import { profiles, type Stratum } from './strata.ts'

/** Spread of a symptom between people of one stratum, and of one person between visits, in points of 0-10. */
const betweenSd = 0.95
const withinSd = 0.75

/** Stratum a person is in at a visit. */
const stratumAt = (person: Person, years: number): Stratum => (years >= person.later.fromYear - 0.5 ? person.later.stratum : person.stratum)

const scale = (value: number, top: number): number => clamped(Math.round(value), 0, top)

/** ESSPRI items, visual analogue scales, fatigue, anxiety and depression questionnaires, and quality of life. */
export const observeSymptoms = (person: Person, { years, effect, random }: Moment): Findings => {
  const profile = profiles[stratumAt(person, years)]
  const { trait } = person
  const item = (mean: number, own: number, shift: number): number => scale(mean + betweenSd * own + withinSd * random.normal() + shift, 10)
  const dryness = item(profile.dryness, trait.dryness, effect.dryness)
  const fatigue = item(profile.fatigue, trait.fatigue, effect.fatigue)
  const pain = item(profile.pain, trait.pain, effect.pain)
  const anxiety = scale(profile.anxiety + 2 * trait.anxiety + 1.2 * trait.mood + 1.2 * random.normal(), 21)
  const depression = scale(
    profile.depression + 1.8 * trait.depression + 1.2 * trait.mood + 1.1 * random.normal() + 0.25 * effect.fatigue,
    21,
  )
  const burden = (dryness + fatigue + pain) / 3
  const vas = (item0to10: number): number => scale(10 * item0to10 + 6 * random.normal(), 100)
  const level = (mean: number): number => clamped(Math.round(mean + 0.5 * random.normal()), 1, 5)
  return {
    'pro.esspri_dryness': dryness,
    'pro.esspri_fatigue': fatigue,
    'pro.esspri_pain': pain,
    'pro.vas_dry_eye': vas(clamped(dryness + 0.8 * random.normal(), 0, 10)),
    'pro.vas_dry_mouth': vas(clamped(dryness + 0.8 * random.normal(), 0, 10)),
    'pro.vas_fatigue': vas(fatigue),
    'pro.vas_pain': vas(pain),
    'pro.pga': vas(burden),
    'pro.facit_f': scale(50 - 3.9 * fatigue - 0.5 * depression + 3 * random.normal(), 52),
    'pro.mfi_general': clamped(Math.round(5 + 1.35 * fatigue + 1.4 * random.normal()), 4, 20),
    'pro.hads_anxiety': anxiety,
    'pro.hads_depression': depression,
    'pro.sf36_pcs': rounded(clamped(58 - 1.9 * pain - 1.1 * fatigue + 4 * random.normal(), 8, 68), 1),
    'pro.sf36_mcs': rounded(clamped(60 - 1.3 * depression - 0.6 * anxiety + 4 * random.normal(), 8, 70), 1),
    'pro.eq5d_mobility': level(1 + 0.2 * pain),
    'pro.eq5d_selfcare': level(0.9 + 0.1 * pain),
    'pro.eq5d_usual': level(1 + 0.15 * pain + 0.12 * fatigue),
    'pro.eq5d_pain': level(1.1 + 0.33 * pain),
    'pro.eq5d_anxiety': level(0.9 + 0.17 * anxiety),
    'pro.eq_vas': scale(92 - 5.4 * burden + 7 * random.normal(), 100),
    'pro.osdi': rounded(clamped(8 * dryness - 4 + 9 * random.normal(), 0, 100), 1),
    'pro.xerostomia_inventory': clamped(Math.round(14 + 3.6 * dryness + 3 * random.normal()), 11, 55),
    'pro.pass': yes(burden + 0.7 * random.normal() < 5),
  }
}
