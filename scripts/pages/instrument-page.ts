import type { Citation } from '@dacryon/core'
import { csvCell } from '@dacryon/data'
import type { Example, Instrument, Words } from '@dacryon/endpoints'
import { frenchItems, frenchResults, itemsPart, optionsPart, resultsPart } from './instrument-items.ts'
import { type Language, markLegend, markMeanings, sectionTitles } from './instrument-words.ts'
import { block, code, list, plain, section, table } from './markdown.ts'

/** A citation with its DOI as a link. */
export const citationLine = ({ authors, title, year, where, doi, url }: Citation): string =>
  [
    [authors, title, year, where]
      .filter((part) => part !== undefined)
      .map((part) => plain(String(part)))
      .join(', '),
    ...(doi === undefined ? [] : [`[doi:${doi}](https://doi.org/${encodeURI(doi).replaceAll('(', '%28').replaceAll(')', '%29')})`]),
    ...(url === undefined ? [] : [`<${url}>`]),
  ].join(', ')

const said = (words: readonly Words[] | undefined, language: Language): readonly string[] =>
  list((words ?? []).map((text) => plain(text[language])))

const ruleLines = (
  { rule, missingRule, sideRule }: Instrument,
  language: Language,
  titles: readonly [string, string],
): readonly string[] => [
  plain(rule[language]),
  '',
  `**${titles[0]}** ${plain(missingRule[language])}`,
  ...(sideRule === undefined ? [] : ['', `**${titles[1]}** ${plain(sideRule[language])}`]),
]

const thresholdsPart = ({ thresholds = [] }: Instrument): readonly string[] =>
  section(
    'Thresholds',
    table(
      ['threshold', 'value', 'option', 'mark', 'source'],
      thresholds.map(({ label, value, option, mark, citation }) => [
        plain(label.en),
        plain(value),
        option === undefined ? '' : code(option),
        mark,
        citation === undefined ? '' : citationLine(citation),
      ]),
    ),
  )

const verifiedPart = ({ mark, marks = [] }: Instrument): readonly string[] =>
  section('What is verified', [
    `The rule as a whole: **${mark}**, ${markMeanings[mark].en}.${marks.length === 0 ? '' : ' Of it:'}`,
    '',
    ...list(marks.map((part) => `${plain(part.what.en)}: **${part.mark}**${part.where === undefined ? '' : ` (${plain(part.where)})`}`)),
  ])

const codesPart = ({ reasonWords = {}, flagWords = {} }: Instrument): readonly string[] =>
  section('Reasons and flags', [
    'Beside `missing:ITEM`, `invalid:ITEM` and the [codes of every instrument](../instruments.md#reasons).',
    '',
    ...table(
      ['code', 'means'],
      [...Object.entries(reasonWords), ...Object.entries(flagWords)].map(([id, words]) => [code(id), plain(words.en)]),
    ),
  ])

const example = (instrument: Instrument, { title, input, options = {}, expect }: Example, needs: boolean): readonly string[] => {
  const names = Object.keys(input)
  const csv = `${names.map(csvCell).join(',')}\n${names.map((name) => csvCell(input[name] ?? '')).join(',')}`
  const flags = Object.entries(options).map(([name, value]) => ` --option ${name}=${value}`)
  const body = { rows: [input], ...(Object.keys(options).length > 0 && { options }), ...(needs && { with: instrument.companion?.sample }) }
  return section(
    plain(title.en),
    [
      'The table `example.csv`:',
      '',
      ...block('csv', csv),
      ...block('sh', `dacryon score ${instrument.id} example.csv${flags.join('')}${needs ? ' --with sample.json' : ''}`),
      `Over HTTP, \`POST /api/instruments/${instrument.id}/records\`:`,
      '',
      ...block('json', JSON.stringify(body)),
      'gives',
      '',
      ...table(
        ['result', 'value'],
        Object.entries(expect).map(([name, value]) => [code(name), plain(value)]),
      ),
    ],
    3,
  )
}

const examplesPart = (instrument: Instrument): readonly string[] => {
  const needs = instrument.companion !== undefined
  return section('Worked examples', [
    ...(needs ? ['With the made-up file `sample.json` below: its figures are no real coefficients.', ''] : []),
    ...instrument.examples.flatMap((entry) => example(instrument, entry, needs)),
  ])
}

const companionPart = ({ companion }: Instrument): readonly string[] =>
  companion === undefined
    ? []
    : section('The file it needs', [
        `${plain(companion.label.en)}. ${plain(companion.help.en)}`,
        '',
        'A made-up file of the right shape, `sample.json`:',
        '',
        ...block('json', JSON.stringify(companion.sample, null, 2)),
      ])

const frenchPart = (instrument: Instrument): readonly string[] =>
  section('En français', [
    `**${plain(instrument.title.fr)}.** ${plain(instrument.measures.fr)}.`,
    '',
    ...(instrument.notice === undefined ? [] : [`> ${plain(instrument.notice.fr)}`, '']),
    ...ruleLines(instrument, 'fr', ['Données manquantes.', 'Yeux ou glandes.']),
    '',
    ...section('Éléments', frenchItems(instrument), 3),
    ...section('Résultats', frenchResults(instrument), 3),
    ...section('Désaccords', said(instrument.disagreements, 'fr'), 3),
    ...section('Cas limites', said(instrument.edgeCases, 'fr'), 3),
    ...section('Licence', instrument.licence === undefined ? [] : [plain(instrument.licence.fr)], 3),
  ])

/** The page of one instrument: everything that its definition says, and examples that run. */
export const instrumentPage = (instrument: Instrument): string => {
  const { id, version, short, title, measures, aliases = [], notice, licence } = instrument
  return `${[
    `# ${plain(short === title.en ? short : `${short}: ${title.en}`)}`,
    '',
    `${code(`${id}@${version}`)}, ${sectionTitles[instrument.section].en.toLowerCase()}, verification: **${instrument.mark}**.${
      aliases.length === 0 ? '' : ` Also called ${aliases.map(plain).join(', ')}.`
    } [All instruments](../instruments.md).`,
    '',
    `Measures: ${plain(measures.en)}.`,
    '',
    ...(notice === undefined ? [] : [`> ${plain(notice.en)}`, '']),
    ...section('Rule', ruleLines(instrument, 'en', ['When something is missing.', 'Which eye or gland counts.'])),
    ...itemsPart(instrument),
    ...companionPart(instrument),
    ...optionsPart(instrument),
    ...resultsPart(instrument),
    ...thresholdsPart(instrument),
    ...verifiedPart(instrument),
    ...section('Where sources disagree', said(instrument.disagreements, 'en')),
    ...section('Edge cases', said(instrument.edgeCases, 'en')),
    ...codesPart(instrument),
    ...examplesPart(instrument),
    ...section('Sources', list(instrument.citations.map(citationLine))),
    ...section('Licence', licence === undefined ? [] : [plain(licence.en)]),
    ...frenchPart(instrument),
    ...section('Verification marks', markLegend('en')),
  ]
    .join('\n')
    .trimEnd()}\n`
}
