import { painByPain, questionnairesByFatigue, stainingByAge, tubeByChance } from '../model/mechanisms.ts'
import type { StudyPlan } from '../model/simulate.ts'
import { elderEffect } from './effects.ts'

/** A placebo-controlled trial of an invented oral immunomodulator; CSV with dates and visit windows, some visits outside them. */
export const elderPlan: StudyPlan = {
  id: 'SYN-ELDER',
  title: 'Elder trial of an invented oral immunomodulator (synthetic data)',
  size: 120,
  idPrefix: 'EL',
  recruitment: { activityShift: -0.42 },
  centres: 10,
  centreSd: 0.8,
  inclusion: { from: '2008-04-14', to: '2010-11-26' },
  times: [0, 12, 24, 48].map((weeks) => ({ label: `Week ${weeks}`, weeks, window: weeks === 0 ? 0 : 14 })),
  readers: [],
  scans: [],
  mechanisms: [stainingByAge(0.06), questionnairesByFatigue(0.05), painByPain(0.02), tubeByChance(0.02)],
  arms: [
    { name: 'Active', share: 2 },
    { name: 'Placebo', share: 2 },
  ],
  effectOf: elderEffect,
  dropout: () => 0.035,
  outOfWindow: 0.04,
}
