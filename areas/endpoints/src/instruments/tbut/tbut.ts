import { eyePolicyOption } from '../../definition/common-options.ts'
import { instrument } from '../../definition/instrument.ts'
import { eyeResults } from '../../eyes/eye-results.ts'
import { eyeFlags } from '../../eyes/eye-words.ts'
import { items } from './items.ts'
import { scoreTbut } from './score-tbut.ts'

/** Fluorescein tear break-up time on both eyes, in seconds: mean of the readings of each eye. Lower is worse. */
export const tbut = instrument({
  id: 'tbut',
  version: '1',
  short: 'TBUT',
  title: { en: 'Tear break-up time', fr: 'Temps de rupture du film lacrymal' },
  aliases: ['fbut', 'tear_break_up_time'],
  section: 'ocular',
  measures: { en: 'Stability of the tear film', fr: 'Stabilité du film lacrymal' },
  items,
  options: {
    eye_policy: eyePolicyOption,
    cut: { kind: 'number', label: { en: 'Cut-off', fr: 'Seuil' }, unit: 's', default: '10', min: '0', mark: 'secondary' },
    comparison: {
      kind: 'choice',
      label: { en: 'A value at the cut-off', fr: 'Une valeur égale au seuil' },
      choices: { at_most: { en: 'Is abnormal (<=)', fr: 'Est anormale (≤)' }, below: { en: 'Is normal (<)', fr: 'Est normale (<)' } },
      default: 'at_most',
      mark: 'secondary',
    },
    readings: {
      kind: 'number',
      label: { en: 'Readings needed of each eye', fr: 'Lectures nécessaires par œil' },
      default: '2',
      min: '1',
      max: '3',
      mark: 'convention',
    },
  },
  results: {
    ...eyeResults('s', undefined, 'higher'),
    abnormal_r: { kind: 'yes-no', label: { en: 'Right eye abnormal', fr: 'Œil droit anormal' }, yes: 'bad', optional: true },
    abnormal_l: { kind: 'yes-no', label: { en: 'Left eye abnormal', fr: 'Œil gauche anormal' }, yes: 'bad', optional: true },
    abnormal: { kind: 'yes-no', label: { en: 'Abnormal in any eye', fr: 'Anormal dans un œil' }, yes: 'bad' },
  },
  main: 'worst',
  rule: {
    en: 'Seconds from a blink to the first dry spot, with fluorescein. The mean of the readings of an eye, usually three, is abnormal at 10 s or less.',
    fr: 'Secondes entre un clignement et la première zone sèche, à la fluorescéine. La moyenne des lectures d’un œil, en général trois, est anormale à 10 s ou moins.',
  },
  missingRule: {
    en: 'The source is silent. The mean of an eye needs two of its three readings; without readings the recorded mean is used.',
    fr: 'La source ne dit rien. La moyenne d’un œil demande deux lectures sur trois ; à défaut de lectures, la moyenne enregistrée est utilisée.',
  },
  sideRule: {
    en: 'Each eye has its own answer; the patient is abnormal when one eye is.',
    fr: 'Chaque œil a sa réponse ; le patient est anormal si un œil l’est.',
  },
  thresholds: [
    {
      label: { en: 'Abnormal (Copenhagen criteria)', fr: 'Anormal (critères de Copenhague)' },
      value: '<= 10 s',
      option: 'cut',
      mark: 'secondary',
    },
    { label: { en: 'Abnormal, as some use it', fr: 'Anormal, selon certains' }, value: '< 10 s', option: 'comparison', mark: 'unverified' },
    { label: { en: 'Abnormal, as some use it', fr: 'Anormal, selon certains' }, value: '<= 5 s', option: 'cut', mark: 'unverified' },
  ],
  mark: 'secondary',
  marks: [
    {
      what: { en: 'mean of three readings', fr: 'moyenne de trois lectures' },
      mark: 'secondary',
      where: 'methods text of an ophthalmology paper',
    },
    { what: { en: 'two of three readings, any eye', fr: 'deux lectures sur trois, un des deux yeux' }, mark: 'convention' },
  ],
  citations: [
    {
      title: 'TFOS DEWS II diagnostic methodology report',
      authors: 'Wolffsohn JS, Arita R, Chalmers R, et al.',
      year: 2017,
      doi: '10.1016/j.jtos.2017.05.001',
      where: 'Ocul Surf 2017;15:539-74',
    },
  ],
  disagreements: [
    {
      en: 'Cut-offs of 10 s, below 10 s and 5 s are in use: choose one for a study.',
      fr: 'Les seuils ≤ 10 s, < 10 s et ≤ 5 s coexistent : en choisir un par étude.',
    },
  ],
  edgeCases: [
    {
      en: 'A mean of exactly 10 s is abnormal with “at most” and normal with “below”.',
      fr: 'Une moyenne d’exactement 10 s est anormale avec « au plus » et normale avec « sous ».',
    },
    { en: 'A mean of 10.0 from 9.9, 10.0 and 10.1 is exact.', fr: 'Une moyenne de 10,0 à partir de 9,9, 10,0 et 10,1 est exacte.' },
  ],
  examples: [
    {
      title: { en: 'Three readings', fr: 'Trois lectures' },
      input: { r_1: '8', r_2: '9', r_3: '10', l_1: '12', l_2: '12', l_3: '12' },
      expect: { right: '9', worst: '9', abnormal_r: '1', abnormal_l: '0', abnormal: '1' },
    },
    {
      title: { en: 'At the cut-off', fr: 'Au seuil' },
      input: { r_1: '10', r_2: '10', r_3: '10' },
      expect: { right: '10', abnormal: '1' },
    },
    {
      title: { en: 'At the cut-off, “below” chosen', fr: 'Au seuil, avec « sous »' },
      input: { r_1: '10', r_2: '10', r_3: '10', l_1: '10', l_2: '10' },
      options: { comparison: 'below' },
      expect: { left: '10', abnormal: '0' },
    },
    {
      title: { en: 'One reading is too few', fr: 'Une seule lecture ne suffit pas' },
      input: { r_1: '8', l_1: '8' },
      expect: { right: 'NA', abnormal: 'NA' },
    },
  ],
  reasonWords: {
    too_few_readings_r: { en: 'Too few readings of the right eye.', fr: 'Trop peu de lectures de l’œil droit.' },
    too_few_readings_l: { en: 'Too few readings of the left eye.', fr: 'Trop peu de lectures de l’œil gauche.' },
  },
  flagWords: eyeFlags,
  compute: scoreTbut,
})
