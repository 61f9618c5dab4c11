import type { distributionOperation } from '@dacryon/release-to-answers'
import { table } from '../terminal/table.ts'
import { pairs } from './pairs.ts'
import type { AnswerOf, View } from './view.ts'

type Answer = AnswerOf<typeof distributionOperation>

const rounded = (value: number | undefined): number | undefined => (value === undefined ? undefined : Number(value.toPrecision(5)))

/** One line a group, and one a category where there are categories. */
const linesOf = ({ groups }: Answer) =>
  groups.flatMap(({ categories, ...group }) => [
    { ...group, category: undefined, share: undefined },
    ...(categories ?? []).map(({ value, observations, subjects }) => ({
      visit: '',
      arm: '',
      observations,
      subjects,
      missing: undefined,
      numbers: undefined,
      dates: undefined,
      category: value,
    })),
  ])

export const showDistribution: View<Answer> = (answer, style) => {
  const { groups, concept, unit } = answer
  const numeric = groups.some(({ numbers }) => numbers !== undefined)
  const number = (title: string, of: (group: Answer['groups'][number]['numbers']) => number | undefined) => ({
    title,
    right: true,
    cell: (line: { readonly numbers?: Answer['groups'][number]['numbers'] }) => rounded(of(line.numbers)),
  })
  return [
    pairs(
      [
        ['variable', unit === undefined ? concept : `${concept} [${unit}]`],
        ['release', answer.release],
      ],
      style,
    ),
    table<ReturnType<typeof linesOf>[number]>(
      [
        ...(groups.some(({ visit }) => visit !== undefined)
          ? [{ title: 'VISIT', cell: (line: { readonly visit?: string }) => line.visit }]
          : []),
        ...(groups.some(({ arm }) => arm !== undefined) ? [{ title: 'GROUP', cell: (line: { readonly arm?: string }) => line.arm }] : []),
        ...(groups.some(({ categories }) => categories !== undefined)
          ? [{ title: 'CATEGORY', cell: (line: { readonly category: string | undefined }) => line.category }]
          : []),
        { title: 'SUBJECTS', right: true, cell: (line) => line.subjects },
        { title: 'OBSERVATIONS', right: true, cell: (line) => line.observations },
        { title: 'MISSING', right: true, cell: (line) => line.missing },
        ...(numeric
          ? [
              number('MEAN', (of) => of?.mean),
              number('SD', (of) => of?.sd),
              number('MIN', (of) => of?.min),
              number('Q1', (of) => of?.q1),
              number('MEDIAN', (of) => of?.median),
              number('Q3', (of) => of?.q3),
              number('MAX', (of) => of?.max),
            ]
          : []),
        ...(groups.some(({ dates }) => dates !== undefined)
          ? [
              { title: 'FROM', cell: (line: { readonly dates?: { readonly min: string } | undefined }) => line.dates?.min },
              { title: 'TO', cell: (line: { readonly dates?: { readonly max: string } | undefined }) => line.dates?.max },
            ]
          : []),
      ],
      linesOf(answer),
      style.bold,
    ),
  ].join('\n\n')
}
