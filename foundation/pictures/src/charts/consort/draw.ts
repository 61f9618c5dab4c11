import type { z } from 'zod'
import type { DrawOptions } from '../../chart.ts'
import { closePage, nothingToShow, openPage } from '../../parts/page.ts'
import { linePath, type Place } from '../../parts/path.ts'
import type { Mark } from '../../scene/mark.ts'
import type { Scene, TextTable } from '../../scene/scene.ts'
import { wrapText } from '../../text/wrap-text.ts'
import type { consortSchema } from './schema.ts'

/** What a flow of participants is drawn from. */
export type ConsortData = z.output<typeof consortSchema>

type Arm = ConsortData['arms'][number]
type Reasons = Arm['lost']

const total = (reasons: Reasons): number => reasons.reduce((sum, { count }) => sum + count, 0)

/** Lines of a box: the first is strong, those of reasons are set in. */
interface Line {
  readonly text: string
  readonly strong: boolean
  readonly inset: number
}

const wrapped = (text: string, width: number, strong: boolean, inset = 0): readonly Line[] =>
  wrapText(text, width - 20 - inset, 11, strong ? 600 : 400, 4).map((line) => ({ text: line, strong, inset }))

const reasonLines = (head: string, reasons: Reasons, width: number): readonly Line[] =>
  reasons.length === 0
    ? []
    : [
        ...wrapped(`${head} (n = ${total(reasons)})`, width, false),
        ...reasons.flatMap(({ reason, count }) => wrapped(`${reason} (n = ${count})`, width, false, 10)),
      ]

const linesOf = (arm: Arm, width: number): readonly (readonly Line[])[] => [
  [
    ...wrapped(arm.label, width, true),
    ...wrapped(`Allocated (n = ${arm.allocated})`, width, false),
    ...(arm.received === undefined ? [] : wrapped(`Received it (n = ${arm.received})`, width, false)),
    ...reasonLines('Did not receive it', arm.notReceived, width),
  ],
  arm.lost.length === 0 ? wrapped('None lost to follow-up', width, false) : reasonLines('Lost or stopped', arm.lost, width),
  [...wrapped(`Analysed (n = ${arm.analysed})`, width, true), ...reasonLines('Not analysed', arm.notAnalysed, width)],
]

const lineHeight = 15
const heightOf = (lines: readonly Line[]): number => lines.length * lineHeight + 14

const drawBox = (lines: readonly Line[], x: number, y: number, width: number, height: number): readonly Mark[] => [
  { kind: 'rect', x, y, width, height, fill: 'paper', stroke: 'axis', strokeWidth: 1.1, radius: 2 },
  ...lines.map(
    ({ text, strong, inset }, at): Mark => ({
      kind: 'text',
      role: 'label',
      x: x + 10 + inset,
      y: y + 18 + at * lineHeight,
      text,
      size: 11,
      ...(strong ? { weight: 600 as const } : {}),
    }),
  ),
]

const arrow = (places: readonly Place[]): readonly Mark[] => {
  const [end, before] = [places.at(-1), places.at(-2)]
  if (end === undefined || before === undefined) return []
  const down = end[0] === before[0]
  const head = down ? [[end[0] - 4, end[1] - 6], end, [end[0] + 4, end[1] - 6]] : [[end[0] - 6, end[1] - 4], end, [end[0] - 6, end[1] + 4]]
  return [
    { kind: 'path', d: linePath(places), stroke: 'axis', strokeWidth: 1.2 },
    {
      kind: 'path',
      d: linePath(
        head.map(([x = 0, y = 0]): Place => [x, y]),
        true,
      ),
      fill: 'axis',
    },
  ]
}

const wordsOf = (data: ConsortData): { readonly description: string; readonly table: TextTable } => ({
  description:
    `Assessed ${data.assessed}, excluded ${data.excluded.count}, randomised ${data.randomised}. ${data.arms.map((arm) => `${arm.label}: allocated ${arm.allocated}, lost or stopped ${total(arm.lost)}, analysed ${arm.analysed}.`).join(' ')}`.trim(),
  table: {
    columns: ['arm', 'step', 'reason', 'participants'],
    rows: [
      ['all', 'assessed', null, data.assessed],
      ['all', 'excluded', null, data.excluded.count],
      ...data.excluded.reasons.map(({ reason, count }) => ['all', 'excluded', reason, count]),
      ['all', 'randomised', null, data.randomised],
      ...data.arms.flatMap((arm) => [
        [arm.label, 'allocated', null, arm.allocated],
        ...(arm.received === undefined ? [] : [[arm.label, 'received', null, arm.received]]),
        ...(
          [
            ['not received', arm.notReceived],
            ['lost', arm.lost],
            ['not analysed', arm.notAnalysed],
          ] as const
        ).flatMap(([step, reasons]) => reasons.map(({ reason, count }) => [arm.label, step, reason, count])),
        [arm.label, 'analysed', null, arm.analysed],
      ]),
    ],
  },
})

const gap = 30
const side = 18

const band = (text: string, left: number, from: number, to: number): readonly Mark[] => [
  { kind: 'rect', x: left, y: from, width: side, height: to - from, fill: 's1', fillOpacity: 0.16, radius: 2 },
  { kind: 'text', role: 'axis-title', x: left + 13, y: (from + to) / 2, text, size: 10.5, weight: 600, anchor: 'middle', turn: -90 },
]

const drawArms = (
  columns: readonly (readonly (readonly Line[])[])[],
  rows: readonly number[],
  place: { readonly y: number; readonly centre: number; readonly left: number; readonly armWidth: number; readonly edge: number },
): readonly Mark[] => {
  const marks: Mark[] = []
  const { centre, left, armWidth, edge } = place
  let { y } = place
  const middleOf = (arm: number): number => left + arm * (armWidth + 16) + armWidth / 2
  const names = ['Allocation', 'Follow-up', 'Analysis']
  rows.forEach((height, row) => {
    if (columns.length === 0) return
    const top = y + gap + (row === 0 ? 14 : 0)
    columns.forEach((column, arm) => {
      const x = middleOf(arm)
      marks.push(
        ...(row === 0
          ? arrow([
              [centre, y],
              [centre, y + 20],
              [x, y + 20],
              [x, top],
            ])
          : arrow([
              [x, y],
              [x, top],
            ])),
        ...drawBox(column[row] ?? [], x - armWidth / 2, top, armWidth, height),
      )
    })
    marks.push(...band(names[row] ?? '', edge, top, top + height))
    y = top + height
  })
  return marks
}

/** Boxes from assessment to analysis, arms side by side, rows of one height. */
export const drawConsort = (data: ConsortData, options: DrawOptions): Scene => {
  const width = options.width ?? Math.max(680, 240 * data.arms.length)
  const said = wordsOf(data)
  if (data.assessed === 0 && data.randomised === 0)
    return nothingToShow(openPage(data, { width, bodyHeight: 120 }), said.table, 'No participants')
  const inner = width - 32 - side - 8
  const arms = Math.max(1, data.arms.length)
  const armWidth = (inner - 16 * (arms - 1)) / arms
  const mainWidth = Math.min(260, inner * 0.42)
  const outWidth = Math.min(280, inner * 0.46)
  const assessed = wrapped(`Assessed for eligibility (n = ${data.assessed})`, mainWidth, true)
  const excluded = [
    ...wrapped(`Excluded (n = ${data.excluded.count})`, outWidth, true),
    ...data.excluded.reasons.flatMap(({ reason, count }) => wrapped(`${reason} (n = ${count})`, outWidth, false, 10)),
  ]
  const randomised = wrapped(`Randomised (n = ${data.randomised})`, mainWidth, true)
  const columns = data.arms.map((arm) => linesOf(arm, armWidth))
  const rows = [0, 1, 2].map((row) => Math.max(66, ...columns.map((column) => heightOf(column[row] ?? []))))
  const between = Math.max(gap, heightOf(excluded) + 24)
  const bodyHeight =
    heightOf(assessed) + between + heightOf(randomised) + (data.arms.length === 0 ? 0 : rows.reduce((sum, row) => sum + row + gap, 0) + 14)
  const page = openPage(data, { width, bodyHeight })
  const left = page.body.left + side + 8
  const centre = data.arms.length === 0 ? left + mainWidth / 2 : left + inner / 2
  const y = page.body.top
  const marks: Mark[] = []
  marks.push(...drawBox(assessed, centre - mainWidth / 2, y, mainWidth, heightOf(assessed)))
  const below = y + heightOf(assessed)
  const next = below + between
  const outLeft = Math.min(page.body.right - outWidth, centre + 40)
  marks.push(
    ...arrow([
      [centre, below],
      [centre, next],
    ]),
    ...arrow([
      [centre, below + between / 2],
      [outLeft, below + between / 2],
    ]),
    ...drawBox(excluded, outLeft, below + (between - heightOf(excluded)) / 2, outWidth, heightOf(excluded)),
  )
  marks.push(...drawBox(randomised, centre - mainWidth / 2, next, mainWidth, heightOf(randomised)))
  marks.push(...band('Enrolment', page.body.left, y, next + heightOf(randomised)))
  marks.push(...drawArms(columns, rows, { y: next + heightOf(randomised), centre, left, armWidth, edge: page.body.left }))
  return closePage(page, marks, said)
}
