import { type Exact, exact, numberOfExact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import type { LevelItem } from '../../definition/item.ts'
import { invalid, isMissing, type Missing, missing } from '../../definition/reason.ts'
import { ifKnown, lacking } from '../../rules/known.ts'
import { canada2016 } from './canada-2016.ts'
import { chooseValueSet } from './choose-value-set.ts'
import { countries } from './countries.ts'
import { indexOf } from './index-of.ts'
import { type Dimension, dimensions, type Profile, parseValueSets, type ValueSet } from './value-set.ts'

const dimension = (en: string, fr: string, variable: string) =>
  ({
    kind: 'level',
    label: { en, fr },
    help: { en: '1 no problem, 5 the worst', fr: '1 aucun problème, 5 le pire' },
    recall: { en: 'today', fr: 'aujourd’hui' },
    levels: [1, 2, 3, 4, 5],
    variables: [`pro.eq5d_${variable}`],
    worse: 'higher',
    optional: true,
  }) as const satisfies LevelItem

const items = {
  profile: {
    kind: 'number',
    label: { en: 'Profile', fr: 'Profil' },
    help: {
      en: 'The five levels as five digits, in place of the five questions: 21232.',
      fr: 'Les cinq niveaux en cinq chiffres, à la place des cinq questions : 21232.',
    },
    unit: '1',
    min: '11111',
    max: '55555',
    whole: true,
    optional: true,
  },
  MO: dimension('Mobility', 'Mobilité', 'mobility'),
  SC: dimension('Self-care', 'Autonomie', 'selfcare'),
  UA: dimension('Usual activities', 'Activités courantes', 'usual'),
  PD: dimension('Pain and discomfort', 'Douleur et gêne', 'pain'),
  AD: dimension('Anxiety and depression', 'Anxiété et dépression', 'anxiety'),
  age: {
    kind: 'number',
    label: { en: 'Age', fr: 'Âge' },
    help: { en: 'Only for value sets by age.', fr: 'Seulement pour les jeux de valeurs selon l’âge.' },
    unit: 'a',
    min: '0',
    max: '120',
    variables: ['demo.age'],
    optional: true,
  },
  sex: {
    kind: 'choice',
    label: { en: 'Sex', fr: 'Sexe' },
    help: { en: 'Only for value sets by sex.', fr: 'Seulement pour les jeux de valeurs selon le sexe.' },
    choices: { female: { en: 'Female', fr: 'Femme' }, male: { en: 'Male', fr: 'Homme' } },
    optional: true,
  },
} as const

/** A form to fill in: its numbers are made up. */
const sample = {
  country: 'Nowhere',
  type: 'VT',
  version: 'made up',
  decimals: 3,
  coefficients: {
    start: '1',
    decrements: {
      MO: ['0', '0.05', '0.1', '0.2', '0.25'],
      SC: ['0', '0.05', '0.1', '0.2', '0.25'],
      UA: ['0', '0.05', '0.1', '0.2', '0.25'],
      PD: ['0', '0.05', '0.1', '0.2', '0.25'],
      AD: ['0', '0.05', '0.1', '0.2', '0.25'],
    },
  },
}

/** `undefined` when the profile and the questions contradict each other or a digit is no level. */
const profileOf = (given: Readonly<Record<Dimension | 'profile', Exact | undefined>>) => {
  const digits = given.profile === undefined ? undefined : [...String(numberOfExact(given.profile))].map(Number)
  if (digits?.some((level) => level < 1 || level > 5)) return undefined
  const levels = dimensions.map((id, at) => {
    const own = given[id]
    const level = own === undefined ? undefined : numberOfExact(own)
    return { level: level ?? digits?.[at], clash: level !== undefined && digits !== undefined && level !== digits[at] }
  })
  return levels.some(({ clash }) => clash) ? undefined : levels.map(({ level }) => level)
}

/** EQ-5D-5L: the profile of five levels and its index in the value set of a country; higher index is better, below 0 worse than dead. */
export const eq5d5l = instrument({
  id: 'eq5d_5l',
  version: '5L',
  short: 'EQ-5D-5L',
  title: { en: 'EQ-5D-5L, five dimensions at five levels', fr: 'EQ-5D-5L, cinq dimensions à cinq niveaux' },
  aliases: ['eq5d_5l_published'],
  section: 'patient-reported',
  measures: {
    en: 'Health today, and what a country’s people think of it',
    fr: 'La santé du jour, et sa valeur pour la population d’un pays',
  },
  items,
  options: {
    value_set_country: {
      kind: 'choice',
      label: { en: 'Value set', fr: 'Jeu de valeurs' },
      help: { en: 'One trial, one value set.', fr: 'Un essai, un jeu de valeurs.' },
      choices: countries,
      default: 'file',
    },
    value_set_type: {
      kind: 'choice',
      label: { en: 'Kind of value set', fr: 'Type de jeu de valeurs' },
      choices: {
        any: { en: 'The only one there is', fr: 'Le seul disponible' },
        VT: { en: 'Valuation of the five levels', fr: 'Valorisation des cinq niveaux' },
        CW: { en: 'Crosswalk from three levels', fr: 'Passage depuis trois niveaux' },
        DSU: { en: 'Mapping to three levels by age and sex', fr: 'Correspondance vers trois niveaux selon l’âge et le sexe' },
      },
      default: 'any',
    },
  },
  results: {
    index: { kind: 'number', label: { en: 'Index', fr: 'Indice' }, unit: '{score}', better: 'higher' },
    level_sum: {
      kind: 'number',
      label: { en: 'Sum of the levels', fr: 'Somme des niveaux' },
      help: { en: 'Describes, values nothing.', fr: 'Décrit, sans valoriser.' },
      unit: '{score}',
      min: '5',
      max: '25',
      better: 'lower',
    },
  },
  main: 'index',
  rule: {
    en: 'The index is what a country’s value set gives for the five levels, rounded as that set is published. 0 is dead, below 0 worse. The level sum adds the five levels.',
    fr: 'L’indice est ce que le jeu de valeurs d’un pays donne pour les cinq niveaux, arrondi comme ce jeu est publié. 0 équivaut au décès, en dessous c’est pire. La somme des niveaux additionne les cinq niveaux.',
  },
  missingRule: { en: 'Any missing dimension makes both missing.', fr: 'Une dimension manquante rend les deux manquants.' },
  mark: 'secondary',
  marks: [
    {
      what: { en: 'the built-in Canadian value set', fr: 'le jeu de valeurs canadien intégré' },
      mark: 'secondary',
      where: 'an open program after the paper, and Pharmacoeconomics 2018;36, table 1, which agree; five published indices are reproduced',
    },
    {
      what: { en: 'which public value sets exist', fr: 'quels jeux de valeurs publics existent' },
      mark: 'secondary',
      where: 'the documentation of an open package',
    },
  ],
  citations: [
    {
      title: 'Interim scoring for the EQ-5D-5L: mapping the EQ-5D-5L to EQ-5D-3L value sets',
      authors: 'van Hout B, Janssen MF, Feng YS, et al.',
      year: 2012,
      doi: '10.1016/j.jval.2012.02.008',
      where: 'Value Health 2012;15:708-15',
    },
    {
      title: 'A time trade-off-derived value set of the EQ-5D-5L for Canada',
      authors: 'Xie F, Pullenayegum E, Gaebel K, et al.',
      year: 2016,
      where: 'Med Care 2016;54:98-105; its table of coefficients was not read',
      ...(canada2016.doi !== undefined && { doi: canada2016.doi }),
    },
    {
      title: 'Is EQ-5D-5L Better Than EQ-5D-3L? A Head-to-Head Comparison of Descriptive Systems and Value Sets from Seven Countries',
      authors: 'Janssen MF, Bonsel GJ, Luo N',
      year: 2018,
      doi: '10.1007/s40273-018-0623-8',
      where: 'Pharmacoeconomics 2018;36, table 1: the Canadian losses to three decimals',
    },
  ],
  disagreements: [
    {
      en: 'England: NICE asks for the mapping to three levels, not for the valuation of 2018 (position statement of 2019; a change was out for consultation later: check its current text).',
      fr: 'Angleterre : le NICE demande la correspondance vers trois niveaux, non la valorisation de 2018 (position de 2019 ; un changement a ensuite été mis en consultation : vérifier le texte en vigueur).',
    },
  ],
  edgeCases: [
    { en: 'In the Canadian set full health is 0.949, not 1.', fr: 'Dans le jeu canadien, la pleine santé vaut 0,949 et non 1.' },
    {
      en: 'A profile that contradicts the questions makes the row invalid.',
      fr: 'Un profil qui contredit les questions rend la ligne invalide.',
    },
    { en: 'The EQ visual analogue scale is a measurement of its own.', fr: 'L’échelle visuelle EQ est une mesure à part.' },
  ],
  licence: {
    en: 'EQ-5D is a trademark of the EuroQol Research Foundation; register to use the questionnaire. Value sets stay with their authors.',
    fr: 'EQ-5D est une marque de la EuroQol Research Foundation ; l’utilisation du questionnaire demande un enregistrement. Les jeux de valeurs restent à leurs auteurs.',
  },
  reasonWords: {
    value_set_needed: {
      en: 'The value set asked for is not there: give its file.',
      fr: 'Le jeu de valeurs demandé n’est pas disponible : donner son fichier.',
    },
    value_set_ambiguous: {
      en: 'Several value sets fit: name country and kind.',
      fr: 'Plusieurs jeux de valeurs conviennent : préciser pays et type.',
    },
    outside_value_set: {
      en: 'The value set has no value for this age or sex.',
      fr: 'Le jeu de valeurs n’a pas de valeur pour cet âge ou ce sexe.',
    },
  },
  flagWords: {
    secondary_value_set: {
      en: 'The built-in Canadian coefficients come from secondary texts: confirm them against the paper before a regulated use.',
      fr: 'Les coefficients canadiens intégrés viennent de textes secondaires : à confirmer dans l’article avant un usage réglementé.',
    },
  },
  examples: [
    {
      title: { en: 'Full health, Canada', fr: 'Pleine santé, Canada' },
      options: { value_set_country: 'Canada' },
      input: { profile: '11111' },
      expect: { index: '0.949', level_sum: '5' },
    },
    {
      title: { en: 'The same five answers one by one', fr: 'Les cinq réponses une à une' },
      options: { value_set_country: 'Canada' },
      input: { MO: '2', SC: '5', UA: '5', PD: '3', AD: '2' },
      expect: { index: '0.362', level_sum: '17' },
    },
    {
      title: { en: 'A value set that is not there', fr: 'Un jeu de valeurs absent' },
      options: { value_set_country: 'Spain', value_set_type: 'CW' },
      input: { profile: '55555' },
      expect: { index: 'NA', level_sum: '25', reason: 'value_set_needed' },
    },
  ],
  companion: {
    label: { en: 'Value set', fr: 'Jeu de valeurs' },
    help: {
      en: 'One value set or a list: country, type (VT, CW, DSU), version, doi, decimals, and either coefficients (start, five decrements for each dimension, any, any45, n45_squared) or states, the index of all 3125 profiles, or tables of states by sex, age_from and age_below. From the publication of the value set.',
      fr: 'Un jeu de valeurs ou une liste : country, type (VT, CW, DSU), version, doi, decimals, et soit coefficients (start, cinq decrements par dimension, any, any45, n45_squared), soit states, l’indice des 3125 profils, soit tables de states selon sex, age_from et age_below. Tiré de la publication du jeu de valeurs.',
    },
    optional: true,
    parse: (json): ReturnType<typeof parseValueSets> => parseValueSets(json),
    sample,
  },
  compute: (given, { value_set_country, value_set_type }, sets: readonly ValueSet[] | undefined) => {
    const levels = profileOf(given)
    if (levels === undefined) return invalid('profile')
    const known = levels.filter((level) => level !== undefined)
    const profile: Profile | Missing =
      known.length === 5
        ? known
        : known.length === 0
          ? missing('missing:profile')
          : (lacking(given, dimensions) ?? missing('missing:profile'))
    const set = chooseValueSet(sets, value_set_country, value_set_type)
    const index = ifKnown(profile, (state) => ifKnown(set, (values) => indexOf(state, values, given)))
    return {
      values: { index, level_sum: ifKnown(profile, (state) => exact(state.reduce((sum, level) => sum + level, 0))) },
      flags: set === canada2016 && !isMissing(index) ? ['secondary_value_set'] : [],
      parts: dimensions.map((id, at) => ({
        id,
        label: items[id].label,
        of: 5,
        ...(levels[at] !== undefined && { got: exact(levels[at]) }),
      })),
    }
  },
})
