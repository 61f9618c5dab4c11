/**
 * The closed list of units: UCUM codes (https://ucum.org), case kept. Texts in braces are UCUM annotations: the number is a plain count
 * or score, and the word only says of what. A unit that is not here cannot be stored; add it here, with its conversions.
 */
export const units = [
  '%', '1', 'a', '[AU]/mL', '{beats}/min', 'Cel', "{CH50'U}/mL", '{class}', 'cm', 'cm2', '{count}', '{cycle}', 'd',
  '[degF]', '[drp]/d', '{ELISA_U}/mL', 'fg/mL', 'fL', '{foci}/(4.mm2)', 'g', 'g/dL', 'g/g', 'g/(24.h)', 'g/L',
  'g/(15.min)', 'g/min', 'g/mmol', "[GPL'U]", '{grade}', 'h', '[in_i]', '[IU]/L', '[IU]/mL', 'kg', 'kg/m2', 'k[IU]/L',
  'kPa', '10*12/L', '10*9/L', '[lb_av]', '{level}', 'L/L', '{logMAR}', 'm', 'meq/L', 'mg', 'mg/d', 'mg/dL',
  'mg/dL{BUN}', 'mg/g', 'mg/(24.h)', 'mg/L', 'mg/mL', 'mg/mmol', 'mg/wk', 'MHz', '/min', 'min', 'm[IU]/L', 'mL',
  'mL/(10.min)', 'mL/(15.min)', 'mL/(5.min)', 'mL/min', 'mL/min/{1.73_m2}', '/mm3', 'mm', 'mm2', 'mm/h', 'mm[Hg]',
  'mmol/L', 'mmol/mol', 'mo', 'mosm/L', "[MPL'U]", 'm/s', 'ng/dL', 'ng/L', 'ng/mL', 'ng/uL', 'nkat/L', 'nmol/L',
  '{NRS_0-10}', '{pack}.a', 'pg/mL', '[pH]', 'pmol/L', '{ratio}', '{reads}', '{RU}/mL', 's', '{score}', '{session}',
  '{stage}', '{titer}', 'ug/dL', 'ug/L', 'ug/mL', 'u[IU]/mL', 'ukat/L', '/uL', '10*3/uL', '10*6/uL', 'U/L', 'uL', 'um2',
  'U/mL', 'umol/L', 'um/{pixel}', 'wk', '{x1000}',
] as const

/** One unit of the closed list. */
export type Unit = (typeof units)[number]

const known: ReadonlySet<string> = new Set(units)

/** True when the text is exactly the code of a unit of the list. */
export const isUnit = (text: string): text is Unit => known.has(text)
