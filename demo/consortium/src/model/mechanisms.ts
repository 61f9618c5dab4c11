import { logit, type Mechanism } from './missingness.ts'

const ultrasound = ['sgus.hocevar'] as const
const biopsy = [
  'hist.gland_area',
  'hist.n_glands',
  'hist.foci_count',
  'hist.focus_score',
  'hist.focus_score_pos',
  'hist.chisholm_mason',
  'hist.infiltrated_area',
  'hist.mean_focus_area',
  'hist.germinal_centre',
  'hist.lel',
  'hist.fibrosis',
  'hist.adipose',
  'hist.cd20_pct',
] as const
const questionnaires = [
  'pro.facit_f',
  'pro.mfi_general',
  'pro.hads_anxiety',
  'pro.hads_depression',
  'pro.sf36_pcs',
  'pro.sf36_mcs',
] as const
const eyes = ['oc.oss_r', 'oc.oss_l', 'oc.tbut_r', 'oc.tbut_l'] as const

/** Ultrasound is missing by chance: the machine was elsewhere. */
export const ultrasoundByChance = (share: number): Mechanism => ({
  kind: 'MCAR',
  variables: ultrasound,
  because: 'the ultrasound machine was not there that day, whoever the patient',
  intercept: logit(share),
})

/** A biopsy is less needed when anti-SSA already makes the diagnosis. */
export const biopsyBySerology = (share: number): Mechanism => ({
  kind: 'MAR',
  variables: biopsy,
  because: 'a biopsy is done less often when anti-SSA is positive',
  intercept: logit(share),
  on: { variable: 'imm.ssa', is: 'positive', slope: 1.2, centre: 0.75 },
})

/** Staining is skipped more often in older patients. */
export const stainingByAge = (share: number): Mechanism => ({
  kind: 'MAR',
  variables: eyes,
  because: 'ocular staining is skipped more often in older patients',
  intercept: logit(share),
  on: { variable: 'demo.age', slope: 0.05, centre: 54 },
})

/** The most tired do not fill in the long questionnaires. */
export const questionnairesByFatigue = (share: number): Mechanism => ({
  kind: 'MNAR',
  variables: questionnaires,
  because: 'the most tired patients leave the long questionnaires empty: fatigue itself decides, seen or not',
  intercept: logit(share),
  on: { variable: 'pro.facit_f', slope: -0.09, centre: 25 },
})

/** The ESSPRI pain item is left out by those without pain. */
export const painByPain = (share: number): Mechanism => ({
  kind: 'MNAR',
  variables: ['pro.esspri_pain'],
  because: 'patients without pain leave the pain item empty',
  intercept: logit(share),
  on: { variable: 'pro.esspri_pain', slope: -0.35, centre: 5 },
})

/** A blood tube is lost now and then. */
export const tubeByChance = (share: number): Mechanism => ({
  kind: 'MCAR',
  variables: ['imm.igg', 'imm.iga', 'imm.igm', 'imm.c3', 'imm.c4', 'imm.rf', 'imm.b2m', 'imm.flc_kappa', 'imm.flc_lambda'],
  because: 'a serum tube is lost now and then, whoever the patient',
  intercept: logit(share),
})
