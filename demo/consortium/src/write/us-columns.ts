import type { Column } from './column.ts'
import { asColumn, comorbidityVariables } from './variables.ts'

/** One row a subject, as a US centre files it. */
export const usSubjectColumns: readonly Column[] = [
  { header: 'Group', variable: 'dx.case_control', spelled: { sjogren: "Sjogren's", healthy_control: 'Healthy control' } },
  { header: 'Site', variable: 'demo.site_id' },
  { header: 'Sex', variable: 'demo.sex', spelled: { F: 'Female', M: 'Male' } },
  { header: 'Age (years)', variable: 'demo.age' },
  { header: 'Height (in)', variable: 'demo.height', unit: '[in_i]', factor: 1 / 2.54, decimals: 1 },
  { header: 'Weight (lb)', variable: 'demo.weight', unit: '[lb_av]', factor: 1 / 0.45359237, decimals: 1 },
  { header: 'Smoking', variable: 'demo.smoking' },
  { header: 'Ancestry', variable: 'demo.ancestry' },
  { header: 'Disease Duration (years)', variable: 'dx.disease_duration', decimals: 1 },
  ...comorbidityVariables.map((filed) => ({ ...asColumn(filed), spelled: { Y: 'Yes', N: 'No' } })),
  { header: 'Anti-SSA', variable: 'imm.ssa', spelled: { positive: 'POS', negative: 'NEG' } },
  { header: 'Anti-SSB', variable: 'imm.ssb', spelled: { positive: 'POS', negative: 'NEG' } },
  { header: 'Cryoglobulin', variable: 'imm.cryoglobulin', spelled: { positive: 'POS', negative: 'NEG' } },
]

/** One row a subject and visit, in US units. */
export const usLabColumns: readonly Column[] = [
  { header: 'Hemoglobin (g/dL)', variable: 'lab.haemoglobin', decimals: 1 },
  { header: 'WBC (K/uL)', variable: 'lab.wbc', unit: '10*3/uL', decimals: 2 },
  { header: 'Neutrophils (K/uL)', variable: 'lab.neutrophils', unit: '10*3/uL', decimals: 2 },
  { header: 'Lymphocytes (K/uL)', variable: 'lab.lymphocytes', unit: '10*3/uL', decimals: 2 },
  { header: 'Platelets (K/uL)', variable: 'lab.platelets', unit: '10*3/uL' },
  { header: 'ESR (mm/hr)', variable: 'lab.esr', unit: 'mm/h' },
  { header: 'CRP (mg/dL)', variable: 'lab.crp', unit: 'mg/dL', factor: 0.1, decimals: 2, below: 0.1 },
  { header: 'IgG (mg/dL)', variable: 'imm.igg', unit: 'mg/dL', factor: 100, decimals: 0 },
  { header: 'IgA (mg/dL)', variable: 'imm.iga', unit: 'mg/dL', factor: 100, decimals: 0 },
  { header: 'IgM (mg/dL)', variable: 'imm.igm', unit: 'mg/dL', factor: 100, decimals: 0 },
  { header: 'C3 (mg/dL)', variable: 'imm.c3', unit: 'mg/dL', factor: 100, decimals: 0 },
  { header: 'C4 (mg/dL)', variable: 'imm.c4', unit: 'mg/dL', factor: 100, decimals: 0 },
  { header: 'RF (IU/mL)', variable: 'imm.rf', unit: '[IU]/mL', below: 10 },
]
