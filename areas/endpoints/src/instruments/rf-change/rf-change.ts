import { compareExact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import { lacking } from '../../rules/known.ts'
import { star2022Paper } from '../igg-change/citations.ts'
import { baselineGroup, censoredRule, followUpGroup, limitGroup, percentFall } from '../igg-change/percent-fall.ts'

const rf = {
  kind: 'number',
  label: { en: 'Rheumatoid factor', fr: 'Facteur rhumatoïde' },
  help: {
    en: 'Total or IgM, one assay for the whole trial. A titre cannot be converted.',
    fr: 'Total ou IgM, un seul dosage pour tout l’essai. Un titre ne peut pas être converti.',
  },
  unit: '[IU]/mL',
  accepts: ['k[IU]/L'],
  min: '0',
  variables: ['imm.rf'],
} as const

/** Rheumatoid factor: positive, and a fall that counts as a response. */
export const rfChange = instrument({
  id: 'rf_change',
  version: '2022',
  short: 'RF',
  title: { en: 'Rheumatoid factor and its fall', fr: 'Facteur rhumatoïde et sa baisse' },
  aliases: ['rf'],
  section: 'laboratory',
  measures: { en: 'B-cell activity as rheumatoid factor', fr: 'Activité des lymphocytes B par le facteur rhumatoïde' },
  items: {
    rf_b: { ...rf, visit: 'baseline', group: baselineGroup },
    rf_f: { ...rf, visit: 'follow-up', group: followUpGroup, halfLimit: true, worse: 'higher' },
    rf_uln: {
      kind: 'number',
      label: { en: 'Rheumatoid factor, upper limit', fr: 'Facteur rhumatoïde, limite supérieure' },
      help: { en: 'Differs between assays, often 14 to 20.', fr: 'Varie selon le dosage, souvent de 14 à 20.' },
      unit: '[IU]/mL',
      accepts: ['k[IU]/L'],
      above: '0',
      group: limitGroup,
      optional: true,
    },
  },
  options: {
    fall_percent: {
      kind: 'number',
      label: { en: 'Response: fall of at least, percent', fr: 'Réponse : baisse d’au moins, pour cent' },
      default: '25',
      min: '0',
      max: '100',
      mark: 'primary',
    },
  },
  results: {
    response: { kind: 'yes-no', label: { en: 'Fell enough', fr: 'Baisse suffisante' }, yes: 'good' },
    positive: { kind: 'yes-no', label: { en: 'Positive', fr: 'Positif' }, yes: 'bad', optional: true },
  },
  main: 'response',
  rule: {
    en: 'A fall of 25 % of the baseline or more counts as a response. Positive is above the limit that came with the result.',
    fr: 'Une baisse d’au moins 25 % de la valeur initiale compte comme une réponse. Positif : au-dessus de la limite rendue avec le résultat.',
  },
  missingRule: censoredRule,
  thresholds: [
    { label: { en: 'Response', fr: 'Réponse' }, value: 'fall >= 25 %', option: 'fall_percent', mark: 'primary', citation: star2022Paper },
  ],
  mark: 'primary',
  marks: [
    { what: { en: 'fall of 25 %', fr: 'baisse de 25 %' }, mark: 'primary', where: 'STAR, table 3' },
    {
      what: { en: 'usual limits of 14 to 20', fr: 'limites usuelles de 14 à 20' },
      mark: 'secondary',
      where: 'catalogues and information pages of laboratories: 14, 15 and 20',
    },
    { what: { en: 'values below the limit of the test', fr: 'valeurs sous la limite de détection' }, mark: 'convention' },
  ],
  citations: [star2022Paper],
  edgeCases: [
    { en: '80 to 60 is exactly 25 %: met.', fr: 'De 80 à 60, c’est exactement 25 % : atteint.' },
    {
      en: 'Without the laboratory’s limit nothing is said about positive: usual limits differ too much for a default.',
      fr: 'Sans la limite du laboratoire, rien n’est dit de la positivité : les limites usuelles diffèrent trop pour une valeur par défaut.',
    },
  ],
  examples: [
    {
      title: { en: 'Exactly 25 %', fr: 'Exactement 25 %' },
      input: { rf_b: '80', rf_f: '60', rf_uln: '20' },
      expect: { response: '1', positive: '1' },
    },
    {
      title: { en: 'A baseline below the limit of the test', fr: 'Une valeur initiale sous la limite de détection' },
      input: { rf_b: '<10', rf_f: '20' },
      expect: { response: 'NA', reason: 'censored_baseline' },
    },
  ],
  compute: (given, { fall_percent }) => {
    const { rf_f: now, rf_uln: limit } = given
    return {
      values: {
        response: percentFall(given, 'rf_b', 'rf_f', fall_percent),
        positive:
          now === undefined || limit === undefined ? (lacking(given, ['rf_f', 'rf_uln']) ?? { missing: [] }) : compareExact(now, limit) > 0,
      },
    }
  },
})
