import { hocevarItemVariables } from './ultrasound-columns.ts'

/** Units of the dictionary's variables that the consortium's files hold, by unit. A mapping names the unit of every number. */
const variablesIn: Readonly<Record<string, string>> = {
  '%': 'hist.adipose hist.cd20_pct hist.fibrosis hist.infiltrated_area',
  '10*9/L': 'lab.eosinophils lab.lymphocytes lab.monocytes lab.neutrophils lab.platelets lab.wbc',
  '[IU]/mL': 'imm.rf',
  a: 'demo.age demo.age_diagnosis dx.disease_duration dx.symptom_duration',
  cm: 'demo.height',
  'g/L': 'imm.c3 imm.c4 imm.iga imm.igg imm.igm',
  'g/dL': 'lab.haemoglobin',
  kg: 'demo.weight',
  'mL/min': 'or.swsf or.uwsf',
  'mg/L': 'imm.b2m imm.flc_kappa imm.flc_lambda lab.crp',
  'mg/d': 'trt.azathioprine trt.hcq trt.mmf trt.pilocarpine trt.prednisone_eq',
  'mg/wk': 'trt.methotrexate',
  mm: 'essdai.das oc.schirmer_l oc.schirmer_r pro.pga pro.vas_dry_eye pro.vas_dry_mouth pro.vas_fatigue pro.vas_pain',
  'mm/h': 'lab.esr',
  mm2: 'hist.gland_area hist.mean_focus_area',
  s: 'oc.tbut_l oc.tbut_r',
  'umol/L': 'lab.creatinine',
  '{count}': 'hist.foci_count hist.n_glands',
  '{foci}/(4.mm2)': 'hist.focus_score',
  '{grade}': 'hist.chisholm_mason sgus.omeract_grade sgus.omeract_pl sgus.omeract_pr sgus.omeract_sl sgus.omeract_sr',
  '{level}':
    'essdai.articular essdai.biological essdai.cns essdai.constitutional essdai.cutaneous essdai.glandular essdai.haematological essdai.lymphadenopathy essdai.muscular essdai.pns essdai.pulmonary essdai.renal pro.eq5d_anxiety pro.eq5d_mobility pro.eq5d_pain pro.eq5d_selfcare pro.eq5d_usual',
  '{score}':
    'essdai.total oc.oss_l oc.oss_r pro.eq_vas pro.esspri_dryness pro.esspri_fatigue pro.esspri_pain pro.facit_f pro.hads_anxiety pro.hads_depression pro.mfi_general pro.osdi pro.sf36_mcs pro.sf36_pcs pro.xerostomia_inventory sgus.hocevar',
  '{titer}': 'imm.ana_titre',
}

/** Dictionary unit of a variable that has one. */
export const dictionaryUnits: ReadonlyMap<string, string> = new Map([
  ...Object.entries(variablesIn).flatMap(([unit, ids]) => ids.split(' ').map((id) => [id, unit] as const)),
  ...hocevarItemVariables.map(({ id }) => [id, '{score}'] as const),
])
