import { addExact, type Citation, divideExact, type Exact, exact, exactZero, multiplyExact, subtractExact } from '@dacryon/core'
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
    recall: { en: 'last 7 days', fr: '7 derniers jours' },
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

const cella2005: Citation = {
  title:
    'Validation of the Functional Assessment of Chronic Illness Therapy Fatigue Scale relative to other instrumentation in patients with rheumatoid arthritis',
  authors: 'Cella D, Yount S, Sorensen M, et al.',
  year: 2005,
  where: 'J Rheumatol 2005;32:811-9, abstract',
}

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
      help: {
        en: '3 to 4 points were confirmed in rheumatoid arthritis; 4 is the upper end. No amount was published for Sjögren’s disease in the texts read.',
        fr: '3 à 4 points ont été confirmés dans la polyarthrite rhumatoïde ; 4 en est la borne haute. Aucune valeur propre à la maladie de Sjögren n’a été trouvée dans les textes lus.',
      },
      default: '4',
      min: '0',
      mark: 'convention',
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
    en: 'Scored when more than half of the questions, 7 or more, are answered; a missing one counts as the mean of the others.',
    fr: 'Coté si plus de la moitié des questions, soit au moins 7, ont une réponse ; une réponse manquante compte comme la moyenne des autres.',
  },
  thresholds: [
    {
      label: { en: 'Important improvement', fr: 'Amélioration importante' },
      value: 'rise >= 4 (3 to 4)',
      option: 'mcii',
      mark: 'convention',
      citation: cella2005,
    },
  ],
  mark: 'primary',
  marks: [
    {
      what: { en: 'direction, scaling, more than half answered', fr: 'sens, mise à l’échelle, plus de la moitié de réponses' },
      mark: 'primary',
      where: 'the developer’s page on scoring',
    },
    {
      what: { en: 'the thirteen questions and the eleven that are turned', fr: 'les treize questions et les onze inversées' },
      mark: 'secondary',
      where: 'the open package FACTscorer; a public collection of medical algorithms turns the same eleven',
    },
    { what: { en: 'recall of 7 days', fr: 'période de 7 jours' }, mark: 'secondary', where: 'the common data elements of the NINDS' },
    {
      what: { en: 'important difference of 3 to 4 points', fr: 'différence importante de 3 à 4 points' },
      mark: 'primary',
      where: 'Cella 2005, abstract, in rheumatoid arthritis',
    },
    { what: { en: '4 as default', fr: '4 par défaut' }, mark: 'convention' },
  ],
  citations: [
    {
      title:
        'Measuring fatigue and other anemia-related symptoms with the Functional Assessment of Cancer Therapy (FACT) measurement system',
      authors: 'Yellen SB, Cella DF, Webster K, et al.',
      year: 1997,
      where: 'J Pain Symptom Manage 1997;13:63-74, abstract',
    },
    cella2005,
    { title: 'FACIT scoring', url: 'https://www.facit.org/scoring', where: 'direction, missing data' },
  ],
  disagreements: [
    {
      en: '“FACIT-F” also names the 40-question form that adds FACT-G (41 in the paper of 1997). This is the 13-question scale.',
      fr: '« FACIT-F » désigne aussi la forme de 40 questions qui ajoute le FACT-G (41 dans l’article de 1997). Il s’agit ici de l’échelle de 13 questions.',
    },
    {
      en: 'One public collection of medical algorithms says that a higher score is more fatigue. The developer scores so that high is good.',
      fr: 'Un recueil public d’algorithmes médicaux écrit qu’un score plus élevé signifie plus de fatigue. Le concepteur cote de sorte qu’un score élevé soit favorable.',
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
