import type { Citation } from '@dacryon/core'
import { addExact, compareExact, divideExact, type Exact, exact, multiplyExact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import type { NumberItem } from '../../definition/item.ts'
import { isMissing, type Missing } from '../../definition/reason.ts'
import type { Words } from '../../definition/words.ts'
import { fallsBy, fallsByPercent } from '../../rules/change.ts'
import { ifKnown, lacking } from '../../rules/known.ts'
import { thresholds2016 } from '../essdai/citations.ts'
import { mciiOptions } from './mcii-options.ts'

const esspri2011: Citation = {
  title: 'EULAR Sjögren’s syndrome patient reported index (ESSPRI): development of a consensus patient index',
  authors: 'Seror R, Ravaud P, Mariette X, et al.',
  year: 2011,
  doi: '10.1136/ard.2010.143743',
  where: 'Ann Rheum Dis 2011;70:968-72 (DOI from memory)',
}

const rating = <const V extends 'baseline' | 'follow-up'>(variable: string, visit: V, label: Words, optional?: true) =>
  ({
    kind: 'number',
    label,
    help: { en: '0 none, 10 worst imaginable', fr: '0 aucune, 10 la pire imaginable' },
    recall: { en: 'last 2 weeks', fr: '2 dernières semaines' },
    unit: '{score}',
    min: '0',
    max: '10',
    visit,
    variables: [`pro.esspri_${variable}`],
    ...(visit === 'follow-up' && { worse: 'higher' }),
    ...(optional && { optional }),
  }) as const satisfies NumberItem

const words = {
  dryness: { en: 'Dryness', fr: 'Sécheresse' },
  fatigue: { en: 'Fatigue', fr: 'Fatigue' },
  pain: { en: 'Pain in joints or muscles of arms or legs', fr: 'Douleurs articulaires ou musculaires des membres' },
}

const three = exact(3)

const sumOf = (given: Readonly<Record<string, Exact | undefined>>, ids: readonly [string, string, string]): Exact | Missing => {
  const [a, b, c] = ids.map((id) => given[id])
  return a === undefined || b === undefined || c === undefined ? (lacking(given, ids) ?? { missing: [] }) : addExact(addExact(a, b), c)
}

const pointsOf = (sum: Exact | Missing): Exact | Missing => ifKnown(sum, (value) => divideExact(value, three))

/** EULAR Sjögren's syndrome patient reported index: mean of dryness, fatigue and pain, 0 to 10, higher is worse. */
export const esspri = instrument({
  id: 'esspri',
  version: '2011',
  short: 'ESSPRI',
  title: { en: 'EULAR Sjögren’s syndrome patient reported index', fr: 'Indice EULAR rapporté par les patients' },
  section: 'activity',
  measures: { en: 'Symptoms, as patients rate them', fr: 'Symptômes, cotés par les patients' },
  items: {
    dry_b: rating('dryness', 'baseline', words.dryness, true),
    fat_b: rating('fatigue', 'baseline', words.fatigue, true),
    pain_b: rating('pain', 'baseline', words.pain, true),
    dry_f: rating('dryness', 'follow-up', words.dryness),
    fat_f: rating('fatigue', 'follow-up', words.fatigue),
    pain_f: rating('pain', 'follow-up', words.pain),
  },
  options: {
    pass_below: { kind: 'number', label: { en: 'Acceptable state below', fr: 'État acceptable sous' }, default: '5', mark: 'primary' },
    ...mciiOptions,
  },
  results: {
    base: {
      kind: 'number',
      label: { en: 'ESSPRI at baseline', fr: 'ESSPRI initial' },
      unit: '{score}',
      min: '0',
      max: '10',
      better: 'lower',
    },
    follow: { kind: 'number', label: { en: 'ESSPRI', fr: 'ESSPRI' }, unit: '{score}', min: '0', max: '10', better: 'lower' },
    pass_follow: {
      kind: 'yes-no',
      label: { en: 'Acceptable symptom state', fr: 'État symptomatique acceptable' },
      help: {
        en: 'Patient acceptable symptom state (PASS): ESSPRI below 5.',
        fr: 'Patient acceptable symptom state (PASS) : ESSPRI sous 5.',
      },
      yes: 'good',
    },
    mcii: { kind: 'yes-no', label: { en: 'Important improvement', fr: 'Amélioration importante' }, yes: 'good' },
    sum: {
      kind: 'number',
      label: { en: 'Sum of the three ratings', fr: 'Somme des trois cotations' },
      help: { en: 'Three times ESSPRI; what STAR and CRESS read.', fr: 'Trois fois l’ESSPRI ; ce que lisent STAR et CRESS.' },
      unit: '{score}',
      min: '0',
      max: '30',
      better: 'lower',
    },
  },
  main: 'follow',
  rule: {
    en: 'The mean of the three ratings. Important improvement is a fall of at least 1 point or of at least 15 % of the baseline. Acceptable is below 5.',
    fr: 'La moyenne des trois cotations. Une amélioration importante est une baisse d’au moins 1 point ou d’au moins 15 % de la valeur initiale. Acceptable : sous 5.',
  },
  missingRule: {
    en: 'The source is silent. Any rating that is missing makes that visit’s score missing.',
    fr: 'La source ne dit rien. Une cotation manquante rend le score de la visite manquant.',
  },
  thresholds: [
    {
      label: { en: 'Acceptable symptom state', fr: 'État symptomatique acceptable' },
      value: '< 5',
      option: 'pass_below',
      mark: 'primary',
      citation: thresholds2016,
    },
    {
      label: { en: 'Important improvement', fr: 'Amélioration importante' },
      value: 'fall >= 1 point',
      option: 'mcii_points',
      mark: 'primary',
      citation: thresholds2016,
    },
    { label: { en: 'or', fr: 'ou' }, value: 'fall >= 15 %', option: 'mcii_percent', mark: 'primary', citation: thresholds2016 },
  ],
  mark: 'primary',
  marks: [
    { what: { en: 'mean of three', fr: 'moyenne des trois' }, mark: 'secondary', where: 'documentation of an open questionnaire system' },
    { what: { en: 'recall of two weeks', fr: 'période de deux semaines' }, mark: 'secondary', where: 'NCT04968912' },
  ],
  citations: [esspri2011, thresholds2016],
  disagreements: [
    {
      en: 'Estimates of the acceptable state from data were 5.3 to 6.3; 5 was agreed.',
      fr: 'Les estimations de l’état acceptable à partir des données allaient de 5,3 à 6,3 ; 5 a été retenu.',
    },
  ],
  edgeCases: [
    {
      en: 'Below a baseline of 20/3 the 15 % is easier to reach, above it the single point.',
      fr: 'Sous une valeur initiale de 20/3, les 15 % sont plus faciles à atteindre ; au-dessus, c’est le point.',
    },
    { en: 'A baseline of 0 cannot improve: not met.', fr: 'Une valeur initiale de 0 ne peut s’améliorer : non atteint.' },
    {
      en: '13/3 to 10/3 is a fall of exactly one point; binary arithmetic misses it.',
      fr: 'De 13/3 à 10/3, la baisse est d’exactement un point ; l’arithmétique binaire la manque.',
    },
  ],
  licence: {
    en: 'The wording of the questions is protected; only ids and numbers are kept.',
    fr: 'Le texte des questions est protégé ; seuls les identifiants et les nombres sont conservés.',
  },
  examples: [
    {
      title: { en: 'One visit', fr: 'Une visite' },
      input: { dry_f: '8', fat_f: '7', pain_f: '6' },
      expect: { follow: '7', pass_follow: '0' },
    },
    {
      title: { en: 'A fall of exactly one point', fr: 'Une baisse d’exactement un point' },
      input: { dry_b: '5', fat_b: '4', pain_b: '4', dry_f: '4', fat_f: '3', pain_f: '3' },
      expect: { mcii: '1' },
    },
    {
      title: { en: 'A third of a point, but 16.7 %', fr: 'Un tiers de point, mais 16,7 %' },
      input: { dry_b: '2', fat_b: '2', pain_b: '2', dry_f: '2', fat_f: '2', pain_f: '1' },
      expect: { mcii: '1' },
    },
    {
      title: { en: 'Two thirds of a point, 10 %', fr: 'Deux tiers de point, 10 %' },
      input: { dry_b: '7', fat_b: '7', pain_b: '6', dry_f: '6', fat_f: '6', pain_f: '6' },
      expect: { mcii: '0' },
    },
  ],
  compute: (given, { pass_below, mcii_points, mcii_percent }) => {
    const base = sumOf(given, ['dry_b', 'fat_b', 'pain_b'])
    const follow = sumOf(given, ['dry_f', 'fat_f', 'pain_f'])
    return {
      values: {
        sum: follow,
        base: pointsOf(base),
        follow: pointsOf(follow),
        pass_follow: ifKnown(follow, (sum) => compareExact(sum, multiplyExact(pass_below, three)) < 0),
        mcii: isMissing(base)
          ? base
          : ifKnown(follow, (sum) => fallsBy(base, sum, multiplyExact(mcii_points, three)) || fallsByPercent(base, sum, mcii_percent)),
      },
      parts: [
        { id: 'dry_f', label: words.dryness, of: 10, ...(given.dry_f && { got: given.dry_f }) },
        { id: 'fat_f', label: words.fatigue, of: 10, ...(given.fat_f && { got: given.fat_f }) },
        { id: 'pain_f', label: words.pain, of: 10, ...(given.pain_f && { got: given.pain_f }) },
      ],
    }
  },
})
