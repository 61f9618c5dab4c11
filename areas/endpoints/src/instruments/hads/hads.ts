import { addExact, divideExact, type Exact, exact, sumExact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import type { LevelItem } from '../../definition/item.ts'
import { type Missing, missing } from '../../definition/reason.ts'
import type { Words } from '../../definition/words.ts'
import { bandOf } from '../../rules/band.ts'
import { ifKnown, lacking } from '../../rules/known.ts'

const groups = {
  anxiety: { en: 'Anxiety', fr: 'Anxiété' },
  depression: { en: 'Depression', fr: 'Dépression' },
} as const satisfies Readonly<Record<string, Words>>

const question = (scale: keyof typeof groups, number: number) =>
  ({
    kind: 'level',
    label: { en: `${groups[scale].en}, question ${number}`, fr: `${groups[scale].fr}, question ${number}` },
    help: {
      en: '0 to 3 points, 3 the worst, questions worded the other way round already turned',
      fr: '0 à 3 points, 3 le pire, questions formulées en sens inverse déjà retournées',
    },
    group: groups[scale],
    recall: { en: 'last week', fr: 'semaine écoulée' },
    levels: [0, 1, 2, 3],
    worse: 'higher',
  }) as const satisfies LevelItem

const anxietyIds = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7'] as const
const depressionIds = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7'] as const

const bandChoices = {
  normal: { en: 'Normal', fr: 'Normal' },
  borderline: { en: 'Borderline', fr: 'Limite' },
  case: { en: 'Case', fr: 'Cas' },
}

const words = {
  anxietyBand: { en: 'Anxiety, band', fr: 'Anxiété, catégorie' },
  depressionBand: { en: 'Depression, band', fr: 'Dépression, catégorie' },
}

const score = (label: Words) => ({ kind: 'number', label, unit: '{score}', min: '0', max: '21', better: 'lower' }) as const
const band = (label: Words) => ({ kind: 'category', label, choices: bandChoices, ordered: true }) as const

const six = exact(6)

/** Sum of seven questions; one that is missing counts as the mean of the other six. */
const subscale = (
  given: Readonly<Record<string, Exact | undefined>>,
  ids: readonly string[],
): { readonly sum: Exact | Missing; readonly imputed: boolean } => {
  const known = ids.map((id) => given[id]).filter((value) => value !== undefined)
  const sum = sumExact(known)
  if (known.length === 7) return { sum, imputed: false }
  if (known.length === 6) return { sum: addExact(sum, divideExact(sum, six)), imputed: true }
  return { sum: lacking(given, ids) ?? missing('items_missing'), imputed: false }
}

const answers = (ids: readonly string[], points: string) =>
  Object.fromEntries([...points].map((point, at) => [ids[at] ?? '', point.trim()]))

/** Hospital Anxiety and Depression Scale: two scales of seven questions, 0 to 21 each, higher is worse. */
export const hads = instrument({
  id: 'hads',
  version: '1983',
  short: 'HADS',
  title: { en: 'Hospital Anxiety and Depression Scale', fr: 'Échelle d’anxiété et de dépression (HAD)' },
  section: 'patient-reported',
  measures: { en: 'Anxiety and depression', fr: 'L’anxiété et la dépression' },
  items: {
    a1: question('anxiety', 1),
    a2: question('anxiety', 2),
    a3: question('anxiety', 3),
    a4: question('anxiety', 4),
    a5: question('anxiety', 5),
    a6: question('anxiety', 6),
    a7: question('anxiety', 7),
    d1: question('depression', 1),
    d2: question('depression', 2),
    d3: question('depression', 3),
    d4: question('depression', 4),
    d5: question('depression', 5),
    d6: question('depression', 6),
    d7: question('depression', 7),
  },
  options: {
    borderline_from: {
      kind: 'number',
      label: { en: 'Borderline from', fr: 'Limite à partir de' },
      default: '8',
      min: '0',
      max: '21',
      mark: 'secondary',
    },
    case_from: {
      kind: 'number',
      label: { en: 'Case from', fr: 'Cas à partir de' },
      default: '11',
      min: '0',
      max: '21',
      mark: 'secondary',
    },
  },
  results: {
    anxiety: score(groups.anxiety),
    anxiety_band: band(words.anxietyBand),
    depression: score(groups.depression),
    depression_band: band(words.depressionBand),
  },
  main: 'anxiety',
  rule: {
    en: 'Each scale is the sum of its seven questions: normal to 7, borderline from 8, case from 11. The two are not added up.',
    fr: 'Chaque échelle est la somme de ses sept questions : normal jusqu’à 7, limite à partir de 8, cas à partir de 11. Les deux ne s’additionnent pas.',
  },
  missingRule: {
    en: 'One missing answer in a scale counts as the mean of its other six; two make the scale missing.',
    fr: 'Une réponse manquante par échelle compte comme la moyenne des six autres ; deux rendent l’échelle manquante.',
  },
  thresholds: [
    { label: { en: 'Borderline', fr: 'Limite' }, value: '8 to 10', option: 'borderline_from', mark: 'secondary' },
    { label: { en: 'Case', fr: 'Cas' }, value: '>= 11', option: 'case_from', mark: 'secondary' },
  ],
  mark: 'secondary',
  marks: [
    {
      what: { en: 'bands 0 to 7, 8 to 10, 11 to 21', fr: 'catégories 0 à 7, 8 à 10, 11 à 21' },
      mark: 'secondary',
      where: 'score sheets in circulation, all alike; the paper of 1983 was not read',
    },
    { what: { en: 'missing rule', fr: 'règle des données manquantes' }, mark: 'convention' },
  ],
  citations: [
    {
      title: 'The hospital anxiety and depression scale',
      authors: 'Zigmond AS, Snaith RP',
      year: 1983,
      doi: '10.1111/j.1600-0447.1983.tb09716.x',
      where: 'Acta Psychiatr Scand 1983;67:361-70',
    },
    {
      title: 'Handling missing items in the Hospital Anxiety and Depression Scale (HADS): a simulation study',
      authors: 'Bell ML, Fairclough DL, Fiero MH, Butow PN',
      year: 2016,
      doi: '10.1186/s13104-016-2284-z',
      where: 'BMC Res Notes 2016;9:479, abstract',
    },
  ],
  disagreements: [
    {
      en: 'A simulation study of 2016 advises, for single patients, to fill in from the mean of the scale when at least half of its questions are answered. Here only one may be missing.',
      fr: 'Une étude de simulation de 2016 conseille, pour un patient donné, d’imputer par la moyenne de l’échelle si au moins la moitié des questions a une réponse. Ici une seule peut manquer.',
    },
  ],
  edgeCases: [
    {
      en: 'With an answer made up, a score between 10 and 11 is borderline: a case starts at 11.',
      fr: 'Avec une réponse imputée, un score entre 10 et 11 est limite : un cas commence à 11.',
    },
  ],
  notice: {
    en: 'A screening questionnaire. A band is not a psychiatric diagnosis.',
    fr: 'Un questionnaire de dépistage. Une catégorie n’est pas un diagnostic psychiatrique.',
  },
  licence: {
    en: 'The questions are under copyright of GL Assessment. Only numbers are kept.',
    fr: 'Les questions sont protégées par le droit d’auteur de GL Assessment. Seuls les nombres sont conservés.',
  },
  flagWords: {
    imputed_anxiety: { en: 'One anxiety answer is the mean of the others.', fr: 'Une réponse d’anxiété est la moyenne des autres.' },
    imputed_depression: {
      en: 'One depression answer is the mean of the others.',
      fr: 'Une réponse de dépression est la moyenne des autres.',
    },
  },
  examples: [
    {
      title: { en: 'Anxiety of 8', fr: 'Anxiété à 8' },
      input: { ...answers(anxietyIds, '1121111'), ...answers(depressionIds, '0000000') },
      expect: { anxiety: '8', anxiety_band: 'borderline', depression: '0', depression_band: 'normal' },
    },
    {
      title: { en: 'Six answers with a sum of 9', fr: 'Six réponses de somme 9' },
      input: { ...answers(anxietyIds, '222111 '), ...answers(depressionIds, '3333333') },
      expect: { anxiety: '10.5', anxiety_band: 'borderline', depression: '21', depression_band: 'case', flag: 'imputed_anxiety' },
    },
  ],
  compute: (given, { borderline_from, case_from }) => {
    const [anxiety, depression] = [subscale(given, anxietyIds), subscale(given, depressionIds)]
    const bandFor = (sum: Exact | Missing) =>
      ifKnown(sum, (value) =>
        bandOf(
          value,
          [
            ['normal', borderline_from],
            ['borderline', case_from],
          ],
          'case',
        ),
      )
    const part = (id: keyof typeof groups, { sum }: typeof anxiety) => ({
      id,
      label: groups[id],
      of: 21,
      ...(!('missing' in sum) && { got: sum }),
    })
    return {
      values: {
        anxiety: anxiety.sum,
        anxiety_band: bandFor(anxiety.sum),
        depression: depression.sum,
        depression_band: bandFor(depression.sum),
      },
      flags: [...(anxiety.imputed ? ['imputed_anxiety'] : []), ...(depression.imputed ? ['imputed_depression'] : [])],
      parts: [part('anxiety', anxiety), part('depression', depression)],
    }
  },
})
