import type { Unit } from './units.ts'

/**
 * How far a conversion may be trusted. `exact`: follows from prefixes or definitions, applied in both directions and in chains.
 * `known`: a molar mass or a convention, applied as given with a warning that names it. `declared`: only when a person says so.
 */
export type Trust = 'exact' | 'known' | 'declared'

/** `to = from * factor + offset`. Factors are exact decimals, or quotients of two. */
export interface UnitConversion {
  /** Dictionary id it holds for; `*` any variable; `pro.*` all of a group. */
  readonly variable: string
  readonly from: Unit
  readonly to: Unit
  readonly factor: string
  readonly offset?: string
  readonly trust: Trust
  /** A `declared` conversion that needs no declaration for values above this. */
  readonly unlessAbove?: string
  /** Where the factor comes from. */
  readonly basis: string
  readonly status: string
}

/** Every conversion there is. What is not here (rheumatoid titre to IU, ELISA units, percent CH50, m/s to kPa) is not a linear factor. */
export const unitConversions: readonly UnitConversion[] = [
  { variable: '*', from: 'g/L', to: 'g/dL', factor: '0.1', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: 'g/dL', to: 'g/L', factor: '10', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: 'mg/dL', to: 'g/L', factor: '0.01', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: 'mg/dL', to: 'mg/L', factor: '10', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: 'mg/L', to: 'g/L', factor: '0.001', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: 'mg/mL', to: 'g/L', factor: '1', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: 'ug/mL', to: 'mg/L', factor: '1', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: 'ug/dL', to: 'ug/L', factor: '10', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: 'ng/mL', to: 'ug/L', factor: '1', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: 'ng/dL', to: 'ng/L', factor: '10', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: 'pg/mL', to: 'ng/L', factor: '1', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: 'fg/mL', to: 'pg/mL', factor: '0.001', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: 'ng/mL', to: 'pg/mL', factor: '1000', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: '/uL', to: '10*9/L', factor: '0.001', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: '/mm3', to: '10*9/L', factor: '0.001', trust: 'exact', basis: 'exact (1 mm3 = 1 uL)', status: 'exact' },
  { variable: '*', from: '10*3/uL', to: '10*9/L', factor: '1', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: '10*9/L', to: '/uL', factor: '1000', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: '10*6/uL', to: '10*12/L', factor: '1', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: 'k[IU]/L', to: '[IU]/mL', factor: '1', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: '[IU]/L', to: '[IU]/mL', factor: '0.001', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: 'u[IU]/mL', to: 'm[IU]/L', factor: '1', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: 'ukat/L', to: 'U/L', factor: '60', trust: 'exact', basis: '1 kat = 6e7 U, so 1 ukat = 60 U (exact)', status: 'exact' },
  { variable: '*', from: 'nkat/L', to: 'U/L', factor: '0.06', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: 'm', to: 'cm', factor: '100', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: '[in_i]', to: 'cm', factor: '2.54', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: '[lb_av]', to: 'kg', factor: '0.45359237', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: 'g', to: 'kg', factor: '0.001', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: '[degF]', to: 'Cel', factor: '5/9', offset: '-160/9', trust: 'exact', basis: 'C = (F - 32) * 5/9', status: 'exact' },
  { variable: '*', from: 'mo', to: 'a', factor: '1/12', trust: 'exact', basis: 'calendar twelfth; UCUM mo = a/12', status: 'exact' },
  { variable: '*', from: 'wk', to: 'a', factor: '7/365.25', trust: 'exact', basis: '7/365.25 (UCUM a = 365.25 d)', status: 'exact' },
  { variable: '*', from: 'd', to: 'a', factor: '1/365.25', trust: 'exact', basis: '1/365.25', status: 'exact' },
  { variable: '*', from: 'h', to: 'min', factor: '60', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: 's', to: 'min', factor: '1/60', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: '1', to: '%', factor: '100', trust: 'declared', basis: 'fraction to percent; only when declared', status: 'exact' },
  { variable: '*', from: 'um2', to: 'mm2', factor: '0.000001', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: 'cm2', to: 'mm2', factor: '100', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: 'mm', to: 'cm', factor: '0.1', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: '*', from: 'cm', to: 'mm', factor: '10', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: 'or.uwsf', from: 'mL/(15.min)', to: 'mL/min', factor: '1/15', trust: 'exact', basis: 'divide by 15', status: 'exact' },
  { variable: 'or.uwsf', from: 'mL/(5.min)', to: 'mL/min', factor: '0.2', trust: 'exact', basis: 'divide by 5', status: 'exact' },
  { variable: 'or.uwsf', from: 'mL/(10.min)', to: 'mL/min', factor: '0.1', trust: 'exact', basis: 'divide by 10', status: 'exact' },
  { variable: 'or.uwsf', from: 'g/min', to: 'mL/min', factor: '1', trust: 'known', basis: 'saliva density taken as 1 (convention)', status: 'convention' },
  { variable: 'or.uwsf', from: 'g/(15.min)', to: 'mL/min', factor: '1/15', trust: 'known', basis: 'density 1 (convention), divide by 15', status: 'convention' },
  { variable: 'lab.haemoglobin', from: 'g/L', to: 'g/dL', factor: '0.1', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: 'lab.haemoglobin', from: 'mmol/L', to: 'g/dL', factor: '1.6114', trust: 'known', basis: 'monomer Hb(Fe) 16114 g/mol', status: 'molar mass from memory' },
  { variable: 'lab.haematocrit', from: 'L/L', to: '%', factor: '100', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: 'lab.creatinine', from: 'mg/dL', to: 'umol/L', factor: '88.42', trust: 'known', basis: '113.12 g/mol (10/113.12*1000 = 88.40; 88.42 is the usual printed factor)', status: 'molar mass from memory' },
  { variable: 'lab.creatinine', from: 'mg/L', to: 'umol/L', factor: '8.842', trust: 'known', basis: 'as above', status: 'molar mass from memory' },
  { variable: 'lab.bilirubin', from: 'mg/dL', to: 'umol/L', factor: '17.1', trust: 'known', basis: '584.66 g/mol', status: 'molar mass from memory' },
  { variable: 'lab.bilirubin', from: 'mg/L', to: 'umol/L', factor: '1.71', trust: 'known', basis: '584.66 g/mol', status: 'molar mass from memory' },
  { variable: 'lab.urea', from: 'mg/dL', to: 'mmol/L', factor: '0.1665', trust: 'declared', basis: 'urea as urea, 60.06 g/mol', status: 'molar mass from memory' },
  { variable: 'lab.urea', from: 'g/L', to: 'mmol/L', factor: '16.65', trust: 'known', basis: 'urea as urea (usual French unit)', status: 'molar mass from memory' },
  { variable: 'lab.urea', from: 'mg/dL{BUN}', to: 'mmol/L', factor: '0.357', trust: 'known', basis: 'urea NITROGEN, 28.01 g/mol: 2.14 times the urea factor, never guess which', status: 'molar mass from memory' },
  { variable: 'lab.glucose', from: 'mg/dL', to: 'mmol/L', factor: '0.05551', trust: 'known', basis: '180.16 g/mol', status: 'molar mass from memory' },
  { variable: 'lab.glucose', from: 'g/L', to: 'mmol/L', factor: '5.551', trust: 'known', basis: '180.16 g/mol (usual French unit)', status: 'molar mass from memory' },
  { variable: 'lab.urate', from: 'mg/dL', to: 'umol/L', factor: '59.48', trust: 'known', basis: '168.11 g/mol', status: 'molar mass from memory' },
  { variable: 'lab.calcium', from: 'mg/dL', to: 'mmol/L', factor: '0.2495', trust: 'known', basis: '40.08 g/mol', status: 'molar mass from memory' },
  { variable: 'lab.calcium', from: 'mg/L', to: 'mmol/L', factor: '0.02495', trust: 'known', basis: '40.08 g/mol', status: 'molar mass from memory' },
  { variable: 'lab.cholesterol', from: 'mg/dL', to: 'mmol/L', factor: '0.02586', trust: 'known', basis: '386.65 g/mol', status: 'molar mass from memory' },
  { variable: 'lab.cholesterol', from: 'g/L', to: 'mmol/L', factor: '2.586', trust: 'known', basis: '386.65 g/mol (usual French unit)', status: 'molar mass from memory' },
  { variable: 'lab.ldl', from: 'mg/dL', to: 'mmol/L', factor: '0.02586', trust: 'known', basis: 'as cholesterol', status: 'molar mass from memory' },
  { variable: 'lab.ldl', from: 'g/L', to: 'mmol/L', factor: '2.586', trust: 'known', basis: 'as cholesterol', status: 'molar mass from memory' },
  { variable: 'lab.triglycerides', from: 'mg/dL', to: 'mmol/L', factor: '0.01129', trust: 'known', basis: '885.7 g/mol (triolein)', status: 'molar mass from memory' },
  { variable: 'lab.triglycerides', from: 'g/L', to: 'mmol/L', factor: '1.129', trust: 'known', basis: '885.7 g/mol', status: 'molar mass from memory' },
  { variable: 'lab.vitamin_d', from: 'ng/mL', to: 'nmol/L', factor: '2.496', trust: 'known', basis: '400.64 g/mol', status: 'molar mass from memory' },
  { variable: 'lab.hdl', from: 'mg/dL', to: 'mmol/L', factor: '0.02586', trust: 'known', basis: 'as cholesterol', status: 'molar mass from memory' },
  { variable: 'lab.hdl', from: 'g/L', to: 'mmol/L', factor: '2.586', trust: 'known', basis: 'as cholesterol', status: 'molar mass from memory' },
  { variable: 'lab.folate', from: 'ng/mL', to: 'nmol/L', factor: '2.266', trust: 'known', basis: '441.4 g/mol', status: 'molar mass from memory' },
  { variable: 'lab.vitamin_b12', from: 'pg/mL', to: 'pmol/L', factor: '0.738', trust: 'known', basis: '1355.4 g/mol', status: 'molar mass from memory' },
  { variable: 'lab.homocysteine', from: 'mg/L', to: 'umol/L', factor: '7.397', trust: 'known', basis: '135.19 g/mol', status: 'molar mass from memory' },
  { variable: 'lab.iron', from: 'ug/dL', to: 'umol/L', factor: '0.179', trust: 'known', basis: '55.85 g/mol', status: 'molar mass from memory' },
  { variable: 'lab.bilirubin_indirect', from: 'mg/dL', to: 'umol/L', factor: '17.1', trust: 'known', basis: '584.66 g/mol', status: 'molar mass from memory' },
  { variable: 'lab.urine_sg', from: '{x1000}', to: '{ratio}', factor: '0.001', trust: 'declared', unlessAbove: '2', basis: 'values such as 1015', status: 'declared or value above 2' },
  { variable: 'lab.upcr', from: 'mg/g', to: 'mg/mmol', factor: '0.1131', trust: 'known', basis: 'creatinine 113.12 g/mol: divide by 8.842', status: 'molar mass from memory' },
  { variable: 'lab.upcr', from: 'g/g', to: 'mg/mmol', factor: '113.1', trust: 'known', basis: 'as above', status: 'molar mass from memory' },
  { variable: 'lab.upcr', from: 'g/mmol', to: 'mg/mmol', factor: '1000', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: 'lab.proteinuria_24h', from: 'mg/(24.h)', to: 'g/(24.h)', factor: '0.001', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: 'lab.hba1c', from: 'mmol/mol', to: '%', factor: '0.09148', offset: '2.152', trust: 'known', basis: 'NGSP = 0.09148*IFCC + 2.152 (inverse: IFCC = 10.93*NGSP - 23.5)', status: 'from memory' },
  { variable: 'lab.sodium', from: 'meq/L', to: 'mmol/L', factor: '1', trust: 'exact', basis: 'monovalent', status: 'exact' },
  { variable: 'lab.potassium', from: 'meq/L', to: 'mmol/L', factor: '1', trust: 'exact', basis: 'monovalent', status: 'exact' },
  { variable: 'lab.bicarbonate', from: 'meq/L', to: 'mmol/L', factor: '1', trust: 'exact', basis: 'monovalent', status: 'exact' },
  { variable: 'lab.calcium', from: 'meq/L', to: 'mmol/L', factor: '0.5', trust: 'exact', basis: 'divalent', status: 'exact' },
  { variable: 'imm.igg', from: 'mg/dL', to: 'g/L', factor: '0.01', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: 'imm.igg', from: '[IU]/mL', to: 'g/L', factor: '0.0808', trust: 'declared', basis: 'old WHO reference 67/086: about 80.8 mg per kIU; refuse unless a person confirms', status: 'from memory, do not apply automatically' },
  { variable: 'imm.igg', from: 'umol/L', to: 'g/L', factor: '0.15', trust: 'declared', basis: 'about 150 kDa; rare', status: 'from memory, do not apply automatically' },
  { variable: 'imm.c3', from: 'mg/dL', to: 'g/L', factor: '0.01', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: 'imm.c4', from: 'mg/dL', to: 'g/L', factor: '0.01', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: 'imm.b2m', from: 'nmol/L', to: 'mg/L', factor: '0.0118', trust: 'known', basis: '11.8 kDa', status: 'molar mass from memory' },
  { variable: 'imm.b2m', from: 'mg/dL', to: 'mg/L', factor: '10', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: 'imm.flc_kappa', from: 'mg/dL', to: 'mg/L', factor: '10', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: 'imm.flc_lambda', from: 'mg/dL', to: 'mg/L', factor: '10', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: 'lab.crp', from: 'mg/dL', to: 'mg/L', factor: '10', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: 'lab.crp', from: 'nmol/L', to: 'mg/L', factor: '0.1048', trust: 'declared', basis: 'CRP pentamer about 115 kDa would give 0.115; printed factor 0.105 (1 mg/L = 9.524 nmol/L)', status: 'from memory, do not apply automatically' },
  { variable: 'lab.ferritin', from: 'pmol/L', to: 'ug/L', factor: '0.445', trust: 'known', basis: 'about 445 kDa (1 ug/L = 2.247 pmol/L)', status: 'molar mass from memory' },
  { variable: 'clin.heart_rate', from: '{beats}/min', to: '/min', factor: '1', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: 'pro.*', from: '{NRS_0-10}', to: 'mm', factor: '10', trust: 'declared', basis: '0-10 numerical rating to 0-100 mm: ONLY when the file declares its scale', status: 'declared only' },
  { variable: 'pro.*', from: 'cm', to: 'mm', factor: '10', trust: 'declared', basis: 'VAS measured in cm', status: 'declared only' },
  { variable: 'omx.concentration', from: 'ug/mL', to: 'ng/uL', factor: '1', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: 'omx.volume', from: 'mL', to: 'uL', factor: '1000', trust: 'exact', basis: 'exact', status: 'exact' },
  { variable: 'or.swsf', from: 'mL/(5.min)', to: 'mL/min', factor: '1/5', trust: 'exact', basis: 'divide by 5', status: 'exact' },
  { variable: 'or.swsf', from: 'mL/(10.min)', to: 'mL/min', factor: '1/10', trust: 'exact', basis: 'divide by 10', status: 'exact' },
  { variable: 'or.swsf', from: 'mL/(15.min)', to: 'mL/min', factor: '1/15', trust: 'exact', basis: 'divide by 15', status: 'exact' },
  { variable: 'or.parotid_flow', from: 'mL/(5.min)', to: 'mL/min', factor: '1/5', trust: 'exact', basis: 'divide by 5', status: 'exact' },
  { variable: 'or.parotid_flow', from: 'mL/(10.min)', to: 'mL/min', factor: '1/10', trust: 'exact', basis: 'divide by 10', status: 'exact' },
  { variable: 'or.parotid_flow', from: 'mL/(15.min)', to: 'mL/min', factor: '1/15', trust: 'exact', basis: 'divide by 15', status: 'exact' },
]
