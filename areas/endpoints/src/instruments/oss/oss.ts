import { instrument } from '../../definition/instrument.ts'
import type { NumberResult } from '../../definition/result.ts'
import { rasmussen2019, whitcher2010 } from '../../eyes/citations.ts'
import { ossOptions, ossThresholds } from './cut-offs.ts'
import { items } from './items.ts'
import { scoreOss } from './score-oss.ts'

const points = (en: string, fr: string, max: string): NumberResult => ({
  kind: 'number',
  label: { en, fr },
  unit: '{score}',
  min: '0',
  max,
  better: 'lower',
})

/** SICCA ocular staining score of one eye, 0 to 12: cornea 0 to 6, each side of the conjunctiva 0 to 3. Higher is worse. */
export const oss = instrument({
  id: 'oss',
  version: 'SICCA-2010',
  short: 'OSS',
  title: { en: 'Ocular staining score (SICCA), one eye', fr: 'Score de coloration oculaire (SICCA), un œil' },
  aliases: ['ocular_staining_score', 'sicca_oss'],
  section: 'ocular',
  measures: { en: 'Damage of the surface of one eye', fr: 'Atteinte de la surface d’un œil' },
  items,
  options: ossOptions,
  results: {
    cornea: points('Cornea', 'Cornée', '6'),
    nasal: points('Nasal conjunctiva', 'Conjonctive nasale', '3'),
    temporal: points('Temporal conjunctiva', 'Conjonctive temporale', '3'),
    total: points('OSS', 'OSS', '12'),
    abnormal3: { kind: 'yes-no', label: { en: 'Abnormal (SICCA, 3 or more)', fr: 'Anormal (SICCA, 3 ou plus)' }, yes: 'bad' },
    positive5: {
      kind: 'yes-no',
      label: { en: 'Positive (ACR/EULAR 2016, 5 or more)', fr: 'Positif (ACR/EULAR 2016, 5 ou plus)' },
      yes: 'bad',
    },
  },
  main: 'total',
  rule: {
    en: 'Dots give a grade of 0 to 3 in each of three zones. The cornea gets one point more for confluent patches, for staining over the pupil and for filaments.',
    fr: 'Le nombre de points colorés donne un grade de 0 à 3 dans chacune des trois zones. La cornée reçoit un point de plus pour des plages confluentes, pour une coloration pupillaire et pour des filaments.',
  },
  missingRule: {
    en: 'A zone or an extra point that is not known makes the eye’s total missing.',
    fr: 'Une zone ou un point supplémentaire non connu rend le total de l’œil manquant.',
  },
  sideRule: {
    en: 'One eye. For both, see the patient’s OSS: any eye for classification, mean of both for STAR.',
    fr: 'Un œil. Pour les deux, voir l’OSS du patient : un œil pour la classification, moyenne des deux pour STAR.',
  },
  thresholds: ossThresholds,
  mark: 'secondary',
  marks: [
    { what: { en: 'range 0 to 12', fr: 'étendue de 0 à 12' }, mark: 'primary', where: 'Whitcher 2010, abstract' },
    { what: { en: 'zones and dyes', fr: 'zones et colorants' }, mark: 'secondary', where: 'a page of patient education' },
    { what: { en: 'cut-offs of 3 and 5', fr: 'seuils de 3 et 5' }, mark: 'primary' },
    {
      what: {
        en: 'dots of each grade, which three extra points',
        fr: 'points colorés de chaque grade, choix des trois points supplémentaires',
      },
      mark: 'secondary',
      where: 'a public implementation of the SICCA scoring form',
    },
    { what: { en: 'a filament without dots is allowed', fr: 'un filament sans point coloré est accepté' }, mark: 'convention' },
  ],
  citations: [whitcher2010, rasmussen2019],
  disagreements: [
    {
      en: 'Readers agree poorly, and over 5.5 years 35 % of people changed status (Rasmussen 2019): always keep who read it.',
      fr: 'L’accord entre lecteurs est faible, et 35 % des personnes ont changé de statut en 5,5 ans (Rasmussen 2019) : toujours noter le lecteur.',
    },
    {
      en: 'The extra corneal points cause most of the disagreement with van Bijsterveld.',
      fr: 'Les points supplémentaires de la cornée expliquent l’essentiel du désaccord avec van Bijsterveld.',
    },
  ],
  edgeCases: [
    {
      en: 'Nine conjunctival dots are grade 0, ten are grade 1.',
      fr: 'Neuf points sur la conjonctive donnent le grade 0, dix le grade 1.',
    },
    {
      en: 'Confluence or staining over the pupil without a single corneal dot contradict themselves: refused.',
      fr: 'Une confluence ou une coloration pupillaire sans aucun point cornéen est contradictoire : refusée.',
    },
    { en: 'Dots and grade that disagree are refused.', fr: 'Un nombre de points et un grade discordants sont refusés.' },
  ],
  examples: [
    {
      title: { en: 'Dots over the pupil', fr: 'Points dans l’aire pupillaire' },
      input: { cornea_dots: '12', confluent: '0', pupil: '1', filaments: '0', nasal_dots: '40', temporal_dots: '9' },
      expect: { cornea: '3', nasal: '2', temporal: '0', total: '5', positive5: '1' },
    },
    {
      title: { en: 'The worst eye there is', fr: 'L’œil le plus atteint possible' },
      input: { cornea_dots: '31', confluent: '1', pupil: '1', filaments: '1', nasal_dots: '101', temporal_dots: '150' },
      expect: { cornea: '6', total: '12' },
    },
    {
      title: { en: 'Twelve dots are not grade 3', fr: 'Douze points ne font pas un grade 3' },
      input: { cornea_dots: '12', cornea_grade: '3', confluent: '0', pupil: '0', filaments: '0', nasal_dots: '0', temporal_dots: '0' },
      expect: { total: 'NA', reason: 'invalid:cornea' },
    },
  ],
  reasonWords: {
    'missing:cornea': { en: 'The cornea was not graded.', fr: 'La cornée n’a pas été gradée.' },
    'missing:nasal': { en: 'The nasal conjunctiva was not graded.', fr: 'La conjonctive nasale n’a pas été gradée.' },
    'missing:temporal': { en: 'The temporal conjunctiva was not graded.', fr: 'La conjonctive temporale n’a pas été gradée.' },
    'invalid:cornea': { en: 'Dots and grade of the cornea disagree.', fr: 'Points et grade de la cornée sont discordants.' },
    'invalid:nasal': {
      en: 'Dots and grade of the nasal conjunctiva disagree.',
      fr: 'Points et grade de la conjonctive nasale sont discordants.',
    },
    'invalid:temporal': {
      en: 'Dots and grade of the temporal conjunctiva disagree.',
      fr: 'Points et grade de la conjonctive temporale sont discordants.',
    },
    'invalid:extra_without_staining': {
      en: 'Confluent or pupillary staining of a cornea without dots.',
      fr: 'Coloration confluente ou pupillaire d’une cornée sans point coloré.',
    },
  },
  compute: scoreOss,
})
