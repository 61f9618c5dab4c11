import { compareExact, type Exact, exact, exactOf } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import { invalid, type Missing, missing } from '../../definition/reason.ts'
import { lacking } from '../../rules/known.ts'
import { anyOf, below } from '../../rules/three-valued.ts'
import { factors, items } from './items.ts'

/** Published share of the sample with lymphoma, by band. */
const probabilities = { '0-2': exactOf('3.8'), '3-6': exactOf('39.9'), '7': exact(100) } as const
type Band = keyof typeof probabilities

const bandOf = (count: number): Band => (count <= 2 ? '0-2' : count <= 6 ? '3-6' : '7')

const count = { kind: 'number', unit: '{count}', min: '0', max: '7', better: 'lower' } as const

const answers = (met: readonly string[], unknown: readonly string[] = []) =>
  Object.fromEntries(factors.filter((id) => !unknown.includes(id)).map((id) => [id, met.includes(id) ? '1' : '0']))

/** Seven predictors of lymphoma at diagnosis, one point each, in three bands of the published sample. */
export const fragkioudaki2016 = instrument({
  id: 'fragkioudaki_2016',
  version: '2016',
  short: 'Fragkioudaki 2016',
  title: { en: 'Lymphoma predictors, count of seven', fr: 'Facteurs prédictifs de lymphome, compte de sept' },
  section: 'prognosis',
  measures: { en: 'Predictors of lymphoma present at diagnosis', fr: 'Les facteurs prédictifs de lymphome au diagnostic' },
  items,
  options: {
    c4_by: {
      kind: 'choice',
      label: { en: 'Low C4 is taken from', fr: 'Le C4 bas est déterminé par' },
      help: {
        en: 'The limit of the laboratory comes first; the measured value is for data sets without a statement.',
        fr: 'La limite du laboratoire prime ; la valeur mesurée sert aux données sans conclusion.',
      },
      choices: { statement: { en: 'The statement', fr: 'La conclusion' }, value: { en: 'The measured C4', fr: 'Le C4 mesuré' } },
      default: 'statement',
      mark: 'convention',
    },
    c4_low_below: {
      kind: 'number',
      label: { en: 'C4 is low below', fr: 'C4 est bas sous' },
      unit: 'g/L',
      default: '0.1',
      min: '0',
      mark: 'secondary',
    },
  },
  results: {
    min: { ...count, label: { en: 'Predictors, at least', fr: 'Facteurs, au moins' } },
    max: { ...count, label: { en: 'Predictors, at most', fr: 'Facteurs, au plus' } },
    count: { ...count, label: { en: 'Predictors', fr: 'Facteurs' }, optional: true },
    band: {
      kind: 'category',
      label: { en: 'Band', fr: 'Catégorie' },
      choices: { '0-2': { en: '0 to 2', fr: '0 à 2' }, '3-6': { en: '3 to 6', fr: '3 à 6' }, '7': { en: 'All 7', fr: 'Les 7' } },
      ordered: ['0-2', '3-6', '7'],
    },
    probability_pct: {
      kind: 'number',
      label: { en: 'Share with lymphoma in the published sample', fr: 'Part avec lymphome dans l’échantillon publié' },
      help: {
        en: 'Cases were chosen: this is no risk of a patient.',
        fr: 'Les cas ont été choisis : ce n’est pas le risque d’un patient.',
      },
      unit: '%',
      min: '0',
      max: '100',
      better: 'lower',
    },
  },
  main: 'band',
  bounds: { min: 'min', max: 'max', of: 'count' },
  rule: {
    en: 'One point each at diagnosis for: gland enlargement, lymphadenopathy, Raynaud’s phenomenon, anti-Ro or anti-La, rheumatoid factor, monoclonal gammopathy, low C4. In the published sample 3.8 % had lymphoma with up to 2, 39.9 % with 3 to 6, all with 7.',
    fr: 'Un point chacun au diagnostic : hypertrophie glandulaire, adénopathies, phénomène de Raynaud, anti-Ro ou anti-La, facteur rhumatoïde, gammapathie monoclonale, C4 bas. Dans l’échantillon publié, 3,8 % avaient un lymphome avec au plus 2, 39,9 % avec 3 à 6, tous avec 7.',
  },
  missingRule: {
    en: 'The source is silent. The band is given when the unknown predictors cannot change it.',
    fr: 'La source ne dit rien. La catégorie est donnée lorsque les facteurs inconnus ne peuvent pas la changer.',
  },
  thresholds: [
    { label: { en: 'Middle band', fr: 'Catégorie moyenne' }, value: '3 to 6 (odds ratio 16.6, 6.5 to 42.5)', mark: 'primary' },
    { label: { en: 'High band', fr: 'Catégorie élevée' }, value: '7 (odds ratio 210, 10.0 to 4412.9)', mark: 'primary' },
    { label: { en: 'Low C4, when measured', fr: 'C4 bas, si mesuré' }, value: '< 0.1 g/L', option: 'c4_low_below', mark: 'secondary' },
  ],
  mark: 'primary',
  marks: [{ what: { en: 'missing rule', fr: 'règle des données manquantes' }, mark: 'convention' }],
  citations: [
    {
      title: 'Predicting the risk for lymphoma development in Sjögren syndrome: an easy tool for clinical use',
      authors: 'Fragkioudaki S, Mavragani CP, Moutsopoulos HM',
      year: 2016,
      doi: '10.1097/MD.0000000000003766',
      where: 'Medicine 2016;95:e3766, abstract',
    },
  ],
  edgeCases: [
    { en: 'Two known and one unknown: 2 to 3, no band.', fr: 'Deux connus et un inconnu : 2 à 3, pas de catégorie.' },
    {
      en: 'A statement on anti-Ro or anti-La that the two results contradict makes the row invalid.',
      fr: 'Une conclusion sur les anti-Ro ou anti-La que les deux résultats contredisent rend la ligne invalide.',
    },
    {
      en: 'Anti-Ro and anti-La together are one point.',
      fr: 'Les anti-Ro et anti-La ensemble valent un point.',
    },
  ],
  notice: {
    en: 'The figures come from a case-control sample of 92 patients with lymphoma and 381 without. They are not population risks.',
    fr: 'Les chiffres proviennent d’un échantillon cas-témoins de 92 patients avec lymphome et 381 sans. Ce ne sont pas des risques en population.',
  },
  examples: [
    {
      title: { en: 'Anti-Ro, rheumatoid factor, Raynaud’s', fr: 'Anti-Ro, facteur rhumatoïde, Raynaud' },
      input: answers(['raynaud', 'anti_ro_or_la', 'rf_positive']),
      expect: { count: '3', band: '3-6', probability_pct: '39.9' },
    },
    {
      title: { en: 'Anti-Ro, rheumatoid factor unknown', fr: 'Anti-Ro, facteur rhumatoïde inconnu' },
      input: answers(['anti_ro_or_la'], ['rf_positive']),
      expect: { min: '1', max: '2', band: '0-2' },
    },
    {
      title: { en: 'An unknown that matters', fr: 'Un inconnu qui compte' },
      input: answers(['raynaud', 'anti_ro_or_la'], ['rf_positive']),
      expect: { min: '2', max: '3', band: 'NA', reason: 'missing:rf_positive' },
    },
  ],
  compute: (given, { c4_by, c4_low_below }) => {
    const either = anyOf([given.ssa, given.ssb])
    if (given.anti_ro_or_la !== undefined && either !== undefined && given.anti_ro_or_la !== either) return invalid('anti_ro_or_la')
    const states = {
      ...given,
      anti_ro_or_la: given.anti_ro_or_la ?? either,
      low_c4: c4_by === 'value' ? below(given.c4, c4_low_below) : given.low_c4,
    }
    const known = factors.filter((id) => states[id] === true).length
    const most = known + factors.filter((id) => states[id] === undefined).length
    const wanted = factors.map((id) => (id === 'low_c4' && c4_by === 'value' ? 'c4' : id))
    const why = lacking(states, wanted) ?? missing('items_missing')
    const band: Band | Missing = bandOf(known) === bandOf(most) ? bandOf(most) : why
    const [min, max] = [exact(known), exact(most)]
    const total: Exact | Missing = compareExact(min, max) === 0 ? min : why
    return {
      values: { min, max, count: total, band, probability_pct: typeof band === 'string' ? probabilities[band] : band },
      parts: factors.map((id) => ({
        id,
        label: items[id].label,
        of: 1,
        ...(states[id] !== undefined && { got: exact(states[id] ? 1 : 0) }),
      })),
    }
  },
})
