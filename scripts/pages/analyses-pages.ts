import { analysesEnglish } from '../../apps/web/src/words/analyses-english.ts'
import { formatOf } from '../../apps/web/src/words/format.ts'
import { analyses } from '../../journeys/data-to-results/src/analyses/index.ts'
import { type Analysis, analysisGroups } from '../../journeys/data-to-results/src/analysis.ts'
import { describeAnalysis } from '../../journeys/data-to-results/src/describe-analysis.ts'
import { code, plain, section, table } from './markdown.ts'

const { groups: groupTitles } = analysesEnglish(formatOf('en'))

/** The shelf of analyses, by the question they answer. */
export const analysesPage = (): string =>
  `${[
    '# Analyses',
    '',
    'Statistics as people use them: `dacryon run ID`, `POST /api/analyses/ID/run`, and the page *Analyses* of the web application are made from',
    'the definitions in `journeys/data-to-results/src/analyses`. Every result has its uncertainty, tables with all digits, figures, a methods',
    'paragraph, its sources, and a fingerprint that the same input gives again.',
    '',
    ...analysisGroups.flatMap((group) => {
      const list = analyses.filter((one) => one.group === group)
      if (list.length === 0) return []
      return section(
        groupTitles[group],
        table(
          ['analysis', 'question'],
          list.map(({ id, title, question }) => [`[${plain(title)}](analyses/${id}.md) ${code(id)}`, plain(question)]),
        ),
      )
    }),
  ]
    .join('\n')
    .trimEnd()}\n`

/** The page of one analysis. */
export const analysisPage = (analysis: Analysis): string => {
  const { id, title, question, summary, options, citations, example, needsData, random } = describeAnalysis(analysis)
  const kindOf = (option: (typeof options)[number]): string => {
    if (!('column' in option)) return option.choices?.join(', ') ?? option.kind
    return `${option.column === 'either' ? '' : `${option.column} `}column${option.kind === 'texts' ? 's' : ''}`
  }
  const given = Object.entries(example.options)
    .map(([name, value]) => ` \\\n  --set ${name}=${Array.isArray(value) ? value.join(',') : String(value)}`)
    .join('')
  return `${[
    `# ${plain(title)}`,
    '',
    `*${plain(question)}*`,
    '',
    summary.trim(),
    '',
    ...section(
      'Options',
      table(
        ['option', 'meaning', 'kind', 'when absent'],
        options.map((option) => [
          code(option.name),
          plain(option.describes),
          kindOf(option),
          option.required ? 'needed' : option.default === undefined ? '' : String(option.default),
        ]),
      ),
    ),
    ...section('Example', [
      '```sh',
      `dacryon run ${id}${needsData ? ' --table FILE' : ''}${given}${random ? ' --seed TEXT' : ''} --out result`,
      '```',
    ]),
    ...section(
      'Sources',
      citations.map((citation) => `- ${plain(citation)}`),
    ),
  ]
    .join('\n')
    .trimEnd()}\n`
}
