import { compareExact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import { missing } from '../../definition/reason.ts'
import { essdai2010 } from '../essdai/citations.ts'
import { star2022Paper } from './citations.ts'
import { baselineGroup, censoredRule, defaultLimitFlag, followUpGroup, limitGroup, percentFall } from './percent-fall.ts'

const igg = {
  kind: 'number',
  label: { en: 'Serum IgG', fr: 'IgG sériques' },
  unit: 'g/L',
  accepts: ['mg/dL'],
  min: '0',
  variables: ['imm.igg'],
} as const

const limit = { kind: 'number', unit: 'g/L', accepts: ['mg/dL'], above: '0', group: limitGroup, optional: true } as const

/** Serum IgG: raised, low, and a fall that counts as a response. */
export const iggChange = instrument({
  id: 'igg_change',
  version: '2022',
  short: 'IgG',
  title: { en: 'Serum IgG and its fall', fr: 'IgG sériques et leur baisse' },
  aliases: ['igg'],
  section: 'laboratory',
  measures: { en: 'B-cell activity as serum IgG', fr: 'Activité des lymphocytes B par les IgG sériques' },
  items: {
    igg_b: { ...igg, visit: 'baseline', group: baselineGroup },
    igg_f: { ...igg, visit: 'follow-up', group: followUpGroup, halfLimit: true, worse: 'higher' },
    igg_lln: { ...limit, label: { en: 'IgG, lower limit', fr: 'IgG, limite inférieure' } },
    igg_uln: { ...limit, label: { en: 'IgG, upper limit', fr: 'IgG, limite supérieure' } },
  },
  options: {
    fall_percent: {
      kind: 'number',
      label: { en: 'Response: fall of at least, percent', fr: 'Réponse : baisse d’au moins, pour cent' },
      default: '10',
      min: '0',
      max: '100',
      mark: 'primary',
    },
    raised_above: {
      kind: 'number',
      label: { en: 'Raised above, without a limit of the laboratory', fr: 'Élevées au-dessus de, sans limite du laboratoire' },
      unit: 'g/L',
      default: '16',
      min: '0',
      mark: 'primary',
    },
    low_below: {
      kind: 'number',
      label: { en: 'Low below, without a limit of the laboratory', fr: 'Basses sous, sans limite du laboratoire' },
      unit: 'g/L',
      default: '5',
      min: '0',
      mark: 'secondary',
    },
  },
  results: {
    response: { kind: 'yes-no', label: { en: 'Fell enough', fr: 'Baisse suffisante' }, yes: 'good' },
    raised: { kind: 'yes-no', label: { en: 'Raised', fr: 'Élevées' }, yes: 'bad', optional: true },
    low: { kind: 'yes-no', label: { en: 'Low', fr: 'Basses' }, optional: true },
  },
  main: 'response',
  rule: {
    en: 'A fall of 10 % of the baseline or more counts as a response. Raised and low follow the limits that came with the result.',
    fr: 'Une baisse d’au moins 10 % de la valeur initiale compte comme une réponse. Élevées ou basses selon les limites rendues avec le résultat.',
  },
  missingRule: censoredRule,
  thresholds: [
    { label: { en: 'Response', fr: 'Réponse' }, value: 'fall >= 10 %', option: 'fall_percent', mark: 'primary', citation: star2022Paper },
    { label: { en: 'Raised', fr: 'Élevées' }, value: '> 16 g/L', option: 'raised_above', mark: 'primary', citation: essdai2010 },
    { label: { en: 'Low', fr: 'Basses' }, value: '< 5 g/L', option: 'low_below', mark: 'secondary', citation: essdai2010 },
  ],
  mark: 'primary',
  marks: [
    { what: { en: 'fall of 10 %', fr: 'baisse de 10 %' }, mark: 'primary', where: 'STAR, table 3' },
    { what: { en: '16 and 5 g/L', fr: '16 et 5 g/L' }, mark: 'secondary', where: 'levels of the biological domain of ESSDAI' },
    { what: { en: 'values below the limit of the test', fr: 'valeurs sous la limite de détection' }, mark: 'convention' },
  ],
  citations: [star2022Paper, essdai2010],
  edgeCases: [
    { en: '20 to 18 g/L is exactly 10 %: met.', fr: 'De 20 à 18 g/L, c’est exactement 10 % : atteint.' },
    {
      en: 'Drugs that remove IgG or B cells lower it by their mechanism, whatever the disease does.',
      fr: 'Les médicaments qui éliminent les IgG ou les lymphocytes B les font baisser par leur mécanisme, quoi que fasse la maladie.',
    },
  ],
  flagWords: defaultLimitFlag,
  examples: [
    {
      title: { en: 'Exactly 10 %', fr: 'Exactement 10 %' },
      input: { igg_b: '20', igg_f: '18', igg_uln: '16' },
      expect: { response: '1', raised: '1' },
    },
    {
      title: { en: 'Without a baseline', fr: 'Sans valeur initiale' },
      input: { igg_f: '16' },
      expect: { response: 'NA', raised: '0', low: '0', reason: 'missing:igg_b', flag: 'default_limit' },
    },
  ],
  compute: (given, { fall_percent, raised_above, low_below }) => {
    const { igg_f: now, igg_lln, igg_uln } = given
    const byDefault = now !== undefined && (igg_lln === undefined || igg_uln === undefined)
    return {
      values: {
        response: percentFall(given, 'igg_b', 'igg_f', fall_percent),
        raised: now === undefined ? missing('missing:igg_f') : compareExact(now, igg_uln ?? raised_above) > 0,
        low: now === undefined ? missing('missing:igg_f') : compareExact(now, igg_lln ?? low_below) < 0,
      },
      ...(byDefault && { flags: ['default_limit'] }),
    }
  },
})
