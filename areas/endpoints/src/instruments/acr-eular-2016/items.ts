import type { Items, NumberItem, YesNoItem } from '../../definition/item.ts'
import type { Words } from '../../definition/words.ts'

const groups = {
  symptoms: { en: 'Symptoms', fr: 'Symptômes' },
  exclusions: { en: 'Exclusions', fr: 'Exclusions' },
  biopsy: { en: 'Labial gland biopsy', fr: 'Biopsie des glandes salivaires accessoires' },
  serology: { en: 'Serology', fr: 'Sérologie' },
  eyes: { en: 'Eyes', fr: 'Yeux' },
  saliva: { en: 'Saliva', fr: 'Salive' },
} as const satisfies Readonly<Record<string, Words>>

const ask = (label: Words, group: Words, more: Partial<YesNoItem> = {}) => ({ kind: 'yes-no', label, group, ...more }) as const

const symptom = (label: Words, variable: string) => ask(label, groups.symptoms, { variables: [variable] })

const exclusion = (label: Words) => ask(label, groups.exclusions)

const eye = <const N extends Omit<NumberItem, 'kind' | 'label' | 'group'>>(label: Words, more: N) =>
  ({ kind: 'number', label, group: groups.eyes, ...more }) as const

/** One of the seven conditions as a data set with a single column codes them; the values are those of the dictionary. */
export const conditions = {
  none: { en: 'None', fr: 'Aucune' },
  head_neck_radiation: { en: 'Head and neck radiation', fr: 'Irradiation de la tête et du cou' },
  active_hcv: { en: 'Active hepatitis C', fr: 'Hépatite C active' },
  aids: { en: 'AIDS', fr: 'Sida' },
  sarcoidosis: { en: 'Sarcoidosis', fr: 'Sarcoïdose' },
  amyloidosis: { en: 'Amyloidosis', fr: 'Amylose' },
  gvhd: { en: 'Graft-versus-host disease', fr: 'Maladie du greffon contre l’hôte' },
  igg4_rd: { en: 'IgG4-related disease', fr: 'Maladie associée aux IgG4' },
} as const satisfies Readonly<Record<string, Words>>

/** What ACR/EULAR 2016 is worked out from. Results of tests are given as measured; an eye needs one of its two staining scores. */
export const items = {
  sx_dry_eyes: symptom(
    { en: 'Daily, troublesome dry eyes for more than 3 months', fr: 'Sécheresse oculaire quotidienne et gênante depuis plus de 3 mois' },
    'sx.dry_eye',
  ),
  sx_sand: symptom({ en: 'Sand or gravel in the eyes, recurrent', fr: 'Sensation récurrente de sable dans les yeux' }, 'sx.dry_eye_sand'),
  sx_tear_substitutes: symptom(
    { en: 'Tear substitutes more than 3 times a day', fr: 'Larmes artificielles plus de 3 fois par jour' },
    'sx.artificial_tears_3x',
  ),
  sx_dry_mouth: symptom(
    { en: 'Daily dry mouth for more than 3 months', fr: 'Sécheresse buccale quotidienne depuis plus de 3 mois' },
    'sx.dry_mouth',
  ),
  sx_drink_to_swallow: symptom(
    { en: 'Often drinks to help swallow dry food', fr: 'Boit souvent pour avaler les aliments secs' },
    'sx.dry_mouth_liquids',
  ),
  essdai_positive_domains: {
    kind: 'number',
    label: { en: 'ESSDAI domains with a positive item', fr: 'Domaines ESSDAI avec un élément positif' },
    help: { en: 'The other way in: one domain is enough.', fr: 'L’autre voie d’entrée : un seul domaine suffit.' },
    group: groups.symptoms,
    unit: '{count}',
    min: '0',
    max: '12',
    whole: true,
  },
  ex_radiation: exclusion({ en: 'Radiation of head and neck', fr: 'Irradiation de la tête et du cou' }),
  ex_hcv_pcr: exclusion({ en: 'Active hepatitis C, confirmed by PCR', fr: 'Hépatite C active, confirmée par PCR' }),
  ex_aids: exclusion({ en: 'AIDS', fr: 'Sida' }),
  ex_sarcoidosis: exclusion({ en: 'Sarcoidosis', fr: 'Sarcoïdose' }),
  ex_amyloidosis: exclusion({ en: 'Amyloidosis', fr: 'Amylose' }),
  ex_gvhd: exclusion({ en: 'Graft-versus-host disease', fr: 'Maladie du greffon contre l’hôte' }),
  ex_igg4: exclusion({ en: 'IgG4-related disease', fr: 'Maladie associée aux IgG4' }),
  biopsy_done: ask({ en: 'Biopsy done', fr: 'Biopsie faite' }, groups.biopsy, { optional: true }),
  fls: ask({ en: 'Focal lymphocytic sialadenitis', fr: 'Sialadénite lymphocytaire focale' }, groups.biopsy, { worse: 'higher' }),
  focus_score: {
    kind: 'number',
    label: { en: 'Focus score', fr: 'Focus score' },
    help: { en: 'Foci per 4 mm²', fr: 'Foyers par 4 mm²' },
    group: groups.biopsy,
    unit: '{foci}/(4.mm2)',
    min: '0',
    variables: ['hist.focus_score'],
    from: { instrument: 'focus_score', result: 'fs' },
    worse: 'higher',
  },
  ssa: ask({ en: 'Anti-SSA/Ro positive', fr: 'Anti-SSA/Ro positif' }, groups.serology, { variables: ['imm.ssa'], worse: 'higher' }),
  oss_r: eye(
    { en: 'Ocular staining score, right eye', fr: 'Score de coloration oculaire, œil droit' },
    {
      unit: '{score}',
      min: '0',
      max: '12',
      whole: true,
      eye: 'right',
      variables: ['oc.oss_r'],
      worse: 'higher',
      optional: true,
    },
  ),
  oss_l: eye(
    { en: 'Ocular staining score, left eye', fr: 'Score de coloration oculaire, œil gauche' },
    {
      unit: '{score}',
      min: '0',
      max: '12',
      whole: true,
      eye: 'left',
      variables: ['oc.oss_l'],
      worse: 'higher',
      optional: true,
    },
  ),
  vbs_r: eye(
    { en: 'van Bijsterveld score, right eye', fr: 'Score de van Bijsterveld, œil droit' },
    {
      unit: '{score}',
      min: '0',
      max: '9',
      whole: true,
      eye: 'right',
      variables: ['oc.van_bijsterveld_r'],
      worse: 'higher',
      optional: true,
    },
  ),
  vbs_l: eye(
    { en: 'van Bijsterveld score, left eye', fr: 'Score de van Bijsterveld, œil gauche' },
    {
      unit: '{score}',
      min: '0',
      max: '9',
      whole: true,
      eye: 'left',
      variables: ['oc.van_bijsterveld_l'],
      worse: 'higher',
      optional: true,
    },
  ),
  schirmer_r: eye(
    { en: 'Schirmer I, 5 min, right eye', fr: 'Schirmer I, 5 min, œil droit' },
    {
      unit: 'mm',
      min: '0',
      max: '35',
      eye: 'right',
      variables: ['oc.schirmer_r'],
      worse: 'lower',
    },
  ),
  schirmer_l: eye(
    { en: 'Schirmer I, 5 min, left eye', fr: 'Schirmer I, 5 min, œil gauche' },
    {
      unit: 'mm',
      min: '0',
      max: '35',
      eye: 'left',
      variables: ['oc.schirmer_l'],
      worse: 'lower',
    },
  ),
  uwsf: {
    kind: 'number',
    label: { en: 'Unstimulated whole saliva flow', fr: 'Débit salivaire total non stimulé' },
    group: groups.saliva,
    unit: 'mL/min',
    accepts: ['mL/(5.min)', 'mL/(10.min)', 'mL/(15.min)', 'g/min'],
    min: '0',
    variables: ['or.uwsf'],
    worse: 'lower',
  },
  ro60: ask({ en: 'Anti-Ro60 positive', fr: 'Anti-Ro60 positif' }, groups.serology, { variables: ['imm.ro60'], optional: true }),
  ro52: ask({ en: 'Anti-Ro52 positive', fr: 'Anti-Ro52 positif' }, groups.serology, {
    help: {
      en: 'Where Ro60 and Ro52 are reported apart they stand in for a blank anti-SSA.',
      fr: 'Lorsque Ro60 et Ro52 sont rendus séparément, ils remplacent un anti-SSA non renseigné.',
    },
    variables: ['imm.ro52'],
    optional: true,
  }),
  exclusion_condition: {
    kind: 'choice',
    label: { en: 'Exclusion, coded in one column', fr: 'Exclusion, codée en une colonne' },
    help: {
      en: 'In place of the seven questions: “none” answers all of them.',
      fr: 'À la place des sept questions : « aucune » répond à toutes.',
    },
    group: groups.exclusions,
    choices: conditions,
    variables: ['dx.exclusion_condition'],
    optional: true,
  },
  age: {
    kind: 'number',
    label: { en: 'Age', fr: 'Âge' },
    help: { en: 'Only for the warning below 18 years.', fr: 'Seulement pour l’avertissement avant 18 ans.' },
    unit: 'a',
    min: '0',
    max: '120',
    variables: ['demo.age'],
    optional: true,
  },
} as const satisfies Items
