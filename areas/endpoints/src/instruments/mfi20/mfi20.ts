import { type Exact, exact, subtractExact, sumExact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import { type Missing, missing } from '../../definition/reason.ts'
import type { NumberResult } from '../../definition/result.ts'
import type { Words } from '../../definition/words.ts'
import { lacking } from '../../rules/known.ts'
import { items, type Question, questions, turned } from './items.ts'

const scales = {
  general: ['q1', 'q5', 'q12', 'q16'],
  physical: ['q2', 'q8', 'q14', 'q20'],
  activity: ['q3', 'q6', 'q10', 'q17'],
  motivation: ['q4', 'q9', 'q15', 'q18'],
  mental: ['q7', 'q11', 'q13', 'q19'],
} as const satisfies Readonly<Record<string, readonly Question[]>>

const scale = (label: Words, [min, max]: readonly [string, string] = ['4', '20']) =>
  ({ kind: 'number', label, unit: '{score}', min, max, better: 'lower' }) as const satisfies NumberResult

const results = {
  general: scale({ en: 'General fatigue', fr: 'Fatigue générale' }),
  physical: scale({ en: 'Physical fatigue', fr: 'Fatigue physique' }),
  activity: scale({ en: 'Reduced activity', fr: 'Activité réduite' }),
  motivation: scale({ en: 'Reduced motivation', fr: 'Motivation réduite' }),
  mental: scale({ en: 'Mental fatigue', fr: 'Fatigue mentale' }),
  total: scale({ en: 'Total', fr: 'Total' }, ['20', '100']),
}

const six = exact(6)

const all = (answer: string) => Object.fromEntries(questions.map((id) => [id, answer]))

/** Multidimensional Fatigue Inventory: five scales of four questions, 4 to 20 each, higher is more fatigue. */
export const mfi20 = instrument({
  id: 'mfi20',
  version: '1995',
  short: 'MFI-20',
  title: { en: 'Multidimensional Fatigue Inventory, 20 questions', fr: 'Inventaire multidimensionnel de fatigue, 20 questions' },
  aliases: ['mfi_20'],
  section: 'patient-reported',
  measures: { en: 'Five sides of fatigue', fr: 'Cinq aspects de la fatigue' },
  items,
  results,
  main: 'total',
  rule: {
    en: 'Answers from 1 (yes, true) to 5 (no, not true). Questions 2, 5, 9, 10, 13, 14, 16, 17, 18 and 19 are turned round (6 minus the answer). Each scale is the sum of its four questions; the total is the sum of all.',
    fr: 'Réponses de 1 (oui, vrai) à 5 (non, faux). Les questions 2, 5, 9, 10, 13, 14, 16, 17, 18 et 19 sont inversées (6 moins la réponse). Chaque échelle est la somme de ses quatre questions ; le total est la somme de toutes.',
  },
  missingRule: {
    en: 'The source is silent. A question without answer makes its scale and the total missing; counting it as zero is a known fault of public code.',
    fr: 'La source ne dit rien. Une question sans réponse rend son échelle et le total manquants ; la compter comme zéro est un défaut connu de certains programmes publics.',
  },
  mark: 'secondary',
  marks: [
    {
      what: { en: 'assignment of questions to scales', fr: 'répartition des questions entre les échelles' },
      mark: 'secondary',
      where: 'a table of the questions in BMC Neurol 2016;16:230, and the code of an open clinical system, which agree',
    },
    {
      what: { en: 'the ten questions that are turned', fr: 'les dix questions inversées' },
      mark: 'secondary',
      where: 'the documentation of an open clinical system; the wording in that table agrees',
    },
    { what: { en: 'missing rule', fr: 'règle des données manquantes' }, mark: 'convention' },
  ],
  citations: [
    {
      title: 'The Multidimensional Fatigue Inventory (MFI): psychometric qualities of an instrument to assess fatigue',
      authors: 'Smets EMA, Garssen B, Bonke B, De Haes JCJM',
      year: 1995,
      doi: '10.1016/0022-3999(94)00125-O',
      where: 'J Psychosom Res 1995;39:315-25',
    },
  ],
  disagreements: [
    {
      en: 'The documentation of that clinical system assigns the questions of activity, motivation and mental fatigue otherwise than its code. The code’s assignment is the one in general use.',
      fr: 'La documentation de ce système clinique répartit autrement que son code les questions d’activité, de motivation et de fatigue mentale. La répartition du code est celle d’usage courant.',
    },
  ],
  edgeCases: [
    {
      en: 'The same answer everywhere gives 12 on every scale, whichever answer it is: two of four questions are turned round.',
      fr: 'La même réponse partout donne 12 à chaque échelle, quelle qu’elle soit : deux questions sur quatre sont inversées.',
    },
  ],
  licence: {
    en: 'The questions are under copyright. Only their numbers and the answers are kept.',
    fr: 'Les questions sont protégées par le droit d’auteur. Seuls leurs numéros et les réponses sont conservés.',
  },
  examples: [
    { title: { en: 'Threes everywhere', fr: 'Trois partout' }, input: all('3'), expect: { general: '12', total: '60' } },
    {
      title: { en: 'General fatigue at its greatest', fr: 'Fatigue générale maximale' },
      input: { ...all('3'), q1: '5', q5: '1', q12: '5', q16: '1' },
      expect: { general: '20', total: '68' },
    },
    {
      title: { en: 'One answer missing', fr: 'Une réponse manquante' },
      input: { ...all('3'), q4: '' },
      expect: { general: '12', motivation: 'NA', total: 'NA', reason: 'missing:q4' },
    },
  ],
  compute: (given) => {
    const points = (id: Question): Exact | undefined => {
      const answer = given[id]
      return answer === undefined || !turned.has(id) ? answer : subtractExact(six, answer)
    }
    const sumOf = (ids: readonly Question[]): Exact | Missing => {
      const known = ids.map(points).filter((value) => value !== undefined)
      return known.length === ids.length ? sumExact(known) : (lacking(given, ids) ?? missing('items_missing'))
    }
    return {
      values: {
        general: sumOf(scales.general),
        physical: sumOf(scales.physical),
        activity: sumOf(scales.activity),
        motivation: sumOf(scales.motivation),
        mental: sumOf(scales.mental),
        total: sumOf(questions),
      },
      parts: Object.entries(scales).map(([id, ids]) => {
        const sum = sumOf(ids)
        const label = id in results ? results[id as keyof typeof scales].label : { en: id, fr: id }
        return { id, label, of: 20, ...(!('missing' in sum) && { got: sum }) }
      }),
    }
  },
})
