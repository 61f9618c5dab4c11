import { biopsyBySerology, questionnairesByFatigue, stainingByAge, tubeByChance, ultrasoundByChance } from '../model/mechanisms.ts'
import type { StudyPlan } from '../model/simulate.ts'

/** A cohort of 300 with results in US units and blood expression; an Excel workbook. */
export const cedarPlan: StudyPlan = {
  id: 'SYN-CEDAR',
  title: 'Cedar cohort (synthetic data)',
  size: 300,
  idPrefix: 'CE',
  recruitment: { activityShift: 0.08 },
  centres: 4,
  centreSd: 0.8,
  inclusion: { from: '2014-02-03', to: '2019-11-29' },
  times: [
    { label: 'Baseline', weeks: 0, window: 0 },
    { label: 'Year 1', weeks: 52, window: 45 },
  ],
  readers: [
    { id: 'A', bias: 0, error: 0.12 },
    { id: 'B', bias: 0.15, error: 0.14 },
  ],
  scans: [0],
  mechanisms: [ultrasoundByChance(0.2), biopsyBySerology(0.12), stainingByAge(0.08), questionnairesByFatigue(0.06), tubeByChance(0.02)],
  dropout: () => 0.12,
}
