const words: ReadonlyMap<string, readonly [en: string, fr: string]> = new Map([
  ['a', ['years', 'ans']],
  ['mo', ['months', 'mois']],
  ['wk', ['weeks', 'semaines']],
  ['d', ['days', 'jours']],
  ['mg/d', ['mg/day', 'mg/jour']],
  ['mg/wk', ['mg/week', 'mg/semaine']],
  ['[drp]/d', ['drops/day', 'gouttes/jour']],
  ['{pack}.a', ['pack-years', 'paquets-années']],
  ['{foci}/(4.mm2)', ['foci/4 mm²', 'foyers/4 mm²']],
  ['{RU}/mL', ['RU/mL', 'RU/mL']],
  ['{ELISA_U}/mL', ['ELISA U/mL', 'U ELISA/mL']],
  ['mL/min/{1.73_m2}', ['mL/min/1.73 m²', 'mL/min/1,73 m²']],
  ['mg/dL{BUN}', ['mg/dL (urea nitrogen)', 'mg/dL (azote uréique)']],
  ["{CH50'U}/mL", ['CH50 U/mL', 'U CH50/mL']],
  ['um/{pixel}', ['µm/pixel', 'µm/pixel']],
  ['{logMAR}', ['logMAR', 'logMAR']],
  ['{beats}/min', ['/min', '/min']],
  ['[pH]', ['', '']],
  ['1', ['', '']],
  ['Cel', ['°C', '°C']],
  ['[degF]', ['°F', '°F']],
  ['[in_i]', ['in', 'po']],
  ['[lb_av]', ['lb', 'lb']],
])

const superscript = (digits: string): string => [...digits].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? digit).join('')

/** A UCUM code as people print it: `10*9/L` is `×10⁹/L`, `[IU]/mL` is `IU/mL` or `UI/mL`, a mere annotation such as `{score}` is nothing. */
export const asUnitText = (unit: string, language: 'en' | 'fr'): string => {
  const word = words.get(unit)
  if (word !== undefined) return language === 'en' ? word[0] : word[1]
  return unit
    .replace(/\{[^}]*\}/g, '')
    .replace(/10\*(\d+)/g, (_, power: string) => `×10${superscript(power)}`)
    .replace(/\((\d+)\.(\w+)\)/g, '$1 $2')
    .replaceAll('[IU]', language === 'en' ? 'IU' : 'UI')
    .replaceAll('[AU]', language === 'en' ? 'AU' : 'UA')
    .replace(/\[(\w+)'U\]/g, '$1 U')
    .replaceAll('mm[Hg]', 'mmHg')
    .replace(/(^|\/)u(?=[gmLkIU])/g, '$1µ')
    .replace(/m([23])(?!\w)/g, (_, power: string) => `m${superscript(power)}`)
}
