import {
  biopsyBySerology,
  painByPain,
  questionnairesByFatigue,
  stainingByAge,
  tubeByChance,
  ultrasoundByChance,
} from '../model/mechanisms.ts'
import type { StudyPlan } from '../model/simulate.ts'

/** A university cohort of 400 with blood expression at inclusion; a tranSMART study folder. */
export const alderPlan: StudyPlan = {
  id: 'SYN-ALDER',
  title: 'Alder cohort (synthetic data)',
  size: 400,
  idPrefix: 'AL',
  recruitment: { activityShift: 0.65 },
  centres: 6,
  centreSd: 0.8,
  inclusion: { from: '2012-01-09', to: '2018-12-14' },
  times: [
    { label: 'Baseline', weeks: 0, window: 0 },
    { label: 'Month 12', weeks: 52, window: 40 },
    { label: 'Month 24', weeks: 104, window: 60 },
  ],
  readers: [
    { id: 'R1', bias: 0, error: 0.12 },
    { id: 'R2', bias: 0.12, error: 0.16 },
  ],
  scans: [0],
  mechanisms: [
    ultrasoundByChance(0.3),
    biopsyBySerology(0.25),
    stainingByAge(0.12),
    questionnairesByFatigue(0.08),
    painByPain(0.02),
    tubeByChance(0.03),
  ],
  dropout: () => 0.06,
}
