import {
  biopsyBySerology,
  painByPain,
  questionnairesByFatigue,
  stainingByAge,
  tubeByChance,
  ultrasoundByChance,
} from '../model/mechanisms.ts'
import type { StudyPlan } from '../model/simulate.ts'

/** A French cohort of 1000 followed for five years; semicolons, decimal commas, G/L. */
export const bouleauPlan: StudyPlan = {
  id: 'SYN-BOULEAU',
  title: 'Cohorte Bouleau (données synthétiques)',
  size: 1000,
  idPrefix: 'BO',
  recruitment: { activityShift: -0.28 },
  centres: 15,
  centreSd: 0.8,
  inclusion: { from: '2006-09-04', to: '2009-12-18' },
  times: [0, 1, 2, 3, 4, 5].map((year) => ({
    label: year === 0 ? 'Inclusion' : `M${12 * year}`,
    weeks: (year * 365.25) / 7,
    window: year === 0 ? 0 : 60,
  })),
  readers: [
    { id: 'lecteur 1', bias: 0, error: 0.12 },
    { id: 'lecteur 2', bias: -0.1, error: 0.16 },
  ],
  scans: [0],
  mechanisms: [
    ultrasoundByChance(0.55),
    biopsyBySerology(0.15),
    stainingByAge(0.15),
    questionnairesByFatigue(0.1),
    painByPain(0.02),
    tubeByChance(0.04),
  ],
  dropout: (present) => (Number(present['pro.esspri_fatigue']) >= 9 ? 0.08 : 0.045),
}
