import type { scoreSubjectOperation } from '@dacryon/release-to-scores'
import { table } from '../terminal/table.ts'
import { pairs } from './pairs.ts'
import type { AnswerOf, View } from './view.ts'

type Answer = AnswerOf<typeof scoreSubjectOperation>
type Line = { readonly instrument: string; readonly result: string; readonly at: ReadonlyMap<string, string> }

const linesOf = ({ instruments }: Answer): readonly Line[] =>
  instruments.flatMap(({ id, records }) =>
    (['right', 'left', undefined] as const).flatMap((eye) => {
      const own = records.filter((record) => record.eye === eye)
      return (own[0]?.results ?? []).map(({ id: result }, place) => ({
        instrument: place === 0 ? `${id}${eye === undefined ? '' : `, ${eye} eye`}` : '',
        result,
        at: new Map(own.map((record) => [record.visit, record.results[place]?.words?.en ?? record.results[place]?.text ?? ''])),
      }))
    }),
  )

const shown = (answer: Answer): readonly string[] => answer.visits.map(({ label }) => label)

/** One patient over the visits. */
export const showScoreSubject: View<Answer> = (answer, style) => {
  const { release, subject, baseline, dates } = answer
  const reasons = Object.entries(answer.words)
  return [
    pairs(
      [
        ['subject', subject],
        ['release', release],
        ['baseline', baseline?.visit],
        [
          'dates',
          Object.entries(dates)
            .map(([visit, date]) => `${visit} ${date}`)
            .join(', '),
        ],
      ],
      style,
    ),
    table<Line>(
      [
        { title: 'INSTRUMENT', cell: ({ instrument }) => instrument },
        { title: 'RESULT', cell: ({ result }) => result },
        ...shown(answer).map((visit) => ({ title: visit, right: true, cell: ({ at }: Line) => at.get(visit) ?? '' })),
      ],
      linesOf(answer),
      style.bold,
    ),
    ...(reasons.length === 0
      ? []
      : [
          table<(typeof reasons)[number]>(
            [
              { title: 'CODE', cell: ([code]) => code },
              { title: 'MEANING', cell: ([, words]) => words.en },
            ],
            reasons,
            style.bold,
          ),
        ]),
    style.dim('Inputs with their places in the files: --json'),
  ].join('\n\n')
}
