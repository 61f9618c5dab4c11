import type { analysesOperation } from '@dacryon/data-to-results'
import type { Style } from '../terminal/style.ts'
import { table } from '../terminal/table.ts'
import type { AnswerOf, View } from './view.ts'

type Answer = AnswerOf<typeof analysesOperation>
type Described = NonNullable<Answer['analysis']>
type Option = Described['options'][number]

const meaning = ({ describes, required, choices, default: preset, column }: Option): string =>
  [
    describes,
    ...(column === undefined ? [] : [`(a ${column === 'either' ? '' : `${column} `}column)`]),
    ...(choices === undefined ? [] : [`(${choices.join(', ')})`]),
    ...(required ? ['(required)'] : preset === undefined || preset === '' ? [] : [`(${preset} when absent)`]),
  ].join(' ')

const given = (options: Described['example']['options']): string =>
  Object.entries(options)
    .map(([name, value]) => ` --set ${name}=${Array.isArray(value) ? value.join(',') : String(value)}`)
    .join('')

const showAnalysis = ({ id, title, question, summary, citations, options, example, needsData, random }: Described, style: Style): string =>
  [
    `${style.bold(title)}\n${question}`,
    summary,
    table<Option>(
      [
        { title: 'OPTION', cell: ({ name }) => name },
        { title: 'MEANING', cell: meaning },
      ],
      options,
      style.bold,
    ),
    `Example: dacryon run ${id}${needsData ? ' --table FILE' : ''}${given(example.options)}${random ? ' --seed TEXT' : ''}`,
    ...(citations.length === 0 ? [] : [citations.map((citation) => `- ${citation}`).join('\n')]),
  ].join('\n\n')

/** The analyses by the question they answer, or one in full. */
export const showAnalyses: View<Answer> = ({ analyses, analysis }, style) =>
  analysis !== undefined
    ? showAnalysis(analysis, style)
    : [
        table<Answer['analyses'][number]>(
          [
            { title: 'ANALYSIS', cell: ({ id }) => id },
            { title: 'KIND', cell: ({ group }) => group },
            { title: 'QUESTION', cell: ({ question }) => question },
          ],
          analyses,
          style.bold,
        ),
        style.dim('`dacryon analyses ID` tells more, `dacryon run ID --table FILE --set NAME=VALUE` runs one.'),
      ].join('\n\n')
