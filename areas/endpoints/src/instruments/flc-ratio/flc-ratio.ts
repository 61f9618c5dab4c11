import { type Citation, compareExact, divideExact, type Exact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import type { NumberItem } from '../../definition/item.ts'
import type { NumberOption } from '../../definition/option.ts'
import { type Missing, missing } from '../../definition/reason.ts'
import type { CategoryResult } from '../../definition/result.ts'
import type { Words } from '../../definition/words.ts'
import { ifKnown, lacking } from '../../rules/known.ts'
import { defaultLimitFlag, limitGroup } from '../igg-change/percent-fall.ts'

const katzmann2002: Citation = {
  title:
    'Serum reference intervals and diagnostic ranges for free kappa and free lambda immunoglobulin light chains: relative sensitivity for detection of monoclonal light chains',
  authors: 'Katzmann JA, Clark RJ, Abraham RS, et al.',
  year: 2002,
  where: 'Clin Chem 2002;48:1437-44, abstract',
}

const chain = (label: Words, variable: string) =>
  ({ kind: 'number', label, unit: 'mg/L', accepts: ['ug/mL', 'mg/dL'], min: '0', variables: [variable] }) as const satisfies NumberItem

const limit = <const U extends 'mg/L' | '{ratio}'>(en: string, fr: string, unit: U) =>
  ({ kind: 'number', label: { en, fr }, unit, min: '0', group: limitGroup, optional: true }) as const

const edge = (en: string, fr: string, value: string) =>
  ({ kind: 'number', label: { en, fr }, default: value, min: '0', mark: 'primary' }) as const satisfies NumberOption

const state = (label: Words, optional?: true) =>
  ({
    kind: 'category',
    label,
    choices: { low: { en: 'Low', fr: 'Bas' }, normal: { en: 'Normal', fr: 'Normal' }, high: { en: 'High', fr: 'Élevé' } },
    ...(optional && { optional }),
  }) as const satisfies CategoryResult

const bandOf = (value: Exact, low: Exact, high: Exact): 'low' | 'normal' | 'high' =>
  compareExact(value, low) < 0 ? 'low' : compareExact(value, high) > 0 ? 'high' : 'normal'

/** Free light chains in serum: kappa, lambda and their ratio against limits. */
export const flcRatio = instrument({
  id: 'flc_ratio',
  version: '1',
  short: 'FLC',
  title: { en: 'Free light chains and their ratio', fr: 'Chaînes légères libres et leur rapport' },
  section: 'laboratory',
  measures: {
    en: 'B-cell activity, and clonality where the ratio is off',
    fr: 'Activité des lymphocytes B, et clonalité si le rapport est anormal',
  },
  items: {
    kappa: chain({ en: 'Free kappa chains', fr: 'Chaînes kappa libres' }, 'imm.flc_kappa'),
    lambda: chain({ en: 'Free lambda chains', fr: 'Chaînes lambda libres' }, 'imm.flc_lambda'),
    kappa_lln: limit('Kappa, lower limit', 'Kappa, limite inférieure', 'mg/L'),
    kappa_uln: limit('Kappa, upper limit', 'Kappa, limite supérieure', 'mg/L'),
    lambda_lln: limit('Lambda, lower limit', 'Lambda, limite inférieure', 'mg/L'),
    lambda_uln: limit('Lambda, upper limit', 'Lambda, limite supérieure', 'mg/L'),
    ratio_lln: limit('Ratio, lower limit', 'Rapport, limite inférieure', '{ratio}'),
    ratio_uln: limit('Ratio, upper limit', 'Rapport, limite supérieure', '{ratio}'),
  },
  options: {
    kappa_low: edge('Kappa low below', 'Kappa bas sous', '3.3'),
    kappa_high: edge('Kappa high above', 'Kappa élevé au-dessus de', '19.4'),
    lambda_low: edge('Lambda low below', 'Lambda bas sous', '5.7'),
    lambda_high: edge('Lambda high above', 'Lambda élevé au-dessus de', '26.3'),
    ratio_low: edge('Ratio low below', 'Rapport bas sous', '0.26'),
    ratio_high: edge('Ratio high above', 'Rapport élevé au-dessus de', '1.65'),
  },
  results: {
    ratio: { kind: 'number', label: { en: 'Ratio kappa/lambda', fr: 'Rapport kappa/lambda' }, unit: '{ratio}', min: '0' },
    ratio_state: state({ en: 'Ratio', fr: 'Rapport' }),
    kappa_state: state({ en: 'Kappa', fr: 'Kappa' }, true),
    lambda_state: state({ en: 'Lambda', fr: 'Lambda' }, true),
  },
  main: 'ratio',
  rule: {
    en: 'Kappa divided by lambda. A value is low below its lower limit and high above its upper one; limits that came with the result go before the defaults.',
    fr: 'Kappa divisé par lambda. Une valeur est basse sous sa limite inférieure et élevée au-dessus de la supérieure ; les limites rendues avec le résultat passent avant les valeurs par défaut.',
  },
  missingRule: {
    en: 'Both chains are needed for the ratio; each is judged alone when the other is missing.',
    fr: 'Les deux chaînes sont nécessaires au rapport ; chacune est jugée seule si l’autre manque.',
  },
  thresholds: [
    { label: { en: 'Normal ratio', fr: 'Rapport normal' }, value: '0.26 to 1.65', option: 'ratio_high', mark: 'primary' },
    { label: { en: 'Normal kappa', fr: 'Kappa normal' }, value: '3.3 to 19.4 mg/L', option: 'kappa_high', mark: 'primary' },
    { label: { en: 'Normal lambda', fr: 'Lambda normal' }, value: '5.7 to 26.3 mg/L', option: 'lambda_high', mark: 'primary' },
  ],
  mark: 'primary',
  marks: [{ what: { en: 'default limits', fr: 'limites par défaut' }, mark: 'primary', where: 'Katzmann 2002, abstract; one assay' }],
  citations: [katzmann2002],
  edgeCases: [
    { en: 'A lambda of zero has no ratio.', fr: 'Un lambda à zéro n’a pas de rapport.' },
    {
      en: 'A low kidney function raises both chains and shifts the ratio up.',
      fr: 'Une fonction rénale basse élève les deux chaînes et augmente le rapport.',
    },
  ],
  reasonWords: { lambda_zero: { en: 'Lambda is zero, so there is no ratio.', fr: 'Lambda est nul : il n’y a pas de rapport.' } },
  flagWords: defaultLimitFlag,
  examples: [
    {
      title: { en: '30 over 15', fr: '30 sur 15' },
      input: { kappa: '30', lambda: '15' },
      expect: { ratio: '2', ratio_state: 'high', kappa_state: 'high', lambda_state: 'normal', flag: 'default_limit' },
    },
    {
      title: {
        en: 'With the laboratory’s limit for reduced kidney function',
        fr: 'Avec la limite du laboratoire pour un rein insuffisant',
      },
      input: { kappa: '30', lambda: '15', ratio_lln: '0.37', ratio_uln: '3.1' },
      expect: { ratio: '2', ratio_state: 'normal' },
    },
  ],
  compute: (given, options) => {
    const { kappa, lambda } = given
    const ratio: Exact | Missing =
      kappa === undefined || lambda === undefined
        ? (lacking(given, ['kappa', 'lambda']) ?? { missing: [] })
        : lambda.n === 0
          ? missing('lambda_zero')
          : divideExact(kappa, lambda)
    const limits = [given.kappa_lln, given.kappa_uln, given.lambda_lln, given.lambda_uln, given.ratio_lln, given.ratio_uln]
    const known = kappa !== undefined || lambda !== undefined
    return {
      values: {
        ratio,
        ratio_state: ifKnown(ratio, (value) => bandOf(value, given.ratio_lln ?? options.ratio_low, given.ratio_uln ?? options.ratio_high)),
        kappa_state:
          kappa === undefined
            ? missing('missing:kappa')
            : bandOf(kappa, given.kappa_lln ?? options.kappa_low, given.kappa_uln ?? options.kappa_high),
        lambda_state:
          lambda === undefined
            ? missing('missing:lambda')
            : bandOf(lambda, given.lambda_lln ?? options.lambda_low, given.lambda_uln ?? options.lambda_high),
      },
      ...(known && limits.includes(undefined) && { flags: ['default_limit'] }),
    }
  },
})
