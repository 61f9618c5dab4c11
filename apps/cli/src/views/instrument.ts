import { asUnitText } from '@dacryon/core'
import type { instrumentOperation } from '@dacryon/table-to-scores'
import type { Style } from '../terminal/style.ts'
import { table } from '../terminal/table.ts'
import { pairs } from './pairs.ts'
import type { AnswerOf } from './view.ts'

type Described = AnswerOf<typeof instrumentOperation>
type Item = Described['items'][number]
type Option = Described['options'][number]
type Result = Described['results'][number]

const units = ({ unit, accepts = [] }: Item): string =>
  unit === undefined
    ? ''
    : [unit, ...accepts]
        .map((code) => asUnitText(code, 'en'))
        .filter(Boolean)
        .join(', or ')

const range = ({ min, above, max }: { readonly min?: string; readonly above?: string; readonly max?: string }): string => {
  const low = above !== undefined ? `above ${above}` : min
  if (low !== undefined && max !== undefined) return above === undefined ? `${low} to ${max}` : `${low}, to ${max}`
  return low !== undefined ? (above === undefined ? `${low} or more` : low) : max !== undefined ? `${max} or less` : ''
}

const allowed = (item: Item): string => {
  if (item.levels !== undefined) return item.levels.map(({ level }) => level).join(', ')
  if (item.choices !== undefined) return Object.keys(item.choices).join(', ')
  return item.kind === 'yes-no' ? '1, 0' : `${range(item)}${item.whole === true ? ' (whole)' : ''}`
}

const preset = (option: Option): string => (option.choices === undefined ? range(option) : Object.keys(option.choices).join(', '))

const gives = (result: Result): string => {
  if (result.kind === 'yes-no') return '1, 0'
  return result.choices === undefined ? range(result) : Object.keys(result.choices).join(', ')
}

const cited = ({ authors, title, year, doi, where }: Described['citations'][number]): string =>
  [authors, title, year, where].filter((part) => part !== undefined).join(', ') + (doi === undefined ? '' : `, doi:${doi}`)

const said = (title: string, lines: readonly string[], style: Style): readonly string[] =>
  lines.length === 0 ? [] : [`${style.bold(title)}\n${lines.map((line) => `  ${line}`).join('\n')}`]

const meanings = (items: readonly Item[]): readonly string[] =>
  items.flatMap(({ id, levels = [], choices = {} }) => [
    ...levels.flatMap(({ level, meaning }) => (meaning === undefined ? [] : [`${id} ${level}: ${meaning.en}`])),
    ...Object.entries(choices).map(([word, label]) => `${id} ${word}: ${label.en}`),
  ])

const tables = (described: Described, style: Style): readonly string[] => [
  table(
    [
      { title: 'ITEM', cell: ({ id }) => id },
      // Two glands or tests may ask the same: the heading of a form tells them apart.
      {
        title: 'MEANS',
        cell: ({ label, group }) => (group === undefined || group.en === label.en ? label.en : `${group.en}: ${label.en}`),
      },
      { title: 'VALUES', cell: allowed },
      { title: 'UNIT', cell: units },
      { title: 'VISIT', cell: ({ visit }) => visit },
    ],
    described.items,
    style.bold,
  ),
  ...said('LEVELS', meanings(described.items), style),
  ...(described.options.length === 0
    ? []
    : [
        table(
          [
            { title: 'OPTION', cell: ({ id }) => id },
            { title: 'MEANS', cell: ({ label }) => label.en },
            { title: 'VALUES', cell: preset },
            { title: 'DEFAULT', cell: (option) => option.default },
          ],
          described.options,
          style.bold,
        ),
      ]),
  table(
    [
      { title: 'RESULT', cell: ({ id }) => id },
      { title: 'MEANS', cell: ({ label }) => label.en },
      { title: 'VALUES', cell: gives },
    ],
    described.results,
    style.bold,
  ),
]

/** Everything about one instrument. */
export const showInstrument = (described: Described, style: Style): string => {
  const { id, version, title, aliases, section, measures, mark, rule, missingRule, sideRule, notice, licence, companion } = described
  return [
    pairs(
      [
        ['instrument', `${style.bold(title.en)} (${id}@${version})`],
        ['also called', aliases.join(', ')],
        ['section', section],
        ['measures', measures.en],
        ['verification', mark],
        ['rule', rule.en],
        ['missing', missingRule.en],
        ['eyes, glands', sideRule?.en],
        ['notice', notice?.en],
        ['licence', licence?.en],
        ['needs', companion === undefined ? undefined : `${companion.label.en} (--with FILE). ${companion.help.en}`],
      ],
      style,
    ),
    ...tables(described, style),
    ...said(
      'THRESHOLDS',
      described.thresholds.map((entry) => `${entry.label.en}: ${entry.value} [${entry.mark}]`),
      style,
    ),
    ...said(
      'RESTS ON',
      described.marks.map((entry) => `${entry.what.en}: ${entry.mark}${entry.where === undefined ? '' : ` (${entry.where})`}`),
      style,
    ),
    ...said(
      'SOURCES DISAGREE',
      described.disagreements.map(({ en }) => en),
      style,
    ),
    ...said(
      'EDGE CASES',
      described.edgeCases.map(({ en }) => en),
      style,
    ),
    ...said(
      'EXAMPLES',
      described.examples.map(
        (example) =>
          `${example.title.en}: ${[...Object.entries(example.options), ...Object.entries(example.input)].map(([name, value]) => `${name}=${value}`).join(' ')} → ${Object.entries(
            example.expect,
          )
            .map(([name, value]) => `${name} ${value}`)
            .join(', ')}`,
      ),
      style,
    ),
    ...said('SOURCES', described.citations.map(cited), style),
  ].join('\n\n')
}
