import { instrument } from '../../definition/instrument.ts'
import { chisholmMason1968, consensus2017, daniels2011 } from '../../histology/citations.ts'
import { examples } from './examples.ts'
import { items } from './items.ts'
import { scoreFocus } from './score-focus.ts'

/** Focus score of a labial salivary gland biopsy: foci per 4 mm2 of glandular area. Higher is worse. */
export const focusScore = instrument({
  id: 'focus_score',
  version: '2017',
  short: 'Focus score',
  title: { en: 'Focus score of a labial gland biopsy', fr: 'Focus score de la biopsie des glandes salivaires accessoires' },
  aliases: ['fs'],
  section: 'histology',
  measures: { en: 'Lymphocytic foci in the minor salivary glands', fr: 'Foyers lymphocytaires des glandes salivaires accessoires' },
  items,
  options: {
    cut: { kind: 'number', label: { en: 'Positive from', fr: 'Positif à partir de' }, default: '1', min: '0', mark: 'primary' },
    least_area: {
      kind: 'number',
      label: { en: 'Adequate from, mm²', fr: 'Suffisant à partir de, mm²' },
      default: '8',
      min: '0',
      mark: 'primary',
    },
    least_glands: {
      kind: 'number',
      label: { en: 'Glands needed', fr: 'Glandes nécessaires' },
      help: { en: '4, or 6 when they are small.', fr: '4, ou 6 si elles sont petites.' },
      default: '4',
      min: '1',
      mark: 'primary',
    },
    confluent_score: {
      kind: 'number',
      label: { en: 'Score of confluent foci', fr: 'Score de foyers confluents' },
      default: '12',
      min: '0',
      mark: 'secondary',
    },
  },
  results: {
    fs: { kind: 'number', label: { en: 'Focus score', fr: 'Focus score' }, unit: '{foci}/(4.mm2)', min: '0', better: 'lower' },
    positive: { kind: 'yes-no', label: { en: 'Positive', fr: 'Positif' }, yes: 'bad' },
    adequate: {
      kind: 'yes-no',
      label: { en: 'Enough area', fr: 'Surface suffisante' },
      help: { en: 'A small area does not change the score.', fr: 'Une petite surface ne change pas le score.' },
      yes: 'good',
    },
    cm_grade: {
      kind: 'number',
      label: { en: 'Chisholm-Mason grade', fr: 'Grade de Chisholm et Mason' },
      unit: '{grade}',
      min: '2',
      max: '4',
      better: 'lower',
      optional: true,
    },
    percent_infiltrate: {
      kind: 'number',
      label: { en: 'Area of foci', fr: 'Surface des foyers' },
      unit: '%',
      min: '0',
      max: '100',
      better: 'lower',
      optional: true,
    },
    enough_glands: { kind: 'yes-no', label: { en: 'Enough glands', fr: 'Nombre de glandes suffisant' }, yes: 'good', optional: true },
  },
  main: 'fs',
  rule: {
    en: 'Once focal lymphocytic sialadenitis is established: four times all foci, divided by the whole glandular area in mm². Several levels are pooled, foci over area. Confluent foci count as 12. Positive from 1.',
    fr: 'Une fois la sialadénite lymphocytaire focale établie : quatre fois le nombre de foyers, divisé par la surface glandulaire totale en mm². Plusieurs niveaux sont regroupés, foyers sur surface. Des foyers confluents comptent pour 12. Positif à partir de 1.',
  },
  missingRule: {
    en: 'Without the diagnosis of focal lymphocytic sialadenitis there is no score; when it was excluded the biopsy is negative. A level with only one of count and area makes the score missing.',
    fr: 'Sans diagnostic de sialadénite lymphocytaire focale, pas de score ; si elle est exclue, la biopsie est négative. Un niveau où manque le nombre de foyers ou la surface rend le score manquant.',
  },
  sideRule: { en: 'All minor glands of the biopsy together.', fr: 'Toutes les glandes accessoires de la biopsie ensemble.' },
  thresholds: [
    { label: { en: 'Positive', fr: 'Positif' }, value: '>= 1', option: 'cut', mark: 'primary' },
    {
      label: { en: 'Enough area', fr: 'Surface suffisante' },
      value: '>= 8 mm2',
      option: 'least_area',
      mark: 'primary',
      citation: consensus2017,
    },
    {
      label: { en: 'Enough glands', fr: 'Nombre de glandes suffisant' },
      value: '>= 4 (6 if small)',
      option: 'least_glands',
      mark: 'primary',
      citation: consensus2017,
    },
  ],
  mark: 'primary',
  marks: [
    {
      what: { en: 'formula, and 12 for confluent foci', fr: 'formule, et 12 pour des foyers confluents' },
      mark: 'secondary',
      where: 'a public collection of medical algorithms, after Waterhouse and Greenspan; formula also on patient and pathology pages',
    },
    {
      what: {
        en: 'diagnosis first, whole area, all foci, area of foci',
        fr: 'diagnostic d’abord, surface totale, tous les foyers, surface des foyers',
      },
      mark: 'primary',
      where: 'points 5, 7, 9 and 10',
    },
    {
      what: {
        en: 'pooling of levels, Chisholm-Mason grade from the score',
        fr: 'regroupement des niveaux, grade de Chisholm et Mason à partir du score',
      },
      mark: 'convention',
    },
  ],
  citations: [consensus2017, daniels2011, chisholmMason1968],
  disagreements: [
    {
      en: 'A focus is 50 or more lymphocytes, with or without histiocytes, or more than 50 (AECG 2002): state which.',
      fr: 'Un foyer compte au moins 50 lymphocytes, avec ou sans histiocytes, ou plus de 50 (AECG 2002) : préciser.',
    },
    {
      en: 'Secondary texts print positive as above 1; the primary ones say 1 or more.',
      fr: 'Des textes secondaires impriment > 1 ; les textes d’origine disent ≥ 1.',
    },
  ],
  edgeCases: [
    {
      en: 'Two foci in 8.0 mm² are exactly 1: positive. In 8.4 mm²: negative.',
      fr: 'Deux foyers dans 8,0 mm² font exactement 1 : positif. Dans 8,4 mm² : négatif.',
    },
    {
      en: 'The mean of the scores of levels would be wrong: 3 in 4 mm² and 1 in 12 mm² are 1.0, not 1.67.',
      fr: 'La moyenne des scores des niveaux serait fausse : 3 dans 4 mm² et 1 dans 12 mm² font 1,0, et non 1,67.',
    },
    {
      en: 'With the diagnosis established and no focus counted the grade is 2: there is an infiltrate.',
      fr: 'Diagnostic établi et aucun foyer compté : le grade est 2, car il y a un infiltrat.',
    },
    {
      en: 'A score below 1 is negative whether or not the diagnosis is known.',
      fr: 'Un score sous 1 est négatif, que le diagnostic soit connu ou non.',
    },
  ],
  examples,
  reasonWords: {
    no_fls: {
      en: 'No focal lymphocytic sialadenitis: there is no focus score and the biopsy is negative.',
      fr: 'Pas de sialadénite lymphocytaire focale : pas de focus score, et la biopsie est négative.',
    },
    'missing:level_1': { en: 'Foci or area of the first level are missing.', fr: 'Il manque les foyers ou la surface du premier niveau.' },
    'missing:level_2': {
      en: 'Foci or area of the second level are missing.',
      fr: 'Il manque les foyers ou la surface du deuxième niveau.',
    },
    'missing:level_3': {
      en: 'Foci or area of the third level are missing.',
      fr: 'Il manque les foyers ou la surface du troisième niveau.',
    },
  },
  compute: scoreFocus,
})
