import { compareExact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import { lacking } from '../../rules/known.ts'
import { limitGroup } from '../igg-change/percent-fall.ts'

/** Beta-2 microglobulin against the laboratory's limit. */
export const b2m = instrument({
  id: 'b2m',
  version: '1',
  short: 'β2-microglobulin',
  title: { en: 'Raised beta-2 microglobulin', fr: 'Bêta-2-microglobuline élevée' },
  section: 'laboratory',
  measures: { en: 'Lymphocyte turnover', fr: 'Renouvellement lymphocytaire' },
  items: {
    b2m: {
      kind: 'number',
      label: { en: 'Beta-2 microglobulin', fr: 'Bêta-2-microglobuline' },
      unit: 'mg/L',
      accepts: ['ug/mL', 'mg/dL'],
      min: '0',
      worse: 'higher',
      variables: ['imm.b2m'],
    },
    b2m_uln: {
      kind: 'number',
      label: { en: 'Beta-2 microglobulin, upper limit', fr: 'Bêta-2-microglobuline, limite supérieure' },
      help: { en: 'Differs between laboratories, about 2.0 to 2.7.', fr: 'Varie selon le laboratoire, environ 2,0 à 2,7.' },
      unit: 'mg/L',
      accepts: ['ug/mL', 'mg/dL'],
      above: '0',
      group: limitGroup,
    },
    egfr: {
      kind: 'number',
      label: { en: 'Estimated GFR', fr: 'DFG estimé' },
      help: {
        en: 'The kidney clears it: a low filtration raises it without any disease activity.',
        fr: 'Le rein l’élimine : une filtration basse l’élève sans aucune activité de la maladie.',
      },
      unit: 'mL/min/{1.73_m2}',
      min: '0',
      variables: ['lab.egfr'],
      optional: true,
    },
  },
  results: { raised: { kind: 'yes-no', label: { en: 'Raised', fr: 'Élevée' }, yes: 'bad' } },
  main: 'raised',
  rule: {
    en: 'Raised when above the limit that came with the result.',
    fr: 'Élevée si elle dépasse la limite rendue avec le résultat.',
  },
  missingRule: {
    en: 'Without the laboratory’s limit nothing is said. Without the filtration rate the answer carries a warning.',
    fr: 'Sans la limite du laboratoire, rien n’est dit. Sans le débit de filtration, la réponse porte un avertissement.',
  },
  mark: 'secondary',
  marks: [
    {
      what: { en: 'usual limits of 2.0 to 2.7 mg/L', fr: 'limites usuelles de 2,0 à 2,7 mg/L' },
      mark: 'secondary',
      where: 'catalogues of five laboratories: 2.0, 2.34, 2.34, 2.4 and 2.7',
    },
    { what: { en: 'raised is above the limit given', fr: 'élevé : au-dessus de la limite donnée' }, mark: 'convention' },
  ],
  citations: [
    {
      title:
        'Serum levels of beta2-microglobulin and free light chains of immunoglobulins are associated with systemic disease activity in primary Sjögren’s syndrome. Data at enrollment in the prospective ASSESS cohort',
      authors: 'Gottenberg JE, Seror R, Miceli-Richard C, et al.',
      year: 2013,
      doi: '10.1371/journal.pone.0059868',
      where: 'PLoS ONE 2013;8:e59868, abstract: why it is measured; it gives no limit',
    },
  ],
  edgeCases: [{ en: 'A value exactly at the limit is not raised.', fr: 'Une valeur exactement à la limite n’est pas élevée.' }],
  flagWords: {
    gfr_not_given: {
      en: 'The kidney function is not known: a low one raises this marker by itself.',
      fr: 'La fonction rénale n’est pas connue : basse, elle élève à elle seule ce marqueur.',
    },
  },
  examples: [
    {
      title: { en: 'Above the laboratory’s limit, kidneys known', fr: 'Au-dessus de la limite du laboratoire, reins connus' },
      input: { b2m: '3.1', b2m_uln: '2.4', egfr: '95' },
      expect: { raised: '1', flag: '' },
    },
    {
      title: { en: 'Exactly at the limit', fr: 'Exactement à la limite' },
      input: { b2m: '2.4', b2m_uln: '2.4' },
      expect: { raised: '0', flag: 'gfr_not_given' },
    },
  ],
  compute: (given) => {
    const { b2m: value, b2m_uln: limit, egfr } = given
    if (value === undefined || limit === undefined) return { values: { raised: lacking(given, ['b2m', 'b2m_uln']) ?? { missing: [] } } }
    return { values: { raised: compareExact(value, limit) > 0 }, ...(egfr === undefined && { flags: ['gfr_not_given'] }) }
  },
})
