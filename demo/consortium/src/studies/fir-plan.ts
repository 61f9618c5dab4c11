import type { Findings } from '../model/findings.ts'
import { painByPain, questionnairesByFatigue, stainingByAge, tubeByChance, ultrasoundByChance } from '../model/mechanisms.ts'
import type { StudyPlan } from '../model/simulate.ts'
import { firEffect } from './effects.ts'

/** Cohort of the trial a baseline fits: 2 with systemic activity, 1 with symptoms only, none otherwise. */
export const firCohort = (baseline: Findings): 1 | 2 | undefined => {
  if (Number(baseline['essdai.total']) >= 5) return 2
  const sum = Number(baseline['pro.esspri_dryness']) + Number(baseline['pro.esspri_fatigue']) + Number(baseline['pro.esspri_pain'])
  return sum >= 15 ? 1 : undefined
}

/** A three-arm trial of two invented combinations in two cohorts; CSV with a mapping, expression and a protein panel. */
export const firPlan: StudyPlan = {
  id: 'SYN-FIR',
  title: 'Fir trial of two invented combinations (synthetic data)',
  size: 300,
  idPrefix: 'FI',
  recruitment: { activityShift: 0.35 },
  centres: 20,
  centreSd: 1,
  inclusion: { from: '2021-05-10', to: '2023-06-30' },
  times: [0, 4, 12, 24, 36, 48].map((weeks) => ({ label: `Week ${weeks}`, weeks, window: weeks === 0 ? 0 : 7 })),
  readers: [
    { id: 'Central 1', bias: 0, error: 0.12 },
    { id: 'Central 2', bias: 0.08, error: 0.12 },
  ],
  scans: [0, 24, 48],
  mechanisms: [ultrasoundByChance(0.1), stainingByAge(0.05), questionnairesByFatigue(0.05), painByPain(0.015), tubeByChance(0.015)],
  accepts: (baseline, position) => firCohort(baseline) === (position % 2 === 0 ? 2 : 1),
  arms: [
    { name: 'Combination A', share: 2 },
    { name: 'Combination B', share: 2 },
    { name: 'Placebo', share: 2 },
  ],
  effectOf: firEffect,
  dropout: (present, arm) => (arm === 'Placebo' && Number(present['pro.esspri_fatigue']) >= 8 ? 0.05 : 0.018),
}
