import { instruments, notComputable, reasonWords } from '@dacryon/endpoints'
import { citationLine } from './instrument-page.ts'
import { markLegend, sectionTitles } from './instrument-words.ts'
import { code, plain, section, table } from './markdown.ts'

/** The index of the shelf, with the reasons that all instruments share. */
export const instrumentsPage = (): string =>
  `${[
    '# Instruments',
    '',
    'Every validated instrument that can be computed, made from the definitions in `areas/endpoints/src/instruments`. Each page holds the rule, the',
    'items with their units, the thresholds with their sources, what is verified and what is not, and worked examples that run.',
    `What the field uses and what cannot be computed is [a page of its own](instruments/not-computable.md).`,
    '',
    ...Object.entries(sectionTitles).flatMap(([id, title]) =>
      section(
        title.en,
        table(
          ['instrument', 'version', 'measures', 'verification'],
          instruments
            .filter((entry) => entry.section === id)
            .map((entry) => [
              `[${plain(entry.short)}](instruments/${entry.id}.md) ${code(entry.id)}`,
              plain(entry.version),
              plain(entry.measures.en),
              entry.mark,
            ]),
        ),
      ),
    ),
    ...section('Reasons', [
      'Why a result is missing. `missing:ITEM` and `invalid:ITEM` name an input; `censored:ITEM` is a value beyond the limits of the test;',
      'instruments have further codes, which their pages list.',
      '',
      ...table(
        ['code', 'means', 'signifie'],
        Object.entries(reasonWords).map(([id, words]) => [code(id), plain(words.en), plain(words.fr)]),
      ),
    ]),
    ...section('Verification marks', markLegend('en')),
  ]
    .join('\n')
    .trimEnd()}\n`

/** What cannot be computed, with the reasons. */
export const notComputablePage = (): string =>
  `${[
    '# Not computable',
    '',
    'What the field uses and what is not on the shelf of [instruments](../instruments.md): no rule is published that could be computed, or what it needs is not open.',
    'Nothing of it is imitated.',
    '',
    ...notComputable.flatMap(({ id, title, why, citation }) =>
      section(plain(title.en), [
        `${code(id)} ${plain(why.en)}`,
        '',
        `*${plain(title.fr)}.* ${plain(why.fr)}`,
        ...(citation === undefined ? [] : ['', `Source: ${citationLine(citation)}`]),
      ]),
    ),
  ]
    .join('\n')
    .trimEnd()}\n`
