import type { Citation } from '@dacryon/core'
import { formats } from '@dacryon/data'

const asLine = ({ title, authors, year, doi, url, where }: Citation): string =>
  `- ${[authors, title, year, where].filter((part) => part !== undefined).join(', ')}${doi === undefined ? '' : `, doi:${doi}`}${url === undefined ? '' : `, <${url}>`}`

/** The page of the format shelf: what each format reads, in its own words. */
export const formatsPage = (): string =>
  [
    '# Formats',
    '',
    'Made from the shelf `areas/data/src/formats`. A format is recognised from the content; `--format ID` chooses one.',
    ...formats.flatMap(({ id, title, describes, citations }) => [
      '',
      `## ${title} (\`${id}\`)`,
      '',
      describes.trim(),
      '',
      'Sources:',
      '',
      ...citations.map(asLine),
    ]),
    '',
  ].join('\n')
