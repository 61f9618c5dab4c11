import type { Column } from './column.ts'

/** A variable as an English-language partner files it: folder, label, decimals. */
export interface FiledVariable {
  readonly id: string
  readonly folder: string
  readonly label: string
  readonly decimals?: number
}

const filed = (folder: string, ...lines: readonly (readonly [id: string, label: string, decimals?: number])[]): readonly FiledVariable[] =>
  lines.map(([id, label, decimals]) => (decimals === undefined ? { id, folder, label } : { id, folder, label, decimals }))

export const demographicVariables = filed(
  'Demographics',
  ['demo.sex', 'Sex'],
  ['demo.age', 'Age'],
  ['demo.age_diagnosis', 'Age at diagnosis'],
  ['demo.ancestry', 'Ancestry'],
  ['demo.height', 'Height (cm)'],
  ['demo.weight', 'Weight (kg)'],
  ['demo.smoking', 'Smoking'],
  ['dx.disease_duration', 'Disease duration (years)', 1],
  ['dx.symptom_duration', 'Symptom duration (years)', 1],
)

export const comorbidityVariables = filed(
  'Comorbidities',
  ['com.thyroiditis', 'Autoimmune thyroiditis'],
  ['com.hypertension', 'Hypertension'],
  ['com.diabetes', 'Diabetes mellitus'],
  ['com.fibromyalgia', 'Fibromyalgia'],
  ['com.osteoporosis', 'Osteoporosis'],
  ['com.ild', 'Interstitial lung disease'],
  ['com.pbc', 'Primary biliary cholangitis'],
  ['com.celiac', 'Coeliac disease'],
  ['com.cancer_other', 'Other cancer'],
  ['com.depression', 'Depression'],
  ['sx.raynaud', 'Raynaud phenomenon'],
)

export const treatmentVariables = filed(
  'Treatments at inclusion',
  ['trt.hcq', 'Hydroxychloroquine (mg per day)'],
  ['trt.prednisone_eq', 'Prednisone equivalent (mg per day)'],
  ['trt.methotrexate', 'Methotrexate (mg per week)'],
  ['trt.mmf', 'Mycophenolate mofetil (mg per day)'],
  ['trt.azathioprine', 'Azathioprine (mg per day)'],
  ['trt.pilocarpine', 'Pilocarpine (mg per day)'],
)

export const histologyVariables = filed(
  'Labial gland biopsy',
  ['hist.focus_score', 'Focus score (foci per 4 mm2)', 2],
  ['hist.foci_count', 'Number of foci'],
  ['hist.gland_area', 'Glandular area (mm2)', 1],
  ['hist.n_glands', 'Number of glands'],
  ['hist.chisholm_mason', 'Chisholm-Mason grade'],
  ['hist.infiltrated_area', 'Infiltrated area (percent)', 1],
  ['hist.mean_focus_area', 'Mean focus area (mm2)', 3],
  ['hist.germinal_centre', 'Germinal centre-like structures'],
  ['hist.lel', 'Lymphoepithelial lesions'],
  ['hist.fibrosis', 'Fibrosis (percent)'],
  ['hist.adipose', 'Adipose replacement (percent)'],
  ['hist.cd20_pct', 'CD20 positive cells (percent)'],
)

export const serologyVariables = filed(
  'Immunology',
  ['imm.ssa', 'Anti-SSA'],
  ['imm.ssb', 'Anti-SSB'],
  ['imm.ana_titre', 'ANA titre'],
  ['imm.cryoglobulin', 'Cryoglobulin'],
  ['imm.monoclonal', 'Monoclonal component'],
)

export const immunologyVariables = filed(
  'Immunology',
  ['imm.igg', 'IgG (g per L)', 2],
  ['imm.iga', 'IgA (g per L)', 2],
  ['imm.igm', 'IgM (g per L)', 2],
  ['imm.c3', 'C3 (g per L)', 2],
  ['imm.c4', 'C4 (g per L)', 2],
  ['imm.b2m', 'Beta-2-microglobulin (mg per L)', 2],
  ['imm.flc_kappa', 'Free kappa chains (mg per L)', 1],
  ['imm.flc_lambda', 'Free lambda chains (mg per L)', 1],
  ['imm.rf', 'Rheumatoid factor (IU per mL)'],
)

export const labVariables = filed(
  'Laboratory',
  ['lab.haemoglobin', 'Haemoglobin (g per dL)', 1],
  ['lab.wbc', 'Leukocytes (10*9 per L)', 2],
  ['lab.neutrophils', 'Neutrophils (10*9 per L)', 2],
  ['lab.lymphocytes', 'Lymphocytes (10*9 per L)', 2],
  ['lab.monocytes', 'Monocytes (10*9 per L)', 2],
  ['lab.eosinophils', 'Eosinophils (10*9 per L)', 2],
  ['lab.platelets', 'Platelets (10*9 per L)'],
  ['lab.esr', 'ESR (mm per h)'],
  ['lab.crp', 'CRP (mg per L)', 1],
  ['lab.creatinine', 'Creatinine (umol per L)'],
)

export const essdaiVariables = filed(
  'Systemic activity',
  ['essdai.constitutional', 'ESSDAI constitutional'],
  ['essdai.lymphadenopathy', 'ESSDAI lymphadenopathy'],
  ['essdai.glandular', 'ESSDAI glandular'],
  ['essdai.articular', 'ESSDAI articular'],
  ['essdai.cutaneous', 'ESSDAI cutaneous'],
  ['essdai.pulmonary', 'ESSDAI pulmonary'],
  ['essdai.renal', 'ESSDAI renal'],
  ['essdai.muscular', 'ESSDAI muscular'],
  ['essdai.pns', 'ESSDAI peripheral nervous system'],
  ['essdai.cns', 'ESSDAI central nervous system'],
  ['essdai.haematological', 'ESSDAI haematological'],
  ['essdai.biological', 'ESSDAI biological'],
  ['essdai.total', 'ESSDAI total'],
  ['essdai.das', 'Physician global activity (mm)'],
)

export const symptomVariables = filed(
  'Patient reported',
  ['pro.esspri_dryness', 'ESSPRI dryness'],
  ['pro.esspri_fatigue', 'ESSPRI fatigue'],
  ['pro.esspri_pain', 'ESSPRI pain'],
  ['pro.pga', 'Patient global (mm)'],
  ['pro.vas_dry_eye', 'Ocular dryness VAS (mm)'],
  ['pro.vas_dry_mouth', 'Oral dryness VAS (mm)'],
  ['pro.vas_fatigue', 'Fatigue VAS (mm)'],
  ['pro.vas_pain', 'Pain VAS (mm)'],
  ['pro.facit_f', 'FACIT-Fatigue'],
  ['pro.mfi_general', 'MFI-20 general fatigue'],
  ['pro.hads_anxiety', 'HADS anxiety'],
  ['pro.hads_depression', 'HADS depression'],
  ['pro.sf36_pcs', 'SF-36 physical component', 1],
  ['pro.sf36_mcs', 'SF-36 mental component', 1],
  ['pro.eq5d_mobility', 'EQ-5D mobility'],
  ['pro.eq5d_selfcare', 'EQ-5D self-care'],
  ['pro.eq5d_usual', 'EQ-5D usual activities'],
  ['pro.eq5d_pain', 'EQ-5D pain'],
  ['pro.eq5d_anxiety', 'EQ-5D anxiety'],
  ['pro.eq_vas', 'EQ VAS'],
  ['pro.osdi', 'OSDI', 1],
  ['pro.xerostomia_inventory', 'Xerostomia Inventory'],
  ['pro.pass', 'Acceptable symptom state'],
)

export const eyeVariables = filed(
  'Eyes',
  ['oc.schirmer_r', 'Schirmer right eye (mm)'],
  ['oc.schirmer_l', 'Schirmer left eye (mm)'],
  ['oc.oss_r', 'Ocular staining right eye'],
  ['oc.oss_l', 'Ocular staining left eye'],
  ['oc.tbut_r', 'Tear break-up right eye (s)'],
  ['oc.tbut_l', 'Tear break-up left eye (s)'],
)

export const mouthVariables = filed(
  'Mouth',
  ['or.uwsf', 'Unstimulated saliva (mL per min)', 2],
  ['or.swsf', 'Stimulated saliva (mL per min)', 2],
)

/** A filed variable as a column of a file. */
export const asColumn = ({ id, label, decimals }: FiledVariable): Column => ({
  header: label,
  variable: id,
  ...(decimals === undefined ? {} : { decimals }),
})
