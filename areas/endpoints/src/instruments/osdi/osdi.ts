import { compareExact, divideExact, exact, multiplyExact, sumExact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import type { NumberOption } from '../../definition/option.ts'
import { missing } from '../../definition/reason.ts'
import { bandOf } from '../../rules/band.ts'
import { ifKnown } from '../../rules/known.ts'
import { items } from './items.ts'

const edge = (en: string, fr: string, value: string): NumberOption => ({
  kind: 'number',
  label: { en, fr },
  default: value,
  min: '0',
  max: '100',
  mark: 'primary',
})

const miller2010 = {
  title: 'Minimal clinically important difference for the Ocular Surface Disease Index',
  authors: 'Miller KL, Walt JG, Mink DR, et al.',
  year: 2010,
  where: 'Arch Ophthalmol 2010;128:94-101, abstract',
} as const

const twentyFive = exact(25)
const answered = (...values: readonly string[]) => Object.fromEntries(values.map((value, at) => [`q${at + 1}`, value]))

/** Ocular surface disease index: symptoms of dry eye over the last week, 0 to 100. Higher is worse. */
export const osdi = instrument({
  id: 'osdi',
  version: '2000',
  short: 'OSDI',
  title: { en: 'Ocular surface disease index', fr: 'Indice de maladie de la surface oculaire (OSDI)' },
  section: 'ocular',
  measures: { en: 'Symptoms of dry eye, as patients rate them', fr: 'Symptômes d’œil sec, cotés par les patients' },
  items,
  options: {
    answers_needed: {
      kind: 'number',
      label: { en: 'Answers needed', fr: 'Réponses nécessaires' },
      default: '7',
      min: '1',
      max: '12',
      mark: 'convention',
    },
    mild_from: edge('Mild from', 'Léger à partir de', '13'),
    moderate_from: edge('Moderate from', 'Modéré à partir de', '23'),
    severe_from: edge('Severe from', 'Sévère à partir de', '33'),
  },
  results: {
    osdi: { kind: 'number', label: { en: 'OSDI', fr: 'OSDI' }, unit: '{score}', min: '0', max: '100', better: 'lower' },
    band: {
      kind: 'category',
      label: { en: 'Severity', fr: 'Sévérité' },
      choices: {
        normal: { en: 'Normal', fr: 'Normal' },
        mild: { en: 'Mild', fr: 'Léger' },
        moderate: { en: 'Moderate', fr: 'Modéré' },
        severe: { en: 'Severe', fr: 'Sévère' },
      },
      ordered: true,
    },
    n_answered: { kind: 'number', label: { en: 'Questions answered', fr: 'Questions répondues' }, unit: '{count}', min: '0', max: '12' },
  },
  main: 'osdi',
  rule: {
    en: 'Twelve questions from 0, none of the time, to 4, all of the time. The sum of the answers times 25, divided by the number of questions answered.',
    fr: 'Douze questions de 0, jamais, à 4, tout le temps. La somme des réponses multipliée par 25, divisée par le nombre de questions répondues.',
  },
  missingRule: {
    en: 'Questions that do not apply are left out of sum and number. The formula needs one answer; we ask for seven of twelve.',
    fr: 'Les questions non applicables sont exclues de la somme et du nombre. La formule demande une réponse ; nous en demandons sept sur douze.',
  },
  thresholds: [
    { label: { en: 'Mild', fr: 'Léger' }, value: '>= 13', option: 'mild_from', mark: 'primary', citation: miller2010 },
    { label: { en: 'Moderate', fr: 'Modéré' }, value: '>= 23', option: 'moderate_from', mark: 'primary', citation: miller2010 },
    { label: { en: 'Severe', fr: 'Sévère' }, value: '>= 33', option: 'severe_from', mark: 'primary', citation: miller2010 },
    {
      label: { en: 'Meaningful change, all grades of severity', fr: 'Changement important, toutes sévérités' },
      value: '7.0 to 9.9',
      mark: 'primary',
      citation: miller2010,
    },
    {
      label: { en: 'Meaningful change, mild or moderate', fr: 'Changement important, léger ou modéré' },
      value: '4.5 to 7.3',
      mark: 'primary',
      citation: miller2010,
    },
    {
      label: { en: 'Meaningful change, severe', fr: 'Changement important, sévère' },
      value: '7.3 to 13.4',
      mark: 'primary',
      citation: miller2010,
    },
  ],
  mark: 'secondary',
  marks: [
    {
      what: { en: 'bands 0-12, 13-22, 23-32, 33-100 in whole points', fr: 'classes 0-12, 13-22, 23-32, 33-100 en points entiers' },
      mark: 'primary',
      where: 'Miller 2010, abstract',
    },
    { what: { en: 'formula', fr: 'formule' }, mark: 'secondary', where: 'registration NCT06089317' },
    {
      what: { en: 'bands on the unrounded score, edges at 13, 23 and 33', fr: 'classes sur le score non arrondi, bornes à 13, 23 et 33' },
      mark: 'convention',
    },
    { what: { en: 'seven answers needed', fr: 'sept réponses nécessaires' }, mark: 'convention' },
    {
      what: { en: 'which questions belong to which group', fr: 'répartition des questions par groupe' },
      mark: 'secondary',
      where: 'a page for optometrists that shows the form',
    },
  ],
  citations: [
    {
      title: 'Reliability and validity of the Ocular Surface Disease Index',
      authors: 'Schiffman RM, Christianson MD, Jacobsen G, et al.',
      year: 2000,
      doi: '10.1001/archopht.118.5.615',
      where: 'Arch Ophthalmol 2000;118:615-21, abstract',
    },
    miller2010,
  ],
  edgeCases: [
    {
      en: 'A score between 12 and 13 is normal: the published bands leave the gap open.',
      fr: 'Un score entre 12 et 13 est normal : les classes publiées laissent cet intervalle ouvert.',
    },
    { en: 'Ten answers summing to 12 are exactly 30, moderate.', fr: 'Dix réponses de somme 12 donnent exactement 30, modéré.' },
  ],
  licence: {
    en: 'The questionnaire is under copyright and needs a licence; only numbered answers are kept.',
    fr: 'Le questionnaire est protégé et demande une licence ; seules des réponses numérotées sont conservées.',
  },
  examples: [
    {
      title: { en: 'Half of the time throughout', fr: 'La moitié du temps partout' },
      input: answered(...Array.from({ length: 12 }, () => '2')),
      expect: { osdi: '50', band: 'severe', n_answered: '12' },
    },
    {
      title: { en: 'Ten answers summing to 12', fr: 'Dix réponses de somme 12' },
      input: answered('2', '2', '1', '1', '1', '1', '1', '1', '1', '1'),
      expect: { osdi: '30', band: 'moderate', n_answered: '10' },
    },
    {
      title: { en: 'Six answers are too few', fr: 'Six réponses ne suffisent pas' },
      input: answered('2', '2', '2', '2', '2', '2'),
      expect: { osdi: 'NA', reason: 'items_missing', n_answered: '6' },
    },
  ],
  compute: (given, { answers_needed, mild_from, moderate_from, severe_from }) => {
    const known = Object.keys(items).flatMap((id) => given[id as keyof typeof items] ?? [])
    const count = exact(known.length)
    const enough = compareExact(count, answers_needed) >= 0
    const score = enough ? divideExact(multiplyExact(twentyFive, sumExact(known)), count) : missing('items_missing')
    const band = ifKnown(score, (value) =>
      bandOf(
        value,
        [
          ['normal', mild_from],
          ['mild', moderate_from],
          ['moderate', severe_from],
        ],
        'severe',
      ),
    )
    return { values: { osdi: score, band, n_answered: count } }
  },
})
