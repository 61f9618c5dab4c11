import type { Items, YesNoItem } from '../../definition/item.ts'

const factor = (en: string, fr: string, variables?: readonly string[]) =>
  ({ kind: 'yes-no', label: { en, fr }, worse: 'higher', ...(variables && { variables }) }) as const satisfies YesNoItem

const stands = {
  en: 'Stands in for the statement where that is blank.',
  fr: 'Remplace la conclusion lorsqu’elle n’est pas renseignée.',
}

/** The seven predictors in the published order. */
export const factors = [
  'salivary_gland_enlargement',
  'lymphadenopathy',
  'raynaud',
  'anti_ro_or_la',
  'rf_positive',
  'monoclonal_gammopathy',
  'low_c4',
] as const

/** Seven statements, and three results from which two of them may follow. */
export const items = {
  salivary_gland_enlargement: factor('Salivary gland enlargement', 'Hypertrophie des glandes salivaires', ['sx.swollen_glands']),
  lymphadenopathy: factor('Lymphadenopathy', 'Adénopathies'),
  raynaud: factor('Raynaud’s phenomenon', 'Phénomène de Raynaud', ['sx.raynaud']),
  anti_ro_or_la: factor('Anti-Ro/SSA or anti-La/SSB', 'Anti-Ro/SSA ou anti-La/SSB'),
  rf_positive: factor('Rheumatoid factor positive', 'Facteur rhumatoïde positif', ['imm.rf_pos']),
  monoclonal_gammopathy: factor('Monoclonal gammopathy', 'Gammapathie monoclonale', ['imm.monoclonal', 'com.mgus']),
  low_c4: factor('Low C4', 'C4 bas'),
  ssa: {
    kind: 'yes-no',
    label: { en: 'Anti-SSA/Ro positive', fr: 'Anti-SSA/Ro positif' },
    help: stands,
    variables: ['imm.ssa'],
    worse: 'higher',
    optional: true,
  },
  ssb: {
    kind: 'yes-no',
    label: { en: 'Anti-SSB/La positive', fr: 'Anti-SSB/La positif' },
    help: stands,
    variables: ['imm.ssb'],
    worse: 'higher',
    optional: true,
  },
  c4: {
    kind: 'number',
    label: { en: 'C4', fr: 'C4' },
    help: { en: 'Read when the option says so.', fr: 'Lu lorsque l’option le demande.' },
    unit: 'g/L',
    accepts: ['mg/dL'],
    min: '0',
    variables: ['imm.c4'],
    worse: 'lower',
    optional: true,
  },
} as const satisfies Items
