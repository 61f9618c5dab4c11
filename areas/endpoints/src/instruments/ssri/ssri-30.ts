import type { Composite, Domain, Measure } from '../../composites/composite.ts'
import { measures } from '../../composites/measures.ts'
import type { Words } from '../../definition/words.ts'

const vas = (label: Words, variable: string) =>
  ({
    label,
    help: {
      en: '0 none, 100 worst imaginable. A 0–10 rating is taken only when its unit says so.',
      fr: '0 aucune, 100 la pire imaginable. Une cotation de 0 à 10 n’est prise que si son unité le dit.',
    },
    unit: 'mm',
    accepts: ['cm', '{NRS_0-10}'],
    min: '0',
    max: '100',
    variables: [variable],
    worse: 'higher',
  }) as const satisfies Measure

const fatigue = vas({ en: 'Fatigue VAS', fr: 'EVA fatigue' }, 'pro.vas_fatigue')
const oral = vas({ en: 'Oral dryness VAS', fr: 'EVA sécheresse buccale' }, 'pro.vas_dry_mouth')
const ocular = vas({ en: 'Ocular dryness VAS', fr: 'EVA sécheresse oculaire' }, 'pro.vas_dry_eye')
const esr = {
  label: { en: 'Erythrocyte sedimentation rate', fr: 'Vitesse de sédimentation' },
  unit: 'mm/h',
  min: '0',
  halfLimit: true,
  variables: ['lab.esr'],
  worse: 'higher',
} as const satisfies Measure

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

/** SSRI-30 as a value: two of five measures better by 30 % (definition from memory). */
export const ssri30 = {
  id: 'ssri',
  version: '30',
  short: 'SSRI-30',
  title: { en: 'Sjögren’s syndrome responder index', fr: 'Indice de réponse du syndrome de Sjögren' },
  aliases: ['ssri30', 'ssri-30'],
  describes: {
    en: 'Response to treatment in symptoms, saliva flow and sedimentation rate',
    fr: 'Réponse au traitement : symptômes, débit salivaire et vitesse de sédimentation',
  },
  measures: { fatigue, oral, ocular, uwsf: measures.uwsf, esr },
  domains: [
    falls('fatigue', fatigue),
    falls('oral', oral),
    falls('ocular', ocular),
    {
      id: 'uwsf',
      label: measures.uwsf.label,
      rule: { en: 'Rises by 30 % or more.', fr: 'Augmente d’au moins 30 %.' },
      points: 1,
      judge: 'separately',
      gaps: 'undecided',
      tests: [
        {
          id: 'uwsf',
          label: measures.uwsf.label,
          measure: 'uwsf',
          metWhen: { kind: 'percent', to: 'rise', by: '30', fromZero: { option: 'uwsf_zero' } },
        },
      ],
    },
    falls('esr', esr),
  ],
  responder: { atLeast: 2, whenMissing: 'bounds' },
  zeroOptions: { uwsf_zero: { en: 'Saliva flow that rises from zero', fr: 'Débit salivaire qui augmente à partir de zéro' } },
  rule: {
    en: 'A responder improves by 30 % or more in at least two of five measures: fatigue, oral dryness, ocular dryness, unstimulated saliva flow, sedimentation rate.',
    fr: 'Un répondeur s’améliore d’au moins 30 % pour au moins deux des cinq mesures : fatigue, sécheresse buccale, sécheresse oculaire, débit salivaire non stimulé, vitesse de sédimentation.',
  },
  missingRule: {
    en: 'The source is silent. Bounds: responder only if two are met, not if the missing ones cannot make two, else undetermined. NRI: a missing measure counts as not met.',
    fr: 'La source ne dit rien. Bornes : répondeur si deux sont atteintes, non-répondeur si les manquantes ne peuvent en faire deux, sinon indéterminé. NRI : une mesure manquante compte comme non atteinte.',
  },
  mark: 'unverified',
  marks: [
    { what: { en: 'measures, 30 % and two of five', fr: 'mesures, 30 % et deux sur cinq' }, mark: 'unverified' },
    { what: { en: 'missing rule and saliva flow from zero', fr: 'données manquantes et débit à partir de zéro' }, mark: 'convention' },
  ],
  thresholds: [
    { label: { en: 'Responder', fr: 'Répondeur' }, value: '>= 2 of 5', mark: 'unverified' },
    { label: { en: 'Improvement', fr: 'Amélioration' }, value: '>= 30 %', mark: 'unverified' },
  ],
  citations: [
    {
      title: 'Development of the Sjögren’s Syndrome Responder Index, a data-driven composite endpoint for assessing treatment efficacy',
      authors: 'Cornec D, Devauchelle-Pensec V, Mariette X, et al.',
      year: 2015,
      doi: '10.1093/rheumatology/kev114',
      where: 'Rheumatology 2015;54:1699-708, title page: the abstract could not be read',
    },
  ],
  edgeCases: [
    {
      en: 'A saliva flow that rises from zero has no percentage: missing, unless the study counts any rise. From zero to zero is not met.',
      fr: 'Un débit qui augmente à partir de zéro n’a pas de pourcentage : manquant, sauf si l’étude compte toute hausse. De zéro à zéro : non atteint.',
    },
    {
      en: 'A rating or sedimentation rate of zero cannot fall: not met.',
      fr: 'Une cotation ou une vitesse à zéro ne peut baisser : non atteint.',
    },
    { en: '70 to 49 is exactly 30 %: met.', fr: 'De 70 à 49, c’est exactement 30 % : atteint.' },
  ],
  examples: [
    {
      title: { en: 'Two of five, one of them exactly at 30 %', fr: 'Deux sur cinq, dont une à exactement 30 %' },
      input: {
        fatigue_b: '70',
        fatigue_f: '49',
        oral_b: '80',
        oral_f: '60',
        ocular_b: '60',
        ocular_f: '42',
        uwsf_b: '0.10',
        uwsf_f: '0.12',
        esr_b: '40',
        esr_f: '30',
      },
      expect: { fatigue: '1', oral: '0', ocular: '1', uwsf: '0', esr: '0', n_met: '2', responder: '1' },
    },
    {
      title: { en: 'One met and the sedimentation rate missing', fr: 'Une atteinte et la vitesse de sédimentation manquante' },
      input: {
        fatigue_b: '50',
        fatigue_f: '30',
        oral_b: '80',
        oral_f: '80',
        ocular_b: '60',
        ocular_f: '60',
        uwsf_b: '0.10',
        uwsf_f: '0.12',
        esr_b: '40',
      },
      expect: { points_min: '1', points_max: '2', responder: 'NA' },
    },
  ],
} as const satisfies Composite
