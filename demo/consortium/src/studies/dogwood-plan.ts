import { questionnairesByFatigue, stainingByAge, tubeByChance, ultrasoundByChance } from '../model/mechanisms.ts'
import type { StudyPlan } from '../model/simulate.ts'
import { dogwoodEffect } from './effects.ts'

/** A placebo-controlled trial of an invented B-cell depleting antibody; a tranSMART study folder with trial visits and dates. */
export const dogwoodPlan: StudyPlan = {
  id: 'SYN-DOGWOOD',
  title: 'Dogwood trial of an invented B-cell depleting antibody (synthetic data)',
  size: 130,
  idPrefix: 'DO',
  recruitment: { activityShift: 1.1 },
  centres: 12,
  centreSd: 0.8,
  inclusion: { from: '2011-08-01', to: '2013-12-20' },
  times: [0, 16, 24, 36, 48].map((weeks) => ({ label: weeks === 0 ? 'Baseline' : `Week ${weeks}`, weeks, window: 10 })),
  readers: [
    { id: 'Central', bias: 0, error: 0.12 },
    { id: 'Local', bias: 0.2, error: 0.2 },
  ],
  scans: [0, 48],
  mechanisms: [ultrasoundByChance(0.4), stainingByAge(0.08), questionnairesByFatigue(0.05), tubeByChance(0.02)],
  arms: [
    { name: 'Active', share: 2 },
    { name: 'Placebo', share: 2 },
  ],
  effectOf: dogwoodEffect,
  dropout: (present, arm) => (arm === 'Placebo' && Number(present['pro.esspri_fatigue']) >= 8 ? 0.06 : 0.02),
}
