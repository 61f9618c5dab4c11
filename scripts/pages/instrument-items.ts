import { asUnitText } from '@dacryon/core'
import type { Instrument, Item, NumberItem, Option, Result } from '@dacryon/endpoints'
import type { Language } from './instrument-words.ts'
import { code, list, plain, section, table } from './markdown.ts'

const isBare = (unit: string): boolean => unit === '1' || /^\{[^}]*\}$/.test(unit)

const unitCell = (unit: string | undefined, language: Language): string => {
  if (unit === undefined || isBare(unit)) return ''
  const text = asUnitText(unit, language)
  return text === unit || text === '' ? code(unit) : `${code(unit)} (${plain(text)})`
}

const bounds = ({ min, max }: { readonly min?: string; readonly max?: string }): string =>
  min !== undefined && max !== undefined
    ? `${min} to ${max}`
    : min !== undefined
      ? `${min} or more`
      : max !== undefined
        ? `${max} or less`
        : 'any number'

const numbers = (item: NumberItem): string => {
  const inside = item.above === undefined ? bounds(item) : `above ${item.above}${item.max === undefined ? '' : `, to ${item.max}`}`
  return [
    inside,
    ...(item.whole === true ? ['whole'] : []),
    ...(item.halfLimit === true && item.visit !== 'baseline' ? ['`<x` at follow-up counts as half of x'] : []),
  ].join('; ')
}

const valuesCell = (item: Item): string => {
  switch (item.kind) {
    case 'level':
      return item.levels.join(', ')
    case 'choice':
      return Object.keys(item.choices).map(code).join(', ')
    case 'yes-no':
      return '1, 0'
    case 'number':
      return numbers(item)
  }
}

/** When, where and for what period an item is asked. */
const aboutCell = (item: Item, language: Language): string =>
  [
    item.group?.[language],
    item.visit,
    item.recall?.[language],
    item.from === undefined ? undefined : `${item.from.result} of ${item.from.instrument}`,
    item.optional === true ? 'may be absent' : undefined,
  ]
    .filter((part) => part !== undefined)
    .map(plain)
    .join('; ')

/** What each level and word means, item by item. */
const meanings = (instrument: Instrument, language: Language): readonly string[] =>
  Object.entries(instrument.items).flatMap(([id, item]) => {
    const said =
      item.kind === 'level'
        ? item.levels.flatMap((level) => {
            const meaning = item.meanings?.[level]
            return meaning === undefined ? [] : [`${level}: ${plain(meaning[language])}`]
          })
        : item.kind === 'choice'
          ? Object.entries(item.choices).map(([word, label]) => `${code(word)}: ${plain(label[language])}`)
          : []
    const help = item.help === undefined ? [] : [plain(item.help[language])]
    return said.length + help.length === 0
      ? []
      : [`${code(id)}${help.length === 0 ? '' : ` ${help.join(' ')}`}`, ...said.map((line) => `  - ${line}`)]
  })

const nest = (lines: readonly string[]): readonly string[] => lines.map((line) => (line.startsWith('  - ') ? line : `- ${line}`))

/** The table of items, and what their values mean. */
export const itemsPart = (instrument: Instrument): readonly string[] => [
  ...section('Items', [
    'Columns of a table are named by the first column here. Blank and `NA` are not known.',
    '',
    ...table(
      ['item', 'means', 'values', 'unit', 'also taken in', 'about'],
      Object.entries(instrument.items).map(([id, item]) => [
        code(id),
        plain(item.label.en),
        valuesCell(item),
        item.kind === 'number' ? unitCell(item.unit, 'en') : '',
        item.kind === 'number' ? (item.accepts ?? []).map((unit) => unitCell(unit, 'en')).join(', ') : '',
        aboutCell(item, 'en'),
      ]),
    ),
  ]),
  ...section('What the values mean', nest(meanings(instrument, 'en')), 3),
]

/** Items in French. */
export const frenchItems = (instrument: Instrument): readonly string[] => [
  ...table(
    ['élément', 'signification', 'à propos'],
    Object.entries(instrument.items).map(([id, item]) => [
      code(id),
      plain(item.label.fr),
      [item.group?.fr, item.recall?.fr]
        .filter((part) => part !== undefined)
        .map(plain)
        .join(' ; '),
    ]),
  ),
  ...nest(meanings(instrument, 'fr')),
  ...(meanings(instrument, 'fr').length === 0 ? [] : ['']),
]

const optionValues = (option: Option): string =>
  option.kind === 'choice'
    ? Object.entries(option.choices)
        .map(([word, label]) => `${code(word)} (${plain(label.en)})`)
        .join(', ')
    : `${bounds(option)}${option.unit === undefined || isBare(option.unit) ? '' : ` ${plain(asUnitText(option.unit, 'en'))}`}`

/** The table of options. */
export const optionsPart = ({ options = {} }: Instrument): readonly string[] =>
  section('Options', [
    ...(Object.keys(options).length === 0
      ? []
      : ['Given for the whole table with `--option NAME=VALUE`, or row by row in a column of the same name.', '']),
    ...table(
      ['option', 'means', 'values', 'default', 'mark'],
      Object.entries(options).map(([id, option]) => [
        code(id),
        [option.label.en, option.help?.en]
          .filter((part) => part !== undefined)
          .map(plain)
          .join('. '),
        optionValues(option),
        code(option.default),
        option.mark ?? '',
      ]),
    ),
  ])

const resultValues = (result: Result): string => {
  if (result.kind === 'yes-no') return '1, 0'
  if (result.kind === 'category')
    return Object.entries(result.choices)
      .map(([word, label]) => `${code(word)} (${plain(label.en)})`)
      .join(', ')
  return [bounds(result), result.better === undefined ? undefined : `${result.better} is better`]
    .filter((part) => part !== undefined)
    .join('; ')
}

/** The table of results. */
export const resultsPart = ({ results, main }: Instrument): readonly string[] =>
  section(
    'Results',
    table(
      ['result', 'means', 'values', 'unit'],
      Object.entries(results).map(([id, result]) => [
        id === main ? `**${code(id)}**` : code(id),
        [result.label.en, result.help?.en]
          .filter((part) => part !== undefined)
          .map(plain)
          .join('. '),
        resultValues(result),
        result.kind === 'number' ? unitCell(result.unit, 'en') : '',
      ]),
    ),
  )

/** Results in French. */
export const frenchResults = ({ results }: Instrument): readonly string[] =>
  list(
    Object.entries(results).map(
      ([id, result]) =>
        `${code(id)} ${[result.label.fr, result.help?.fr]
          .filter((part) => part !== undefined)
          .map(plain)
          .join('. ')}${
          result.kind === 'category'
            ? ` (${Object.entries(result.choices)
                .map(([word, label]) => `${code(word)} ${plain(label.fr)}`)
                .join(', ')})`
            : ''
        }`,
    ),
  )
