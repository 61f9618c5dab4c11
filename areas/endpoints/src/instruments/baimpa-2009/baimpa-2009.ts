import { exact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import { type Missing, missing } from '../../definition/reason.ts'
import { lacking } from '../../rules/known.ts'
import { anyOf, below, type Tri } from '../../rules/three-valued.ts'

const [low, high] = [exact(4), exact(21)]

const words = {
  neutrophils: { en: 'Low neutrophils', fr: 'Neutropénie' },
  cryoglobulins: { en: 'Cryoglobulinaemia', fr: 'Cryoglobulinémie' },
  splenomegaly: { en: 'Splenomegaly', fr: 'Splénomégalie' },
  lymphadenopathy: { en: 'Lymphadenopathy', fr: 'Adénopathies' },
  c4: { en: 'Low C4', fr: 'C4 bas' },
} as const

type Predictor = keyof typeof words
const predictors: readonly Predictor[] = ['neutrophils', 'cryoglobulins', 'splenomegaly', 'lymphadenopathy', 'c4']

const none = { neutrophils: '3.2', cryoglobulins: '0', splenomegaly: '0', lymphadenopathy: '0', c4: '0.2' }

/** Five predictors of lymphoma: none, or one and more, with the published share of each. */
export const baimpa2009 = instrument({
  id: 'baimpa_2009',
  version: '2009',
  short: 'Baimpa 2009',
  title: { en: 'Lymphoma predictors, any of five', fr: 'Facteurs prédictifs de lymphome, un sur cinq' },
  section: 'prognosis',
  measures: { en: 'Whether a predictor of lymphoma is present', fr: 'La présence d’un facteur prédictif de lymphome' },
  items: {
    neutrophils: {
      kind: 'number',
      label: { en: 'Neutrophils', fr: 'Polynucléaires neutrophiles' },
      unit: '10*9/L',
      accepts: ['/uL', '/mm3'],
      min: '0',
      variables: ['lab.neutrophils'],
      worse: 'lower',
    },
    cryoglobulins: {
      kind: 'yes-no',
      label: { en: 'Cryoglobulins present', fr: 'Cryoglobulines présentes' },
      help: {
        en: 'The sample needs warm handling; not done is blank, not no.',
        fr: 'Le prélèvement doit rester au chaud ; non fait reste vide, ce n’est pas non.',
      },
      variables: ['imm.cryoglobulin'],
      worse: 'higher',
    },
    splenomegaly: { kind: 'yes-no', label: words.splenomegaly, variables: ['clin.splenomegaly'], worse: 'higher' },
    lymphadenopathy: { kind: 'yes-no', label: words.lymphadenopathy, worse: 'higher' },
    c4: {
      kind: 'number',
      label: { en: 'C4', fr: 'C4' },
      unit: 'g/L',
      accepts: ['mg/dL'],
      min: '0',
      variables: ['imm.c4'],
      worse: 'lower',
    },
  },
  options: {
    neutrophils_below: {
      kind: 'number',
      label: { en: 'Neutrophils are low below', fr: 'Neutropénie sous' },
      unit: '10*9/L',
      default: '1.5',
      min: '0',
      mark: 'secondary',
    },
    c4_below: {
      kind: 'number',
      label: { en: 'C4 is low below', fr: 'C4 bas sous' },
      unit: 'g/L',
      default: '0.1',
      min: '0',
      mark: 'secondary',
    },
  },
  results: {
    min: {
      kind: 'number',
      label: { en: 'Predictors, at least', fr: 'Facteurs, au moins' },
      unit: '{count}',
      min: '0',
      max: '5',
      better: 'lower',
    },
    max: {
      kind: 'number',
      label: { en: 'Predictors, at most', fr: 'Facteurs, au plus' },
      unit: '{count}',
      min: '0',
      max: '5',
      better: 'lower',
    },
    count: {
      kind: 'number',
      label: { en: 'Predictors', fr: 'Facteurs' },
      unit: '{count}',
      min: '0',
      max: '5',
      better: 'lower',
      optional: true,
    },
    any: { kind: 'yes-no', label: { en: 'One or more', fr: 'Un ou plusieurs' }, yes: 'bad' },
    probability_pct: {
      kind: 'number',
      label: { en: 'Share with lymphoma in the published sample', fr: 'Part avec lymphome dans l’échantillon publié' },
      unit: '%',
      min: '0',
      max: '100',
      better: 'lower',
    },
  },
  main: 'any',
  bounds: { min: 'min', max: 'max', of: 'count' },
  rule: {
    en: 'Neutrophils below 1500/µL, cryoglobulinaemia, splenomegaly, lymphadenopathy, C4 below 10 mg/dL. With none 4 % had lymphoma, with one or more 21 %.',
    fr: 'Neutrophiles sous 1500/µL, cryoglobulinémie, splénomégalie, adénopathies, C4 sous 10 mg/dL. Sans aucun, 4 % avaient un lymphome ; avec un ou plusieurs, 21 %.',
  },
  missingRule: {
    en: 'The source is silent. One that is present decides; none needs all five.',
    fr: 'La source ne dit rien. Un facteur présent suffit ; « aucun » exige les cinq.',
  },
  thresholds: [
    {
      label: { en: 'Neutrophils (odds ratio 9.0)', fr: 'Neutrophiles (rapport de cotes 9,0)' },
      value: '< 1.5 × 10⁹/L',
      option: 'neutrophils_below',
      mark: 'secondary',
    },
    { label: { en: 'C4 (odds ratio 3.3)', fr: 'C4 (rapport de cotes 3,3)' }, value: '< 0.1 g/L', option: 'c4_below', mark: 'secondary' },
    { label: { en: 'Cryoglobulinaemia', fr: 'Cryoglobulinémie' }, value: 'odds ratio 2.9', mark: 'secondary' },
    { label: { en: 'Splenomegaly', fr: 'Splénomégalie' }, value: 'odds ratio 4.0', mark: 'secondary' },
    { label: { en: 'Lymphadenopathy', fr: 'Adénopathies' }, value: 'odds ratio 2.6', mark: 'secondary' },
  ],
  mark: 'secondary',
  marks: [
    {
      what: { en: 'the five predictors', fr: 'les cinq facteurs' },
      mark: 'primary',
      where: 'abstract; any of them goes with a more than fivefold risk',
    },
    {
      what: { en: 'limits, odds ratios, shares of 4 and 21 %', fr: 'limites, rapports de cotes, parts de 4 et 21 %' },
      mark: 'secondary',
      where: 'a public collection of medical algorithms',
    },
    { what: { en: 'missing rule', fr: 'règle des données manquantes' }, mark: 'convention' },
  ],
  citations: [
    {
      title:
        'Hematologic manifestations and predictors of lymphoma development in primary Sjögren syndrome: clinical and pathophysiologic aspects',
      authors: 'Baimpa E, Dahabreh IJ, Voulgarelis M, Moutsopoulos HM',
      year: 2009,
      doi: '10.1097/MD.0b013e3181b76ab5',
      where: 'Medicine 2009;88:284-93, abstract',
    },
  ],
  edgeCases: [
    {
      en: 'Neutrophils of exactly 1.5 × 10⁹/L and C4 of exactly 0.1 g/L are not low.',
      fr: 'Des neutrophiles à exactement 1,5 × 10⁹/L et un C4 à exactement 0,1 g/L ne sont pas bas.',
    },
  ],
  notice: {
    en: 'Shares of one published sample. They are not the risk of a patient.',
    fr: 'Parts d’un échantillon publié. Ce n’est pas le risque d’un patient.',
  },
  examples: [
    { title: { en: 'None of the five', fr: 'Aucun des cinq' }, input: none, expect: { any: '0', probability_pct: '4' } },
    {
      title: { en: 'At both limits: not low', fr: 'Aux deux limites : pas bas' },
      input: { ...none, neutrophils: '1.5', c4: '0.1' },
      expect: { count: '0', any: '0' },
    },
    {
      title: { en: 'One known, the rest not', fr: 'Un connu, le reste non' },
      input: { splenomegaly: '1' },
      expect: { min: '1', max: '5', any: '1', probability_pct: '21' },
    },
    {
      title: { en: 'C4 not done', fr: 'C4 non fait' },
      input: { ...none, c4: '' },
      expect: { any: 'NA', probability_pct: 'NA', reason: 'missing:c4' },
    },
  ],
  compute: (given, { neutrophils_below, c4_below }) => {
    const states: Readonly<Record<Predictor, Tri>> = {
      ...given,
      neutrophils: below(given.neutrophils, neutrophils_below),
      c4: below(given.c4, c4_below),
    }
    const known = predictors.filter((id) => states[id] === true).length
    const unknown = predictors.filter((id) => states[id] === undefined).length
    const why: Missing = lacking(given, predictors) ?? missing('items_missing')
    const any = anyOf(predictors.map((id) => states[id]))
    return {
      values: {
        min: exact(known),
        max: exact(known + unknown),
        count: unknown === 0 ? exact(known) : why,
        any: any ?? why,
        probability_pct: any === undefined ? why : any ? high : low,
      },
      parts: predictors.map((id) => ({
        id,
        label: words[id],
        of: 1,
        ...(states[id] !== undefined && { got: exact(states[id] ? 1 : 0) }),
      })),
    }
  },
})
