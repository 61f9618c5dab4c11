import type { Composite, Domain, Measure } from '../../composites/composite.ts'
import type { Words } from '../../definition/words.ts'

const vas = (label: Words, variables?: readonly string[]) =>
  ({
    label,
    help: { en: '0 none, 100 worst imaginable.', fr: '0 aucune, 100 la pire imaginable.' },
    unit: 'mm',
    accepts: ['cm'],
    min: '0',
    max: '100',
    worse: 'higher',
    ...(variables !== undefined && { variables }),
  }) as const satisfies Measure

const scales = {
  dryness: vas({ en: 'Dryness VAS', fr: 'EVA sécheresse' }),
  pain: vas({ en: 'Pain VAS', fr: 'EVA douleur' }, ['pro.vas_pain']),
  fatigue: vas({ en: 'Fatigue VAS', fr: 'EVA fatigue' }, ['pro.vas_fatigue']),
}

const falls = <const I extends string>(id: I, { label }: { readonly label: Words }) =>
  ({
    id,
    label,
    rule: { en: 'Falls by 30 % or more.', fr: 'Baisse d’au moins 30 %.' },
    points: 1,
    judge: 'separately',
    gaps: 'undecided',
    tests: [{ id, label, measure: id, metWhen: { kind: 'percent', to: 'fall', by: '30' } }],
  }) as const satisfies Domain

/** The responder rule of JOQUER and TRIPSS as a value: two of three ratings better by 30 %. */
export const joquerVas2014 = {
  id: 'joquer_vas',
  version: '2014',
  short: 'JOQUER VAS',
  title: {
    en: 'Two of three symptom ratings better by 30 %',
    fr: 'Deux des trois cotations de symptômes améliorées de 30 %',
  },
  aliases: ['joquer', 'tripss'],
  describes: { en: 'Response of symptoms, as in JOQUER and TRIPSS', fr: 'Réponse des symptômes, comme dans JOQUER et TRIPSS' },
  measures: scales,
  domains: [falls('dryness', scales.dryness), falls('pain', scales.pain), falls('fatigue', scales.fatigue)],
  responder: { atLeast: 2, whenMissing: 'bounds' },
  rule: {
    en: 'A responder improves by 30 % or more in at least two of dryness, pain and fatigue.',
    fr: 'Un répondeur s’améliore d’au moins 30 % pour au moins deux des trois : sécheresse, douleur, fatigue.',
  },
  missingRule: {
    en: 'The source is silent. Bounds: decided only when the missing ratings cannot change the answer. NRI: a missing rating counts as not met.',
    fr: 'La source ne dit rien. Bornes : conclure seulement si les cotations manquantes ne peuvent pas changer la réponse. NRI : une cotation manquante compte comme non atteinte.',
  },
  mark: 'primary',
  marks: [
    {
      what: { en: 'the rule', fr: 'la règle' },
      mark: 'primary',
      where: 'JOQUER, abstract; Seror 2022, table 1, which lists the endpoints of the trials',
    },
    { what: { en: 'missing rule', fr: 'règle des données manquantes' }, mark: 'convention' },
  ],
  thresholds: [
    { label: { en: 'Responder', fr: 'Répondeur' }, value: '>= 2 of 3', mark: 'primary' },
    { label: { en: 'Improvement', fr: 'Amélioration' }, value: '>= 30 %', mark: 'primary' },
  ],
  citations: [
    {
      title: 'Effects of hydroxychloroquine on symptomatic improvement in primary Sjögren syndrome: the JOQUER randomized clinical trial',
      authors: 'Gottenberg JE, Ravaud P, Puéchal X, et al.',
      year: 2014,
      doi: '10.1001/jama.2014.7682',
      where: 'JAMA 2014;312:249-58, abstract',
    },
    {
      title:
        'Development and preliminary validation of the Sjögren’s Tool for Assessing Response (STAR): a consensual composite score for assessing treatment effect in primary Sjögren’s syndrome',
      authors: 'Seror R, Baron G, Camus M, et al.',
      year: 2022,
      doi: '10.1136/annrheumdis-2021-222054',
      where: 'Ann Rheum Dis 2022;81:979-89, table 1',
    },
  ],
  disagreements: [
    {
      en: 'Seror 2022 lists the endpoint as visual analogue scales. JOQUER itself used numeric scales of 0, best, to 10, worst: one point is 10 mm here.',
      fr: 'Seror 2022 décrit des échelles visuelles analogiques. JOQUER a utilisé des échelles numériques de 0, le mieux, à 10, le pire : un point vaut ici 10 mm.',
    },
  ],
  edgeCases: [
    { en: 'A rating of zero cannot fall: not met.', fr: 'Une cotation à zéro ne peut baisser : non atteint.' },
    {
      en: 'Dryness is one overall rating: an ocular or an oral one does not stand for it.',
      fr: 'La sécheresse est une cotation globale : une cotation oculaire ou buccale ne la remplace pas.',
    },
  ],
  examples: [
    {
      title: { en: 'Dryness at exactly 30 %, fatigue by a third', fr: 'Sécheresse à exactement 30 %, fatigue d’un tiers' },
      input: { dryness_b: '80', dryness_f: '56', pain_b: '50', pain_f: '50', fatigue_b: '60', fatigue_f: '40' },
      expect: { dryness: '1', pain: '0', fatigue: '1', points: '2', responder: '1' },
    },
    {
      title: { en: 'Fatigue missing, one of two met', fr: 'Fatigue manquante, une sur deux atteinte' },
      input: { dryness_b: '80', dryness_f: '56', pain_b: '50', pain_f: '50' },
      expect: { points_min: '1', points_max: '2', responder: 'NA' },
    },
  ],
} as const satisfies Composite
