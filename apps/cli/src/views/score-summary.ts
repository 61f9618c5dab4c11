import type { scoreSummaryOperation } from '@dacryon/release-to-scores'
import { figure, table } from '../terminal/table.ts'
import { pairs } from './pairs.ts'
import { planLine } from './plan-scores.ts'
import type { AnswerOf, View } from './view.ts'

type Answer = AnswerOf<typeof scoreSummaryOperation>
type Estimate = Answer['differences'][number]['difference']

const percent = (value: number): string => (100 * value).toFixed(1)
const range = ({ estimate, low, high }: Estimate): string => `${percent(estimate)} (${percent(low)} to ${percent(high)})`
const round = (value: number): string => figure(Number(value.toPrecision(5)))

type Line = Answer['groups'][number]['results'][number] & { readonly visit: string; readonly arm: string; readonly first: boolean }

const linesOf = ({ groups }: Answer): readonly Line[] =>
  groups.flatMap(({ visit, arm = '', results }) => results.map((result, place) => ({ ...result, visit, arm, first: place === 0 })))

const answerOf = ({ kind, numbers, yes, known, rate, categories }: Line): string => {
  if (kind === 'number')
    return numbers === undefined
      ? ''
      : `mean ${round(numbers.mean)}${numbers.sd === undefined ? '' : ` sd ${round(numbers.sd)}`}, median ${round(numbers.median)}`
  if (kind === 'category') return (categories ?? []).map(({ label, count }) => `${label.en} ${count}`).join(', ')
  return rate === undefined ? `${yes ?? 0}/${known}` : `${yes ?? 0}/${known}: ${range(rate)} %`
}

const resultsTable = (answer: Answer, bold: (text: string) => string): string => {
  const arms = answer.groups.some(({ arm }) => arm !== undefined)
  return table<Line>(
    [
      { title: 'VISIT', cell: ({ first, visit }) => (first ? visit : '') },
      ...(arms ? [{ title: 'ARM', cell: ({ first, arm }: Line) => (first ? arm : '') }] : []),
      { title: 'RESULT', cell: ({ result }) => result },
      { title: 'KNOWN', right: true, cell: ({ known }) => known },
      { title: 'MISSING', right: true, cell: ({ missing }) => missing },
      { title: 'IN FIGURES (95 % WILSON)', cell: answerOf },
    ],
    linesOf(answer),
    bold,
  )
}

const differencesTable = ({ differences }: Answer, bold: (text: string) => string): string =>
  table<Answer['differences'][number]>(
    [
      { title: 'VISIT', cell: ({ visit }) => visit },
      { title: 'RESULT', cell: ({ result }) => result },
      { title: 'ARM', cell: ({ arm, reference }) => `${arm} - ${reference}` },
      { title: 'OF', cell: ({ of }) => (of === 'known' ? 'those known' : 'all, missing as no') },
      { title: 'COUNTS', cell: ({ counts: { yes, n, referenceYes, referenceN } }) => `${yes}/${n} - ${referenceYes}/${referenceN}` },
      { title: 'POINTS (95 % NEWCOMBE)', cell: ({ difference }) => range(difference) },
    ],
    differences,
    bold,
  )

const transitionsTable = ({ transitions }: Answer, bold: (text: string) => string): string =>
  table<Answer['transitions'][number]>(
    [
      { title: 'VISIT', cell: ({ visit }) => visit },
      { title: 'ARM', cell: ({ arm }) => arm },
      { title: 'FROM', cell: ({ fromWords }) => fromWords.en },
      { title: 'TO', cell: ({ toWords }) => toWords.en },
      { title: 'SUBJECTS', right: true, cell: ({ count }) => count },
    ],
    transitions,
    bold,
  )

/** An instrument by visit and arm. */
export const showScoreSummary: View<Answer> = (answer, style) => {
  const { release, instrument, baseline, plan, options, reference, reasons } = answer
  return [
    pairs(
      [
        ['instrument', `${instrument.id}@${instrument.version} (${instrument.mark})`],
        ['release', release],
        ['baseline', baseline?.visit],
        ['plan', plan === undefined ? 'not fixed' : planLine(plan)],
        [
          'options',
          Object.entries(options)
            .map(([id, value]) => `${id} ${value}`)
            .join(', '),
        ],
        ['compared with', reference],
      ],
      style,
    ),
    resultsTable(answer, style.bold),
    ...(answer.differences.length > 0 ? [differencesTable(answer, style.bold)] : []),
    ...(answer.transitions.length > 0 ? [transitionsTable(answer, style.bold)] : []),
    ...(reasons.length === 0
      ? []
      : [
          table<Answer['reasons'][number]>(
            [
              { title: 'REASON', cell: ({ reason }) => reason },
              { title: 'RECORDS', right: true, cell: ({ count }) => count },
              { title: 'MEANING', cell: ({ words }) => words.en },
            ],
            reasons,
            style.bold,
          ),
        ]),
  ].join('\n\n')
}
