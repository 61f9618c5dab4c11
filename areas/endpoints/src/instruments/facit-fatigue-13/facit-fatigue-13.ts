import { addExact, divideExact, type Exact, exact, exactZero, multiplyExact, subtractExact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import type { LevelItem } from '../../definition/item.ts'
import { type Missing, missing } from '../../definition/reason.ts'
import { risesBy } from '../../rules/change.ts'
import { ifKnown, lacking } from '../../rules/known.ts'

/** The two questions where much is good; for the other eleven much is bad. */
const energy: ReadonlySet<string> = new Set(['An5', 'An7'])

const ids = ['HI7', 'HI12', 'An1', 'An2', 'An3', 'An4', 'An5', 'An7', 'An8', 'An12', 'An14', 'An15', 'An16'] as const

const answer = (id: string, good = false) =>
  ({
    kind: 'level',
    label: { en: `Question ${id}`, fr: `Question ${id}` },
    help: good
      ? { en: '0 not at all, 4 very much; much is good', fr: '0 pas du tout, 4 énormément ; beaucoup est favorable' }
      : { en: '0 not at all, 4 very much; much is bad', fr: '0 pas du tout, 4 énormément ; beaucoup est défavorable' },
    recall: { en: 'last 7 days (from memory)', fr: '7 derniers jours (de mémoire)' },
    levels: [0, 1, 2, 3, 4],
    worse: good ? 'lower' : 'higher',
  }) as const satisfies LevelItem

const items = {
  HI7: answer('HI7'),
  HI12: answer('HI12'),
  An1: answer('An1'),
  An2: answer('An2'),
  An3: answer('An3'),
  An4: answer('An4'),
  An5: answer('An5', true),
  An7: answer('An7', true),
  An8: answer('An8'),
  An12: answer('An12'),
  An14: answer('An14'),
  An15: answer('An15'),
  An16: answer('An16'),
  baseline_facit: {
    kind: 'number',
    label: { en: 'FACIT-Fatigue of the earlier visit', fr: 'FACIT-Fatigue de la visite précédente' },
    unit: '{score}',
    min: '0',
    max: '52',
    visit: 'baseline',
    variables: ['pro.facit_f'],
    from: { instrument: 'facit_fatigue_13', result: 'total' },
    optional: true,
  },
} as const

const [four, thirteen] = [exact(4), exact(13)]

const worst = Object.fromEntries(ids.map((id) => [id, energy.has(id) ? '0' : '4']))
const best = Object.fromEntries(ids.map((id) => [id, energy.has(id) ? '4' : '0']))

/** FACIT-Fatigue, 13 questions: 0 to 52, and higher is better, unlike every other fatigue score here. */
export const facitFatigue13 = instrument({
  id: 'facit_fatigue_13',
  version: '4',
  short: 'FACIT-Fatigue',
  title: { en: 'FACIT-Fatigue scale, 13 questions', fr: 'Échelle FACIT-Fatigue, 13 questions' },
  section: 'patient-reported',
  measures: { en: 'Fatigue; a high score is little fatigue', fr: 'La fatigue ; un score élevé signifie peu de fatigue' },
  items,
  options: {
    mcii: {
      kind: 'number',
      label: { en: 'Important improvement: rise of at least', fr: 'Amélioration importante : hausse d’au moins' },
      help: { en: 'Amounts of 3 to 4 points are in use.', fr: 'Des valeurs de 3 à 4 points sont utilisées.' },
      default: '4',
      min: '0',
      mark: 'unverified',
    },
  },
  results: {
    total: { kind: 'number', label: { en: 'Total', fr: 'Total' }, unit: '{score}', min: '0', max: '52', better: 'higher' },
    answered: { kind: 'number', label: { en: 'Questions answered', fr: 'Questions répondues' }, unit: '{count}', min: '0', max: '13' },
    mcii: { kind: 'yes-no', label: { en: 'Important improvement', fr: 'Amélioration importante' }, yes: 'good', optional: true },
  },
  main: 'total',
  earlier: { item: 'baseline_facit', result: 'total' },
  rule: {
    en: 'Eleven answers are turned round (4 minus the answer), An5 and An7 stay as they are. The sum is scaled to 13 questions: sum × 13 ÷ answered.',
    fr: 'Onze réponses sont inversées (4 moins la réponse), An5 et An7 restent telles quelles. La somme est ramenée à 13 questions : somme × 13 ÷ nombre de réponses.',
  },
  missingRule: {
    en: 'Scored when more than half of the questions, 7 or more, are answered (from memory).',
    fr: 'Coté si plus de la moitié des questions, soit au moins 7, ont une réponse (de mémoire).',
  },
  thresholds: [
    {
      label: { en: 'Important improvement', fr: 'Amélioration importante' },
      value: 'rise >= 4 (3 to 4)',
      option: 'mcii',
      mark: 'unverified',
    },
  ],
  mark: 'unverified',
  marks: [
    { what: { en: 'the thirteen questions', fr: 'les treize questions' }, mark: 'secondary', where: 'an open scoring package' },
    { what: { en: 'turning, scaling, direction', fr: 'inversion, mise à l’échelle, sens' }, mark: 'unverified' },
  ],
  citations: [
    {
      title: 'Measuring fatigue and other anemia-related symptoms with the Functional Assessment of Cancer Therapy measurement system',
      authors: 'Yellen SB, Cella DF, Webster K, et al.',
      year: 1997,
      where: 'J Pain Symptom Manage 1997;13:63-74 (from memory)',
    },
  ],
  disagreements: [
    {
      en: '“FACIT-F” also names the 40-question form that adds FACT-G. This is the 13-question scale.',
      fr: '« FACIT-F » désigne aussi la forme de 40 questions qui ajoute le FACT-G. Il s’agit ici de l’échelle de 13 questions.',
    },
  ],
  edgeCases: [
    { en: 'Higher is better: a fall is a worsening.', fr: 'Plus haut est meilleur : une baisse est une aggravation.' },
    { en: 'Seven answers are enough, six are not.', fr: 'Sept réponses suffisent, six non.' },
  ],
  licence: {
    en: 'The questions are under copyright of FACIT.org. Only their ids and the numbers are kept; obtain the questionnaire from its owner.',
    fr: 'Les questions sont protégées par le droit d’auteur de FACIT.org. Seuls leurs identifiants et les nombres sont conservés ; le questionnaire s’obtient auprès de son propriétaire.',
  },
  flagWords: {
    prorated: {
      en: 'Some questions had no answer; the sum was scaled to 13.',
      fr: 'Certaines questions étaient sans réponse ; la somme a été ramenée à 13.',
    },
  },
  examples: [
    { title: { en: 'No fatigue at all', fr: 'Aucune fatigue' }, input: best, expect: { total: '52' } },
    { title: { en: 'The worst of everything', fr: 'Le pire partout' }, input: worst, expect: { total: '0' } },
    {
      title: { en: 'Twelve of thirteen, sum 24', fr: 'Douze sur treize, somme 24' },
      input: { ...Object.fromEntries(ids.map((id) => [id, '2'])), An16: '' },
      expect: { total: '26', flag: 'prorated' },
    },
  ],
  compute: (given, { mcii }) => {
    const turned = ids.map((id) => {
      const value = given[id]
      return value === undefined || energy.has(id) ? value : subtractExact(four, value)
    })
    const known = turned.filter((value) => value !== undefined)
    const sum = known.reduce(addExact, exactZero)
    const total: Exact | Missing =
      known.length >= 7 ? divideExact(multiplyExact(sum, thirteen), exact(known.length)) : (lacking(given, ids) ?? missing('items_missing'))
    const base = given.baseline_facit
    return {
      values: {
        total,
        answered: exact(known.length),
        mcii: ifKnown(total, (value) => (base === undefined ? missing('missing:baseline_facit') : risesBy(base, value, mcii))),
      },
      flags: known.length >= 7 && known.length < 13 ? ['prorated'] : [],
      parts: ids.map((id, at) => ({ id, label: items[id].label, of: 4, ...(turned[at] && { got: turned[at] }) })),
    }
  },
})
