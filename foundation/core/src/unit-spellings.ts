import type { Unit } from './units.ts'

/**
 * How laboratories write units, beside the UCUM code itself. Case matters. `mm/5min` of a Schirmer test is millimetres (its duration is
 * another variable); `mg/j` is per day (French jour), `mn` a minute. Spellings that depend on the variable (`G/L`, `UI/L`, `C`) are in `parse-unit.ts`.
 */
export const unitSpellings: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ['g/l', 'g/L'], ['Giga/L', '10*9/L'], ['giga/l', '10*9/L'], ['T/L', '10*12/L'], ['Tera/L', '10*12/L'], ['g/dl', 'g/dL'],
  ['g/100ml', 'g/dL'], ['g%', 'g/dL'], ['gm/dl', 'g/dL'], ['mg/dl', 'mg/dL'], ['mg%', 'mg/dL'], ['mg/l', 'mg/L'],
  ['mg/ml', 'mg/mL'], ['µg/l', 'ug/L'], ['μg/l', 'ug/L'], ['mcg/l', 'ug/L'], ['µg/ml', 'ug/mL'], ['mcg/ml', 'ug/mL'],
  ['ng/ml', 'ng/mL'], ['pg/ml', 'pg/mL'], ['µmol/l', 'umol/L'], ['μmol/l', 'umol/L'], ['umol/l', 'umol/L'],
  ['mcmol/l', 'umol/L'], ['mmol/l', 'mmol/L'], ['nmol/l', 'nmol/L'], ['mval/l', 'meq/L'], ['mEq/L', 'meq/L'],
  ['/mm³', '/mm3'], ['cells/mm3', '/mm3'], ['cell/µl', '/uL'], ['cells/ul', '/uL'], ['/µl', '/uL'], ['10^3/µL', '10*3/uL'],
  ['10³/µL', '10*3/uL'], ['x10^3/uL', '10*3/uL'], ['10e3/ul', '10*3/uL'], ['K/uL', '10*3/uL'], ['K/µL', '10*3/uL'],
  ['x10^9/L', '10*9/L'], ['10^9/L', '10*9/L'], ['10E9/L', '10*9/L'], ['10⁹/L', '10*9/L'], ['GIGA/L', '10*9/L'],
  ['10^12/L', '10*12/L'], ['M/uL', '10*6/uL'], ['10^6/µL', '10*6/uL'], ['UI/ml', '[IU]/mL'], ['IU/ml', '[IU]/mL'],
  ['IU/mL', '[IU]/mL'], ['KIU/L', 'k[IU]/L'], ['kUI/L', 'k[IU]/L'], ['U/l', 'U/L'], ['U/ml', 'U/mL'], ['AU/ml', '[AU]/mL'],
  ['UA/mL', '[AU]/mL'], ['RU/mL', '{RU}/mL'], ['EU/mL', '{ELISA_U}/mL'], ['mUI/L', 'm[IU]/L'], ['µUI/mL', 'u[IU]/mL'],
  ['mIU/L', 'm[IU]/L'], ['mm/hr', 'mm/h'], ['mm/1h', 'mm/h'], ['mm 1h', 'mm/h'], ['mm/1ère heure', 'mm/h'],
  ['ml/min', 'mL/min'], ['mL/mn', 'mL/min'], ['ml/mn', 'mL/min'], ['ml/15min', 'mL/(15.min)'], ['ml/15 mn', 'mL/(15.min)'],
  ['mL/15min', 'mL/(15.min)'], ['ml/5min', 'mL/(5.min)'], ['g/15min', 'g/(15.min)'], ['cc/min', 'mL/min'], ['mm/5min', 'mm'],
  ['mm/5 mn', 'mm'], ['ml/min/1.73m2', 'mL/min/{1.73_m2}'], ['ml/min/1,73m²', 'mL/min/{1.73_m2}'], ['g/24h', 'g/(24.h)'],
  ['g/j', 'g/(24.h)'], ['g/day', 'g/(24.h)'], ['mg/24h', 'mg/(24.h)'], ['mg/j', 'mg/d'], ['mg/jour', 'mg/d'],
  ['mg/day', 'mg/d'], ['mg/sem', 'mg/wk'], ['mg/week', 'mg/wk'], ['mg/g créat', 'mg/g'], ['pct', '%'], ['percent', '%'],
  ['fl', 'fL'], ['µm3', 'fL'], ['°C', 'Cel'], ['degC', 'Cel'], ['°F', '[degF]'], ['mmHg', 'mm[Hg]'], ['bpm', '/min'],
  ['lb', '[lb_av]'], ['lbs', '[lb_av]'], ['in', '[in_i]'], ['inch', '[in_i]'], ['ans', 'a'], ['an', 'a'], ['years', 'a'],
  ['yr', 'a'], ['y', 'a'], ['mois', 'mo'], ['months', 'mo'], ['semaines', 'wk'], ['weeks', 'wk'], ['jours', 'd'],
  ['days', 'd'], ['j', 'd'], ['sec', 's'], ['secondes', 's'], ['mn', 'min'], ['mOsm/L', 'mosm/L'], ['mOsmol/l', 'mosm/L'],
  ['µkat/L', 'ukat/L'], ['µm/px', 'um/{pixel}'], ['foci/4mm2', '{foci}/(4.mm2)'], ['foyers/4mm²', '{foci}/(4.mm2)'],
])
